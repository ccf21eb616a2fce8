// Measures the field reader that learns from labels: how many labels it needs, what it reads from templates that it has
// not seen, and which share of documents it may accept alone.
//   npx tsx bench/field-ranker/run.ts [--noise 0.01] [--sizes 20,100,300] [--only generated|sets]
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bootstrap } from '../../src/evaluation';
import { outOfFold, trainFieldRanker, type LabelledText, type RankedField } from '../../src/tuning/field-ranker';
import { generateDocuments, kinds } from '../../tools/evaluate/generated/generate';
import { parseGold } from '../../tools/evaluate/gold';
import { acceptedShare, judge, microF1, thresholdFor, type Judged } from './measure';

const { values } = parseArgs({
  options: {
    noise: { type: 'string', default: '0.01' },
    sizes: { type: 'string', default: '20,100,300' },
    only: { type: 'string' },
  },
});
const noise = Number(values.noise);
const sizes = values.sizes.split(',').map(Number);
/** Documents of a kind that are read to test, and as many to choose a threshold by. */
const TESTED = 100;
const TARGET = 0.05;

if (values.only !== 'sets') await measureGenerated();
if (values.only !== 'generated') await measureSets();

async function measureGenerated(): Promise<void> {
  const make = (kind: (typeof kinds)[number], documents: number, seed: number, templates: 'train' | 'new') =>
    generateDocuments({ documents, seed, noise, templates, kinds: [kind] });
  for (const size of sizes) {
    const all: Record<'calibration' | 'known' | 'new', Judged[]> = { calibration: [], known: [], new: [] };
    console.log(`\n${String(size)} labelled documents a kind, noise ${String(noise)}`);
    for (const kind of kinds) {
      const start = process.cpuUsage();
      const trained = await trainFieldRanker(make(kind, size, 1, 'train'));
      if (!trained.ok) throw new Error(trained.error.message);
      const trainMs = elapsed(start);
      const { read, toBytes } = trained.value;
      const reading = process.cpuUsage();
      const judged = {
        calibration: judgeAll(make(kind, TESTED, 3, 'train'), read),
        known: judgeAll(make(kind, TESTED, 2, 'train'), read),
        new: judgeAll(make(kind, TESTED, 4, 'new'), read),
      };
      const readMs = elapsed(reading) / (3 * TESTED);
      for (const part of ['calibration', 'known', 'new'] as const) all[part].push(...judged[part]);
      console.log(
        `  ${kind.padEnd(9)} known templates ${estimate(judged.known)}   new templates ${estimate(judged.new)}   ` +
          `train ${(trainMs / 1000).toFixed(1)} s CPU, read ${readMs.toFixed(1)} ms, ${(toBytes().length / 1024).toFixed(0)} KiB`,
      );
    }
    console.log(`  all       known templates ${estimate(all.known)}   new templates ${estimate(all.new)}`);
    for (const by of ['document', 'field'] as const) {
      const threshold = thresholdFor(all.calibration, TARGET, by);
      for (const part of ['known', 'new'] as const) {
        const { share, risk } = acceptedShare(all[part], threshold, by);
        console.log(
          `  accepted ${by}s, ${part} templates: ${percent(share)} with ${percent(risk)} of their fields wrong ` +
            `(threshold ${threshold.toFixed(3)} for ${percent(TARGET)}, from known templates)`,
        );
      }
      console.log(`    risk at coverage, known templates: ${curve(all.known, by)}`);
    }
    calibrationLine(all.known);
  }
}

async function measureSets(): Promise<void> {
  const folder = join(import.meta.dirname, '../../tools/evaluate');
  for (const file of [
    ...['invoices_receipts', 'contracts', 'insurance_correspondence', 'banking_messages'].map(
      (name) => `sets/${name}.dev.jsonl`,
    ),
    'dev/documents.jsonl',
  ]) {
    const gold = parseGold(readFileSync(join(folder, file), 'utf8'));
    const examples = gold.map(({ text, fields }) => ({
      text,
      fields: Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field?.quote ?? null])),
    }));
    const readings = await outOfFold(examples);
    if (!readings.ok) throw new Error(readings.error.message);
    const held = examples.map((example, i) => judge(example, readings.value[i] ?? []));
    const few = await trainFieldRanker(examples.slice(0, 20));
    const rest = few.ok ? examples.slice(20).map((example) => judge(example, few.value.read(example.text))) : [];
    console.log(
      `\n${file}, ${String(examples.length)} documents: cross-fitted in five parts ${estimate(held)}; ` +
        `20 labelled, the others read ${estimate(rest)}`,
    );
    console.log(`  risk at coverage of fields: ${curve(held, 'field')}`);
    calibrationLine(held);
  }
}

function judgeAll(examples: readonly LabelledText[], read: (text: string) => readonly RankedField[]): Judged[] {
  return examples.map((example) => judge(example, read(example.text)));
}

function estimate(judged: readonly Judged[]): string {
  const { value, low, high } = bootstrap(judged, microF1);
  return `F1 ${percent(value)} (${percent(low)}-${percent(high)})`;
}

function curve(judged: readonly Judged[], by: 'document' | 'field'): string {
  return [0.01, 0.02, 0.05, 0.1]
    .map((risk) => `${percent(risk)}: ${percent(acceptedShare(judged, thresholdFor(judged, risk, by), by).share)}`)
    .join(', ');
}

function calibrationLine(judged: readonly Judged[]): void {
  const fields = judged.flatMap((document) => document.fields);
  const bins = [0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.01];
  const parts = bins.slice(1).map((high, i) => {
    const inside = fields.filter(({ probability }) => probability >= (bins[i] ?? 0) && probability < high);
    const mean = inside.reduce((sum, { probability }) => sum + probability, 0) / Math.max(1, inside.length);
    const right = inside.filter(({ isRight }) => isRight).length / Math.max(1, inside.length);
    return `${mean.toFixed(2)}>${right.toFixed(2)} (${String(inside.length)})`;
  });
  console.log(`  probability > share right (fields): ${parts.join('  ')}`);
}

function elapsed(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
