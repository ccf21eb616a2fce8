// Redacts texts by the worker of the built app, in headless Chromium:
//   npm run redact -- --in FILE.jsonl --out FILE.jsonl
// Each line in is {"id", "text"}; each line out has "entities" (in UTF-16 offsets of "text") and "redacted" as well.
import { createReadStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { withRedactor, type RedactionRecord } from './redact/driver';
import { parseRecord } from './redact/record';

/** Lines that are held in memory at once. */
const linesAtOnce = 1000;

try {
  const { values } = parseArgs({ options: { in: { type: 'string' }, out: { type: 'string' } } });
  if (values.in === undefined || values.out === undefined) {
    throw new Error('Say which file to read and which to write: npm run redact -- --in FILE.jsonl --out FILE.jsonl');
  }
  await redactFile(values.in, values.out);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

/** The whole file or none: what was there before stays until all lines are done. */
async function redactFile(from: string, to: string): Promise<void> {
  const partial = `${to}.part`;
  const out = await open(partial, 'w');
  try {
    await withRedactor(async (redactor) => {
      const begin = performance.now();
      let records = 0;
      let characters = 0;
      for await (const batch of readRecords(from)) {
        for (const record of await redactor.redact(batch)) {
          await out.write(`${JSON.stringify(record)}\n`);
          characters += record.text.length;
        }
        records += batch.length;
        console.error(`${String(records)} records done`);
      }
      const seconds = (performance.now() - begin) / 1000;
      const rate = Math.round(characters / Math.max(seconds, 0.001));
      console.error(
        `${String(records)} records, ${String(characters)} characters in ${seconds.toFixed(1)} s (${String(rate)} a second); ` +
          `the entity model took ${redactor.startSeconds.toFixed(1)} s to start. Version ${redactor.version}.`,
      );
    });
    await out.close();
    await rename(partial, to);
  } catch (error) {
    await out.close();
    await rm(partial, { force: true });
    throw error;
  }
}

async function* readRecords(path: string): AsyncGenerator<readonly RedactionRecord[]> {
  let batch: RedactionRecord[] = [];
  let number = 0;
  for await (const line of createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity })) {
    number++;
    if (line.trim() === '') continue;
    const parsed = parseRecord(line);
    if (!parsed.ok) throw new Error(`Line ${String(number)} of ${path}: ${parsed.error} Nothing was written.`);
    batch.push(parsed.value);
    if (batch.length < linesAtOnce) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
