import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseLines, parseTexts, type LabelledText } from './labelled-text';
import { conll, jsonLines, presidio } from './public-sets';

/** A set of texts to measure on. */
export interface BenchSet {
  readonly name: string;
  /** What it is, and how independent it is of what was built. */
  readonly about: string;
  /** Which types of ours its labels cover; null: all. What is found of others is not counted as too much. */
  readonly covers: ReadonlySet<string> | null;
  read(data: string): Promise<readonly LabelledText[]>;
}

const named = new Set(['PERSON', 'ORGANIZATION', 'LOCATION', 'ADDRESS']);
const namesAndDates = new Set([...named, 'DATE_TIME', 'DATE_OF_BIRTH']);
const own = (file: string) => readFile(join(import.meta.dirname, 'sets', file), 'utf8');

const shortNames: Readonly<Record<string, string>> = { PER: 'PERSON', ORG: 'ORGANIZATION', LOC: 'LOCATION' };
const short = (label: string) => shortNames[label] ?? null;
const iob2 = { token: 1, tag: 2, separator: /\t/u };
const pair = { token: 0, tag: -1, separator: /\s+/u };

/** Sets to work with: their figures are no measurement. Run by name only. */
export const developmentSets: readonly BenchSet[] = [
  {
    name: 'ewt-dev',
    about: 'e-mails, reviews and newsgroups (UNER English EWT, development part; share-alike, never trained on)',
    covers: named,
    read: (data) => conll(join(data, 'uner-english-ewt-by-sa/en_ewt-ud-dev.iob2'), iob2, short),
  },
  {
    name: 'wikigold',
    about: 'encyclopedia (Wikigold; share-alike, never trained on)',
    covers: named,
    read: (data) => conll(join(data, 'wikigold-wikipedia-by-sa-text/wikigold.conll.txt'), pair, short),
  },
  {
    name: 'phone-dev',
    about: 'messages, notes and calls of invented people (LifeBench, silver labels, the part behind that of "phone")',
    covers: null,
    read: async (data) =>
      (await jsonLines(join(data, 'lifebench-pii-silver/lifebench-pii.jsonl.xz'), (label) => label, 300)).slice(150),
  },
];

export const sets: readonly BenchSet[] = [
  {
    name: 'presidio',
    about: "Presidio's synthetic sentences (presidio-research, generated_large), templates that were held out",
    covers: null,
    read: presidio,
  },
  {
    name: 'documents',
    about: 'own documents of many kinds, made hard, and used for nothing but this',
    covers: null,
    read: async () => parseTexts(await own('documents.txt')),
  },
  {
    name: 'messages',
    about: 'own short business messages, made hard, and used for nothing but this',
    covers: null,
    read: async () => parseLines(await own('messages.txt')),
  },
  {
    name: 'held-out-documents',
    about: 'own documents, written when the rules were done; no rule was changed for what is missed in them',
    covers: null,
    read: async () => parseTexts(await own('held-out-documents.txt')),
  },
  {
    name: 'held-out-messages',
    about: 'own short business messages, written when the rules were done, as above',
    covers: null,
    read: async () => parseLines(await own('held-out-messages.txt')),
  },
  {
    name: 'secrets',
    about: 'own code, configuration and prose with secrets, used for nothing but this',
    covers: new Set(['SECRET']),
    read: async () => parseTexts(await own('secrets.txt')),
  },
  {
    name: 'negatives',
    about: 'own texts without an identifier',
    covers: null,
    read: async () => parseTexts(await own('negatives.txt')),
  },
  {
    name: 'ewt',
    about: 'e-mails, reviews and newsgroups (UNER English EWT, test part; share-alike, never trained on)',
    covers: named,
    read: (data) => conll(join(data, 'uner-english-ewt-by-sa/en_ewt-ud-test.iob2'), iob2, short),
  },
  {
    name: 'pud',
    about: 'news and encyclopedia sentences (UNER English PUD; share-alike, never trained on)',
    covers: named,
    read: (data) => conll(join(data, 'uner-english-pud-by-sa/en_pud-ud-test.iob2'), iob2, short),
  },
  {
    name: 'tweets',
    about: 'tweets (Broad Twitter Corpus, part f; other parts of it were trained on)',
    covers: new Set([...named, 'USERNAME']),
    read: (data) => conll(join(data, 'broad-twitter-corpus/f.conll'), pair, short),
  },
  {
    name: 'loans',
    about: 'loan agreements (SEC filings, FIN3; FIN5 was trained on)',
    covers: named,
    read: (data) => conll(join(data, 'sec-filings-ner/FIN3.txt'), pair, short),
  },
  {
    name: 'biographies',
    about: 'biographies (GUM, bio; share-alike, never trained on)',
    covers: namesAndDates,
    read: (data) =>
      conll(
        join(data, 'gum-named-by-sa/bio.conll'),
        { token: 0, tag: -1, separator: /\t/u },
        (label) => ({ PERSON: 'PERSON', ORG: 'ORGANIZATION', LOC: 'LOCATION', DATE: 'DATE_TIME' })[label] ?? null,
      ),
  },
  {
    name: 'phone',
    about: 'messages, notes and calls of invented people (LifeBench, silver labels, without dates; never trained on)',
    covers: null,
    read: (data) => jsonLines(join(data, 'lifebench-pii-silver/lifebench-pii.jsonl.xz'), (label) => label, 150),
  },
];
