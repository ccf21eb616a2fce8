import { openDB } from 'idb';
import { seededRandom } from '../src/evaluation';
import type { Result } from '../src/shared/result';
import { insurancePack } from '../src/tasks';
import type { Reading } from '../src/understanding';
import { VaultClient } from '../src/vault';
import { documentMaker, type GeneratedDocument } from './generated-documents';

/** What the page offers to the program that drives it, as `globalThis.vaultBench`. Times are in milliseconds. */
export interface VaultBench {
  open(): Promise<void>;
  /** Stores the documents from one number up to another, with readings, and corrections here and there. */
  fill(from: number, to: number): Promise<void>;
  /** Until every document can be found. */
  index(): Promise<number>;
  /** How long each of so many different queries takes, and how many documents it finds. */
  search(queries: number, documents: number): Promise<readonly { kind: string; ms: number; count: number }[]>;
  /** The sealed index: its pieces and their bytes, once it is written. */
  indexAtRest(): Promise<{ pieces: number; bytes: number }>;
}

const vault = new VaultClient();
const { records } = vault;
/** All of them together stay within what is indexed at most. */
const make = documentMaker(1900);

/** Documents that are put at the same time. */
const atOnce = 8;
const pieceWrittenMs = 4000;

const bench: VaultBench = {
  open: async () => {
    const opened = valueOf(await vault.open());
    if (opened.phase === 'absent') valueOf(await vault.create({ mode: 'open' }));
  },
  fill: async (from, to) => {
    for (let start = from; start < to; start += atOnce) {
      const numbers = Array.from({ length: Math.min(atOnce, to - start) }, (_, index) => start + index);
      await Promise.all(numbers.map(put));
    }
  },
  index: async () => {
    const began = performance.now();
    valueOf(await records.indexDocuments(new Map()));
    while (valueOf(await records.search('x', 1)).left > 0) await later(50);
    return performance.now() - began;
  },
  search: async (queries, documents) => {
    const random = seededRandom(7);
    const timed = [];
    for (let index = 0; index < queries; index += 1) {
      const { kind, words } = queryFrom(make(Math.floor(random() * documents)), index);
      const began = performance.now();
      const { count, left } = valueOf(await records.search(words, 50));
      timed.push({ kind, ms: performance.now() - began, count });
      if (left > 0) throw new Error('The index is not complete.');
      if (count === 0) throw new Error(`Nothing was found for the ${kind} "${words}".`);
    }
    return timed;
  },
  indexAtRest: async () => {
    await later(pieceWrittenMs);
    const database = await openDB('stayput');
    const pieces = (await database.getAll('index')) as { data: ArrayBuffer }[];
    database.close();
    return { pieces: pieces.length, bytes: pieces.reduce((sum, { data }) => sum + data.byteLength, 0) };
  },
};
Object.assign(globalThis, { vaultBench: bench });

async function put(index: number): Promise<void> {
  const { name, text, reference } = make(index);
  const id = crypto.randomUUID();
  const pages = [{ start: 0, end: text.length, width: 0, height: 0 }];
  const content = { mediaType: 'text/plain', text, pages, runs: [] } as const;
  const bytes = new TextEncoder().encode(text);
  valueOf(await records.putDocument({ id, name, addedAt: index + 1, parentId: null, content, bytes }));
  valueOf(await records.putReading({ documentId: id, reading: readingOf(text, reference), at: index + 1 }));
  if (index % 10 !== 0) return;
  const found = { start: 10, end: 19, quote: reference, value: reference };
  valueOf(await records.appendCorrection({ documentId: id, field: 'claim_number', found, at: index + 1 }));
}

/** A reading as a model gives it: all fields of the pack, half of them found. */
function readingOf(text: string, reference: string): Reading {
  const ranking = insurancePack.classification.intents.map(({ label }, index) => ({
    label,
    confidence: 1 / 2 ** (index + 1),
  }));
  return {
    packId: insurancePack.id,
    packVersion: insurancePack.version,
    intent: { label: ranking[0]?.label ?? '', confidence: 0.5, ranking },
    fields: insurancePack.fields.map(({ name }, index) => {
      const start = text.indexOf(reference);
      const found = { start, end: start + reference.length, quote: reference, value: reference };
      return { name, found: index % 2 === 0 ? found : null, confidence: 0.9, reason: 'The document says so.' };
    }),
    engine: 'made up',
    model: 'made up',
    seconds: 1,
    windows: 1,
  };
}

/** Queries as people type them: in turn a rare word, a frequent one, a number, two words, a beginning, a slip. */
function queryFrom(
  { common, rare, reference, name }: GeneratedDocument,
  index: number,
): { kind: string; words: string } {
  const kinds: readonly { kind: string; words: string }[] = [
    { kind: 'rare word', words: rare },
    { kind: 'frequent word', words: common },
    { kind: 'number', words: reference },
    { kind: 'two words', words: `${rare} ${common}` },
    { kind: 'beginning', words: rare.slice(0, 3) },
    { kind: 'two letters', words: rare.slice(0, 2) },
    { kind: 'slip', words: `${rare.slice(0, -1)}x` },
    { kind: 'name', words: name },
  ];
  return kinds[index % kinds.length] ?? { kind: 'rare word', words: rare };
}

function later(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function valueOf<T>(result: Result<T, { readonly message: string }>): T {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}
