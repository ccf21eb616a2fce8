// The main job, headless: the built app in Chromium reads real documents with the real model.
//   npm run demo [-- --documents "GLOB"] [--json FILE] [--models FOLDER] [--pack ID] [--no-outside]
// Then one of them is asked about outside, through the gate: a server on this machine stands in for a frontier model.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { globSync } from 'tinyglobby';
import { ensureBuilt } from './build';
import { askOutside, startOutsideDemo, type OutsideDemo, type OutsideRun } from './demo/outside';
import { drive, type DemoDocument, type DemoOptions, type DemoRun } from './demo/drive';
import { fieldsLeft, formatTally, isIntentRight, isRight, tally, type Gold } from './demo/score';

const project = resolve(import.meta.dirname, '..');
const samples = join(project, 'public', 'samples');

let outside: OutsideDemo | null = null;
try {
  const { values } = parseArgs({
    options: {
      documents: { type: 'string', multiple: true },
      json: { type: 'string' },
      models: { type: 'string' },
      pack: { type: 'string' },
      'no-outside': { type: 'boolean', default: false },
    },
    allowPositionals: true,
  });
  const gold = values.documents === undefined ? readGold() : [];
  const files = values.documents === undefined ? gold.map(({ file }) => join(samples, file)) : find(values.documents);
  if (files.length === 0) throw new Error(`No file matches ${values.documents?.join(', ') ?? samples}.`);
  outside = values['no-outside'] ? null : await startOutside();
  const root = outside?.root ?? (await ensureBuilt());
  console.log('Making the model ready in headless Chromium (an empty profile, so everything is done once):');
  const asked: OutsideRun[] = [];
  const run = await drive({
    root,
    ...(outside && askingOf(outside, asked)),
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
  printResults(run, gold);
  asked.forEach(printOutside);
  printRequests(run);
  if (values.json !== undefined) {
    const { documents, requests } = run;
    writeFileSync(values.json, `${JSON.stringify({ documents, requests, failures: run.failures }, null, 2)}\n`);
    console.log(`\nWritten to ${values.json}.`);
  }
  if (run.leftOrigin.length > 0 || run.approved.length > 1) process.exitCode = 1;
} catch (error) {
  console.error(`The demo stopped. ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
} finally {
  await outside?.close();
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

function printResults(run: DemoRun, gold: readonly Gold[]): void {
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
}

function printRequests({ requests, approved, leftOrigin }: DemoRun): void {
  console.log(`\nEvery network request (${String(requests.length)}):`);
  for (const { method, url, from } of requests) console.log(`  ${method} ${url}  (${from})`);
  if (approved.length > 0) console.log(`${String(approved.length)} went to the destination, redacted and approved.`);
  console.log(`${String(leftOrigin.length)} requests left the origin for anywhere else.`);
}

async function startOutside(): Promise<OutsideDemo> {
  console.log('Building the app for a deployment with one destination (about half a minute) ...');
  return startOutsideDemo();
}

/** Asks about one document when all are read, and keeps what came of it. */
function askingOf(demo: OutsideDemo, asked: OutsideRun[]): Pick<DemoOptions, 'destination' | 'afterwards'> {
  return {
    destination: demo.server.origin,
    afterwards: async (page, url, documents) => {
      const hard = hardest(documents);
      if (hard !== null) asked.push(await askOutside(page, url, hard.file, demo));
    },
  };
}

/** The document of which the model on the device is unsure most often. */
function hardest(documents: readonly DemoDocument[]): DemoDocument | null {
  const unsure = ({ fields }: DemoDocument) => fields.filter(({ confidence }) => confidence < 0.6).length;
  // An attachment's row is found by its message's name.
  const whole = documents.filter(({ file }) => !file.includes(' > '));
  return whole.toSorted((a, b) => unsure(b) - unsure(a))[0] ?? null;
}

function printOutside(run: OutsideRun): void {
  console.log(`\nAsked outside about ${run.file} (${run.seconds.toFixed(1)} s):`);
  console.log(
    '  A server on this machine stands in for a frontier model. It understands nothing: it quotes placeholders.',
  );
  console.log(`  ${'no policy'.padEnd(14)} ${run.withoutPolicy}`);
  console.log(`  ${'asked'.padEnd(14)} ${run.asked.join(', ')}`);
  console.log(`  ${'left'.padEnd(14)} ${run.body}`);
  console.log(
    `  ${'bytes'.padEnd(14)} ${String(Buffer.byteLength(run.body))}; ${run.isSame ? 'the server received exactly these, once' : 'NOT what the server received'}`,
  );
  for (const { field, value, by } of run.answers) console.log(`  ${field.padEnd(14)} ${value}  (${by})`);
  console.log(`  ${'ledger'.padEnd(14)} ${run.decisions.join(', ')}. ${run.ledger}`);
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
