// The main job, headless: the built app in Chromium reads real documents with the real model.
//   npm run demo [-- --documents "GLOB"] [--json FILE] [--models FOLDER] [--pack ID]
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { globSync } from 'tinyglobby';
import { ensureBuilt } from './build';
import { drive, type DemoDocument, type DemoRun } from './demo/drive';
import { fieldsLeft, formatTally, isIntentRight, isRight, tally, type Gold } from './demo/score';

const project = resolve(import.meta.dirname, '..');
const samples = join(project, 'public', 'samples');

try {
  const { values } = parseArgs({
    options: {
      documents: { type: 'string', multiple: true },
      json: { type: 'string' },
      models: { type: 'string' },
      pack: { type: 'string' },
    },
    allowPositionals: true,
  });
  const gold = values.documents === undefined ? readGold() : [];
  const files = values.documents === undefined ? gold.map(({ file }) => join(samples, file)) : find(values.documents);
  if (files.length === 0) throw new Error(`No file matches ${values.documents?.join(', ') ?? samples}.`);
  const root = await ensureBuilt();
  console.log('Making the model ready in headless Chromium (an empty profile, so everything is done once):');
  const run = await drive({
    root,
    files,
    redacts: true,
    ...(values.models === undefined ? {} : { modelsDirectory: resolve(values.models) }),
    ...(values.pack === undefined ? {} : { pack: values.pack }),
    onProgress: (line) => {
      console.log(line);
    },
    onDocument: (document) => {
      printDocument(document, gold);
    },
  });
  printRun(run, gold);
  if (values.json !== undefined) {
    const { documents, requests } = run;
    writeFileSync(values.json, `${JSON.stringify({ documents, requests, failures: run.failures }, null, 2)}\n`);
    console.log(`\nWritten to ${values.json}.`);
  }
  if (run.leftOrigin.length > 0) process.exitCode = 1;
} catch (error) {
  console.error(`The demo stopped. ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}

function readGold(): readonly Gold[] {
  const parsed = JSON.parse(readFileSync(join(samples, 'gold.json'), 'utf8')) as { documents: readonly Gold[] };
  return parsed.documents;
}

function find(patterns: readonly string[]): string[] {
  return patterns.flatMap((pattern) =>
    existsSync(pattern) ? [resolve(pattern)] : globSync(pattern, { absolute: true, onlyFiles: true }).sort(),
  );
}

function printDocument(document: DemoDocument, gold: readonly Gold[]): void {
  const expected = gold.find(({ file }) => file === document.file);
  const { label, confidence } = document.intent;
  const isRead = expected?.pack === document.pack.id;
  const verdict = !expected
    ? ''
    : isIntentRight(expected, document)
      ? '  right'
      : `  WRONG, gold: ${expected.intent} of ${expected.pack}`;
  console.log(`\n${document.file}  (${document.seconds.toFixed(1)} s, ${document.engine})`);
  console.log(`  ${'pack'.padEnd(14)} ${packWords(document)}`);
  console.log(`  ${'intent'.padEnd(14)} ${label}  score ${confidence.toFixed(2)}${verdict}`);
  for (const { name, value, quote, start, end } of document.fields) {
    const want = expected?.fields[name] ?? null;
    const right = isRead ? (isRight(want, value) ? '  right' : `  WRONG, gold: ${want?.value ?? 'not stated'}`) : '';
    const evidence =
      quote === null ? 'not found' : `${value ?? ''}  <- ${JSON.stringify(quote)} at ${String(start)}-${String(end)}`;
    console.log(`  ${name.padEnd(14)} ${evidence}${right}`);
  }
  printRedaction(document, expected);
}

function printRedaction({ redaction }: DemoDocument, expected?: Gold): void {
  if (!redaction) return;
  const { entities, risk, redacted, seconds } = redaction;
  const counts = Object.entries(entities).map(([type, count]) => `${String(count)} ${type}`);
  const left = expected ? fieldsLeft(expected, redacted) : [];
  const leftWords = left.length === 0 ? '' : `  STILL READABLE: ${left.join(', ')}`;
  console.log(`  ${'redacted'.padEnd(14)} ${counts.join(', ')}  (${seconds.toFixed(1)} s, ${risk})${leftWords}`);
}

function packWords({ pack: { id, version, chosenBy, confidence } }: DemoDocument): string {
  const score = confidence === null ? '' : `, score ${confidence.toFixed(2)}`;
  return `${id} ${version}  (${chosenBy === 'person' ? 'given' : `chosen automatically${score}`})`;
}

function printRun(run: DemoRun, gold: readonly Gold[]): void {
  const seconds = run.documents.map((document) => document.seconds).sort((a, b) => a - b);
  const median = seconds[Math.floor(seconds.length / 2)] ?? 0;
  console.log(`\n${String(run.documents.length)} documents read on the device with ${run.engine}.`);
  console.log(`Model ready after ${run.loadSeconds.toFixed(1)} s; median ${median.toFixed(1)} s a document.`);
  for (const { file, reason } of run.failures) console.log(`Not read: ${file}: ${reason}`);
  if (gold.length > 0) {
    const counts = tally(run.documents, gold);
    console.log('\nAgainst the gold values (public/samples/gold.json):');
    console.log(`  ${'intent'.padEnd(14)} ${formatTally(counts.intents)}`);
    for (const [name, count] of counts.fields) console.log(`  ${name.padEnd(14)} ${formatTally(count)}`);
    console.log(`  ${'all fields'.padEnd(14)} ${formatTally(counts.all)}`);
  }
  printLeft(run, gold);
  console.log(`\nEvery network request (${String(run.requests.length)}):`);
  for (const { method, url, from } of run.requests) console.log(`  ${method} ${url}  (${from})`);
  console.log(`${String(run.leftOrigin.length)} requests left the origin.`);
}

function printLeft({ documents }: DemoRun, gold: readonly Gold[]): void {
  const known = documents.flatMap((document) => {
    const expected = gold.find(({ file }) => file === document.file);
    return expected && document.redaction ? [{ expected, redacted: document.redaction.redacted }] : [];
  });
  if (known.length === 0) return;
  const values = known.flatMap(({ expected }) => Object.values(expected.fields).filter((value) => value !== null));
  const left = known.flatMap(({ expected, redacted }) => fieldsLeft(expected, redacted));
  console.log(
    `\nOf ${String(values.length)} gold values, ${String(left.length)} can still be read in the redacted texts.`,
  );
}
