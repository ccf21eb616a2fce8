import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { seededRandom } from '../../../src/evaluation';
import { shuffled } from '../../../src/evaluation/shuffled';
import { builtInPacks } from '../../../src/tasks';
import type { LabelledExample } from '../../../src/tuning';
import { goldOfNlupp, type NluppUtterance } from '../converters/utterances';
import described from './descriptions.json';

export type Part = 'dev' | 'test';

/** Texts with their intents; what a method may read of it is the texts and `labels`. */
export interface IntentSet {
  readonly name: string;
  /** The plain words that a pack's author would write, by label; null where there are only names. */
  readonly descriptions: Readonly<Record<string, string>> | null;
  readonly labels: readonly string[];
  readonly examples: readonly LabelledExample[];
}

export interface Drawn {
  readonly part: Part;
  /** How many of each label. */
  readonly perLabel: number;
  readonly seed: number;
}

/** The sets of those collections that `data` holds. */
export function intentSets(data: string, drawn: Drawn): readonly IntentSet[] {
  const has = (folder: string) => existsSync(join(data, folder));
  return [
    ...(['insurance', 'finance'] as const).flatMap((domain) =>
      has(join('multidogo', domain)) ? [multiDogo(data, domain, drawn)] : [],
    ),
    ...(has('nlupp-banking') ? [nluppBanking(data, drawn)] : []),
    ...(has('clinc150') ? clinc(data, drawn) : []),
  ];
}

/** MultiDoGO's turns as they come, in the file's order: few intents make up most of them. */
export function dogoStream(data: string, domain: 'insurance' | 'finance', part: Part, count: number): IntentSet {
  const descriptions: Readonly<Record<string, string>> = described[domain];
  const examples = dogoTurns(data, domain, part, Object.keys(descriptions)).slice(0, count);
  return { name: `multidogo-${domain}-stream`, descriptions, labels: Object.keys(descriptions), examples };
}

function multiDogo(data: string, domain: 'insurance' | 'finance', { part, perLabel, seed }: Drawn): IntentSet {
  const descriptions: Readonly<Record<string, string>> = described[domain];
  const labels = Object.keys(descriptions);
  const examples = balanced(dogoTurns(data, domain, part, labels), perLabel, seed);
  return { name: `multidogo-${domain}`, descriptions, labels, examples };
}

/** Its training file is for development, its test file for the report. Turns with two intents are left out. */
function dogoTurns(data: string, domain: string, part: Part, labels: readonly string[]): readonly LabelledExample[] {
  const file = readFileSync(join(data, 'multidogo', domain, part === 'dev' ? 'train.tsv' : 'test.tsv'), 'utf8');
  const [header = '', ...lines] = file.split(/\r?\n/);
  const [utterance = -1, intent = -1] = ['utterance', 'intent'].map((name) => header.split('\t').indexOf(name));
  return lines.flatMap((line) => {
    const cells = line.split('\t');
    const text = cells[utterance]?.trim() ?? '';
    const label = cells[intent] ?? '';
    return text !== '' && labels.includes(label) ? [{ text, label }] : [];
  });
}

/** Folds 0 to 11 are for development. The descriptions are those of the built-in pack. */
function nluppBanking(data: string, { part, perLabel, seed }: Drawn): IntentSet {
  const folder = join(data, 'nlupp-banking');
  const examples = readdirSync(folder)
    .filter((file) => /^fold\d+\.json$/.test(file))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .filter((_, fold) => fold < 12 === (part === 'dev'))
    .flatMap((file) => {
      const utterances = JSON.parse(readFileSync(join(folder, file), 'utf8')) as NluppUtterance[];
      return goldOfNlupp(file, utterances).map(({ text, intent }) => ({ text, label: intent }));
    });
  const present = new Set(examples.map(({ label }) => label));
  const intents = builtInPacks.find(({ id }) => id === 'banking_messages')?.classification.intents ?? [];
  const descriptions = Object.fromEntries(
    intents.filter(({ label }) => present.has(label)).map(({ label, description }) => [label, description]),
  );
  const labels = Object.keys(descriptions);
  return { name: 'nlupp-banking', descriptions, labels, examples: balanced(examples, perLabel, seed) };
}

/** The ten domains as labels, and the fifteen intents of each domain. `val` is for development, `test` for the report. */
function clinc(data: string, { part, perLabel, seed }: Drawn): readonly IntentSet[] {
  const read = (file: string): unknown => JSON.parse(readFileSync(join(data, 'clinc150', file), 'utf8'));
  const domains = read('domains.json') as Readonly<Record<string, readonly string[]>>;
  const pairs = read('data_full.json') as Readonly<Record<string, readonly (readonly [string, string])[]>>;
  const all = (pairs[part === 'dev' ? 'val' : 'test'] ?? []).map(([text, label]) => ({ text, label }));
  const ofDomain = (intents: readonly string[]) => all.filter(({ label }) => intents.includes(label));
  const byDomain = Object.entries(domains).flatMap(([domain, intents]) =>
    ofDomain(intents).map(({ text }) => ({ text, label: domain })),
  );
  return [
    {
      name: 'clinc150-domains',
      descriptions: described['clinc150-domains'],
      labels: Object.keys(domains),
      examples: balanced(byDomain, perLabel, seed),
    },
    ...Object.entries(domains).map(([domain, intents]) => ({
      name: `clinc150-${domain}`,
      descriptions: null,
      labels: intents,
      examples: balanced(ofDomain(intents), perLabel, seed),
    })),
  ];
}

/** So many of each label at most, in random order. Texts that come twice stay: they do in real life. */
function balanced(examples: readonly LabelledExample[], perLabel: number, seed: number): readonly LabelledExample[] {
  const taken = new Map<string, number>();
  return shuffled(examples, seededRandom(seed)).filter(({ label }) => {
    const before = taken.get(label) ?? 0;
    taken.set(label, before + 1);
    return before < perLabel;
  });
}
