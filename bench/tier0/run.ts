// Measures the tier-0 classifier on public intent sets, next to a plain n-gram classifier:
//   npx tsx bench/tier0/run.ts [--part dev|test] [--only SET,SET] [--draws 5]
// The data are in STAYPUT_DATA, or in ../shared/data beside the project. Choices are made on the parts for development; the
// test parts are for the figures that are said.
//   clinc150           train / val / test, with the out-of-scope queries of val and train (dev) or test
//   insurance, finance MultiDoGO's train / dev / test: each utterance with its intent
//   nlu++              banking, the utterances with exactly one intent: folds 0-13 train, 14-16 dev, 17-19 test
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { seededRandom } from '../../src/evaluation';
import { wilson } from '../../src/routing';
import { trainClassifier, type LabelledExample } from '../../src/tuning';

interface IntentSet {
  readonly name: string;
  readonly train: readonly LabelledExample[];
  readonly held: readonly LabelledExample[];
  readonly outOfScope: readonly string[];
}

interface Answer {
  readonly label: string;
  readonly probability: number;
  readonly inScope: number;
}

type Train = (examples: readonly LabelledExample[], seed: number) => Promise<(text: string) => Answer>;

interface Figures {
  readonly right: number;
  readonly asked: number;
  readonly calibrationError: number;
  readonly seconds: number;
  readonly separation: number;
}

const { values } = parseArgs({
  options: {
    part: { type: 'string', default: 'test' },
    only: { type: 'string' },
    draws: { type: 'string', default: '5' },
  },
});
const data = resolve(process.env['STAYPUT_DATA'] ?? join(import.meta.dirname, '../../../shared/data'));
const part = values.part === 'dev' ? 'dev' : 'test';
const draws = Number(values.draws);
const readers: Readonly<Record<string, () => IntentSet>> = {
  clinc150: readClinc,
  insurance: () => readMultiDogo('insurance'),
  finance: () => readMultiDogo('finance'),
  'nlu++': readNlu,
};
const classifiers: Readonly<Record<string, Train>> = { stayput: trainOurs, plain: trainPlain };

console.log(`Part: ${part}. Few labels: mean of ${String(draws)} draws, the interval as if it were one.`);
console.log('set         labels  who      accuracy (Wilson 95 %)   ECE %  seconds  AUROC out of scope');
for (const name of values.only?.split(',') ?? Object.keys(readers)) {
  const set = readers[name]?.();
  if (!set) throw new Error(`--only takes names of ${Object.keys(readers).join(', ')}.`);
  for (const perLabel of [5, 20, Infinity]) {
    for (const [who, train] of Object.entries(classifiers)) {
      const figures: Figures[] = [];
      for (let seed = 1; seed <= (perLabel === Infinity ? 1 : draws); seed += 1) {
        figures.push(await measure(set, perLabel, seed, train));
      }
      printRow(set, perLabel, who, figures);
    }
  }
}

async function measure(set: IntentSet, perLabel: number, seed: number, train: Train): Promise<Figures> {
  const examples = perLabel === Infinity ? set.train : draw(set.train, perLabel, seed);
  const began = performance.now();
  const predict = await train(examples, seed);
  const seconds = (performance.now() - began) / 1000;
  const answers = set.held.map(({ text, label }) => {
    const answer = predict(text);
    return { ...answer, isRight: answer.label === label };
  });
  return {
    right: answers.filter(({ isRight }) => isRight).length,
    asked: answers.length,
    calibrationError: calibrationError(answers),
    seconds,
    separation: separation(
      answers.map(({ inScope }) => inScope),
      set.outOfScope.map((text) => predict(text).inScope),
    ),
  };
}

function printRow(set: IntentSet, perLabel: number, who: string, figures: readonly Figures[]): void {
  const mean = (of: (figures: Figures) => number) => figures.reduce((sum, each) => sum + of(each), 0) / figures.length;
  const share = mean(({ right, asked }) => right / asked);
  const { low, high } = wilson(share * set.held.length, set.held.length);
  const percent = (value: number) => (100 * value).toFixed(1);
  console.log(
    [
      set.name.padEnd(11),
      (perLabel === Infinity ? 'all' : String(perLabel)).padEnd(7),
      who.padEnd(8),
      `${percent(share)} (${percent(low)}-${percent(high)})`.padEnd(24),
      percent(mean(({ calibrationError: error }) => error)).padStart(5),
      mean(({ seconds }) => seconds)
        .toFixed(1)
        .padStart(8),
      set.outOfScope.length > 0 ? mean(({ separation: area }) => area).toFixed(3) : '',
    ].join(' '),
  );
}

async function trainOurs(examples: readonly LabelledExample[], seed: number): Promise<(text: string) => Answer> {
  const trained = await trainClassifier(examples, { seed });
  if (!trained.ok) throw new Error(trained.error.message);
  const classifier = trained.value;
  return (text) => {
    const { label, probability, outOfScope } = classifier.predict(text);
    return { label, probability, inScope: outOfScope };
  };
}

/** Words, pairs of words and 3 to 5 characters in 2^17 places, softmax regression by Adagrad, ten passes. Nothing else. */
function trainPlain(examples: readonly LabelledExample[], seed: number): Promise<(text: string) => Answer> {
  const labels = [...new Set(examples.map(({ label }) => label))].sort();
  const weights = new Float32Array(2 ** 17 * labels.length);
  const squares = new Float32Array(weights.length);
  const rows = examples.map(({ text, label }) => ({ features: plainFeatures(text), right: labels.indexOf(label) }));
  const chancesOf = (features: readonly number[]) => {
    const scores = labels.map((_, k) =>
      features.reduce((sum, feature) => sum + (weights[feature * labels.length + k] ?? 0), 0),
    );
    const highest = Math.max(...scores);
    const chances = scores.map((score) => Math.exp((score - highest) / Math.sqrt(features.length)));
    const sum = chances.reduce((total, chance) => total + chance, 0);
    return chances.map((chance) => chance / sum);
  };
  const random = seeded(seed);
  for (let pass = 0; pass < 10; pass += 1) {
    for (const { features, right } of shuffled(rows, random)) {
      chancesOf(features).forEach((chance, k) => {
        const gradient = (chance - Number(k === right)) / Math.sqrt(features.length);
        if (Math.abs(gradient) < 1e-5) return;
        for (const feature of features) {
          const at = feature * labels.length + k;
          squares[at] = (squares[at] ?? 0) + gradient ** 2;
          weights[at] = (weights[at] ?? 0) - (0.5 * gradient) / Math.sqrt((squares[at] ?? 0) + 1e-8);
        }
      });
    }
  }
  return Promise.resolve((text) => {
    const chances = chancesOf(plainFeatures(text));
    const probability = Math.max(...chances);
    return { label: labels[chances.indexOf(probability)] ?? '', probability, inScope: probability };
  });
}

function plainFeatures(text: string): readonly number[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const found = new Set<number>();
  words.forEach((word, place) => {
    found.add(plainHash(word)).add(plainHash(`${words[place - 1] ?? ''} ${word}`));
    const edged = `<${word}>`;
    for (let length = 3; length <= 5; length += 1) {
      for (let at = 0; at + length <= edged.length; at += 1) found.add(plainHash(`#${edged.slice(at, at + length)}`));
    }
  });
  return [...found];
}

function plainHash(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return ((hash ^ (hash >>> 15)) >>> 0) % 2 ** 17;
}

function readClinc(): IntentSet {
  const file = JSON.parse(readFileSync(join(data, 'clinc150/data_full.json'), 'utf8')) as Record<
    string,
    readonly (readonly [string, string])[]
  >;
  const examples = (name: string) => (file[name] ?? []).map(([text, label]) => ({ text, label }));
  const outOfScope = part === 'dev' ? [...examples('oos_val'), ...examples('oos_train')] : examples('oos_test');
  return {
    name: 'clinc150',
    train: examples('train'),
    held: examples(part === 'dev' ? 'val' : 'test'),
    outOfScope: outOfScope.map(({ text }) => text),
  };
}

function readMultiDogo(domain: string): IntentSet {
  const examples = (name: string) =>
    readTable(readFileSync(join(data, 'multidogo', domain, `${name}.tsv`), 'utf8')).flatMap((row) => {
      const [text, label] = [row[3], row[5]];
      return text !== undefined && label !== undefined && label !== '' ? [{ text, label }] : [];
    });
  return { name: domain, train: examples('train'), held: examples(part), outOfScope: [] };
}

/** The rows of a tab-separated table below its first line. A field in quotes may go over several lines. */
function readTable(text: string): readonly (readonly string[])[] {
  return [...text.matchAll(/((?:"(?:[^"]|"")*"|[^\t\n]*)(?:\t(?:"(?:[^"]|"")*"|[^\t\n]*))*)\r?\n/g)]
    .slice(1)
    .map(([, line = '']) =>
      [...line.matchAll(/(?:^|\t)("(?:[^"]|"")*"|[^\t]*)/g)].map(([, field = '']) =>
        (field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field).trim(),
      ),
    );
}

function readNlu(): IntentSet {
  const examples = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, place) => {
      const file = readFileSync(join(data, `nlupp-banking/fold${String(from + place)}.json`), 'utf8');
      return JSON.parse(file) as readonly { readonly text: string; readonly intents?: readonly string[] }[];
    })
      .flat()
      .flatMap(({ text, intents = [] }) => {
        const [label] = intents;
        return intents.length === 1 && label !== undefined ? [{ text, label }] : [];
      });
  const held = part === 'dev' ? examples(14, 17) : examples(17, 20);
  return { name: 'nlu++', train: examples(0, 14), held, outOfScope: [] };
}

/** So many of each label, or all of a label that has fewer. */
function draw(examples: readonly LabelledExample[], perLabel: number, seed: number): readonly LabelledExample[] {
  const random = seeded(seed);
  const labels = [...new Set(examples.map(({ label }) => label))];
  return labels.flatMap((label) =>
    shuffled(
      examples.filter((example) => example.label === label),
      random,
    ).slice(0, perLabel),
  );
}

function shuffled<T>(values: readonly T[], random: () => number): readonly T[] {
  return values
    .map((value) => ({ value, rank: random() }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ value }) => value);
}

/** Seeds that follow each other draw far from each other. */
function seeded(seed: number): () => number {
  return seededRandom(Math.imul(seed, 0x9e3779b1));
}

/** Expected calibration error with 15 bins of equal width (Guo et al. 2017). */
function calibrationError(answers: readonly { readonly probability: number; readonly isRight: boolean }[]): number {
  const gaps = new Float64Array(15);
  for (const { probability, isRight } of answers) {
    const bin = Math.min(14, Math.floor(probability * 15));
    gaps[bin] = (gaps[bin] ?? 0) + probability - Number(isRight);
  }
  return gaps.reduce((sum, gap) => sum + Math.abs(gap), 0) / answers.length;
}

/** The area under the ROC curve: how often an in-scope text scores above an out-of-scope one; ties count half. */
function separation(inside: readonly number[], outside: readonly number[]): number {
  const sorted = outside.toSorted((a, b) => a - b);
  const below = (value: number, orEqual: boolean) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = sorted[middle] ?? 0;
      if (other < value || (orEqual && other === value)) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const won = inside.reduce((sum, value) => sum + (below(value, false) + below(value, true)) / 2, 0);
  return won / (inside.length * outside.length);
}
