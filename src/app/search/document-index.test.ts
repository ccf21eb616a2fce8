import { expect, test } from 'vitest';
import { DocumentIndex, type SearchableDocument } from './document-index';

function document(id: string, changes: Partial<SearchableDocument> = {}): SearchableDocument {
  return { id, name: `${id}.txt`, intent: '', values: '', text: '', ...changes };
}

function idsOf(index: DocumentIndex, query: string): string[] {
  return index.find(query).map(({ id }) => id);
}

test('finds names, intents, values and texts, by their beginning and with a slip', () => {
  const index = new DocumentIndex();
  index.put(document('a', { text: 'A storm took tiles off our roof.' }));
  index.put(document('b', { name: 'Nordwall letter.pdf', values: '2026-05-03\n1250.00 EUR' }));
  index.put(document('c', { intent: 'Cancellation of a policy', text: 'Señora Ibáñez writes' }));
  expect(idsOf(index, 'storm roof')).toEqual(['a']);
  expect(idsOf(index, 'nord')).toEqual(['b']);
  expect(idsOf(index, '1250.00')).toEqual(['b']);
  expect(idsOf(index, 'cancelation')).toEqual(['c']);
  expect(idsOf(index, 'IBANEZ')).toEqual(['c']);
  expect(idsOf(index, 'storm nord')).toEqual([]);
  expect(idsOf(index, '')).toEqual([]);
  expect(idsOf(index, '"); <b> ...')).toEqual([]);
});

test('a slip in a number is another number', () => {
  const index = new DocumentIndex();
  index.put(document('a', { text: 'claim 20931' }));
  expect(idsOf(index, '20932')).toEqual([]);
});

test('says which words of the document match', () => {
  const index = new DocumentIndex();
  index.put(document('a', { text: 'Stormy weather, a STORM.' }));
  expect(index.find('storm')[0]?.words).toEqual(new Set(['storm', 'stormy']));
});

test('a document that changed is found by its new words alone, and one that was removed not at all', () => {
  const index = new DocumentIndex();
  index.put(document('a', { text: 'old words' }));
  index.put(document('a', { text: 'new words' }));
  expect(idsOf(index, 'old')).toEqual([]);
  expect(idsOf(index, 'new')).toEqual(['a']);
  index.remove('a');
  index.remove('never there');
  expect(idsOf(index, 'new')).toEqual([]);
  index.put(document('a', { text: 'back again' }));
  expect(idsOf(index, 'back')).toEqual(['a']);
});

test('takes only so much of a text, and of all texts, and counts what it cut', () => {
  const index = new DocumentIndex({ perText: 10, allTexts: 15 });
  index.put(document('a', { text: 'beginning and end' }));
  expect(idsOf(index, 'beginning')).toEqual(['a']);
  expect(idsOf(index, 'end')).toEqual([]);
  index.put(document('b', { text: 'other words', values: 'PM-4' }));
  expect(index.cut).toBe(2);
  expect(idsOf(index, 'words')).toEqual([]);
  expect(idsOf(index, 'pm 4')).toEqual(['b']);
  index.remove('a');
  index.put(document('b', { text: 'more' }));
  expect(index.cut).toBe(0);
  expect(idsOf(index, 'more')).toEqual(['b']);
});
