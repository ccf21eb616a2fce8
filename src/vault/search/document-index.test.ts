import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DocumentIndex } from './document-index';
import { termsOf, type SearchableDocument } from './terms';
import { fold, wordsOf } from './words';

function put(index: DocumentIndex, id: string, changes: Partial<SearchableDocument> = {}, room = 1000): void {
  index.put(termsOf({ id, name: `${id}.txt`, intent: '', values: '', text: '', ...changes }, room));
}

function idsOf(index: DocumentIndex, query: string): readonly string[] {
  const { ids, count } = index.find(query, 100);
  expect(count).toBe(ids.length);
  return ids;
}

test('finds names, intents, values and texts, by their beginning and with a slip', () => {
  const index = new DocumentIndex();
  put(index, 'a', { text: 'A storm took tiles off our roof.' });
  put(index, 'b', { name: 'Nordwall letter.pdf', values: '2026-05-03\n1250.00 EUR' });
  put(index, 'c', { intent: 'Cancellation of a policy', text: 'Señora Ibáñez writes' });
  expect(idsOf(index, 'storm roof')).toEqual(['a']);
  expect(idsOf(index, 'nord')).toEqual(['b']);
  expect(idsOf(index, '1250.00')).toEqual(['b']);
  expect(idsOf(index, 'cancelation')).toEqual(['c']);
  expect(idsOf(index, 'IBANEZ')).toEqual(['c']);
  expect(idsOf(index, 'storm nord')).toEqual([]);
  expect(idsOf(index, '')).toEqual([]);
  expect(idsOf(index, '"); <b> ...')).toEqual([]);
  expect(idsOf(index, '\u0301')).toEqual([]);
});

test('a slip in a number is another number', () => {
  const index = new DocumentIndex();
  put(index, 'a', { text: 'claim 20931' });
  expect(idsOf(index, '20932')).toEqual([]);
});

test('the word itself counts more than one that is nearly it or begins like it, and a name more than a text', () => {
  const index = new DocumentIndex();
  put(index, 'begins', { text: 'stormy weather over the hills' });
  put(index, 'slip', { text: 'sturm weather over the hills' });
  put(index, 'text', { text: 'storm weather over the hills' });
  put(index, 'name', { name: 'storm.txt', text: 'weather over the hills' });
  for (let other = 0; other < 20; other += 1) put(index, `other ${other.toString()}`, { text: 'the hills' });
  expect(idsOf(index, 'storm')).toEqual(['name', 'text', 'slip', 'begins']);
  expect(index.find('storm', 2)).toMatchObject({ count: 4, ids: ['name', 'text'] });
  expect(index.find('storm', 0)).toMatchObject({ count: 4, ids: [] });
});

test('says which words of the documents match', () => {
  const index = new DocumentIndex();
  put(index, 'a', { text: 'Stormy weather, a STORM.' });
  expect(index.find('storm', 1).words).toEqual(new Set(['storm', 'stormy']));
});

test('a document that changed is found by its new words alone, and one that was removed not at all', () => {
  const index = new DocumentIndex();
  put(index, 'a', { text: 'old words' });
  put(index, 'a', { text: 'new words' });
  expect(idsOf(index, 'old')).toEqual([]);
  expect(idsOf(index, 'new')).toEqual(['a']);
  index.remove('a');
  index.remove('never there');
  expect(idsOf(index, 'new')).toEqual([]);
  expect(index.size).toBe(0);
  put(index, 'a', { text: 'back again' });
  expect(idsOf(index, 'back')).toEqual(['a']);
});

test('takes only so much of a text, and says that it was cut', () => {
  const long: SearchableDocument = { id: 'a', name: 'a.txt', intent: '', values: 'PM-4', text: 'beginning and end' };
  const terms = termsOf(long, 10);
  expect(terms).toMatchObject({ isCut: true, characters: 10, lengths: [2, 0, 2, 1] });
  const index = new DocumentIndex();
  index.put(terms);
  expect(idsOf(index, 'beginning')).toEqual(['a']);
  expect(idsOf(index, 'end')).toEqual([]);
  expect(idsOf(index, 'pm 4')).toEqual(['a']);
  expect(termsOf(long, 17).isCut).toBe(false);
  expect(termsOf(long, -5)).toMatchObject({ isCut: true, characters: 0 });
});

test('finds what a search without an index finds', () => {
  const word = fc.constantFrom(
    'storm',
    'stormy',
    'strom',
    'Sturm',
    'roof',
    'röof',
    'a',
    'ab',
    '20931',
    '2093',
    'x'.repeat(70),
  );
  const text = fc.array(word, { maxLength: 6 }).map((words) => words.join(' '));
  const document = fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), name: text, values: text, text });
  fc.assert(
    fc.property(fc.array(document, { maxLength: 8 }), fc.array(word, { minLength: 1, maxLength: 3 }), (puts, query) => {
      const index = new DocumentIndex();
      const latest = new Map<string, Set<string>>();
      for (const { id, ...changes } of puts) {
        put(index, id, changes);
        latest.set(id, new Set(wordsOf(`${changes.name} ${changes.values} ${changes.text}`).map(fold)));
      }
      const expected = [...latest].filter(([, words]) =>
        query.map(fold).every((wanted) => [...words].some((known) => isAlike(known, wanted))),
      );
      expect([...idsOf(index, query.join(' '))].sort()).toEqual(expected.map(([id]) => id).sort());
    }),
  );
});

/** The same word, one that begins like it, or one with as many slips as are allowed. */
function isAlike(known: string, wanted: string): boolean {
  if (known.startsWith(wanted)) return true;
  const slips = wanted.length >= 5 && !/\d/.test(wanted) ? Math.min(2, Math.round(wanted.length * 0.2)) : 0;
  return slips > 0 && distance(known, wanted) <= slips;
}

/** Levenshtein's. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 0; i < a.length; i += 1) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j += 1) {
      const change = (row[j] ?? 0) + (a[i] === b[j] ? 0 : 1);
      next.push(Math.min(change, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
