import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PieceBuilder, readPiece, type Piece } from './piece';
import { documentOf, fieldOf, termsOf, timesOf, type DocumentTerms } from './terms';

const word = fc.constantFrom('storm', 'stormy', 'storms', 'röof', 'Ω', '20931', 'x'.repeat(70), '\u{1f9a6}');
const text = fc.array(word, { maxLength: 6 }).map((words) => words.join(' '));
const document = fc.record({ id: fc.constantFrom('a', 'b', 'ç', ''), name: text, intent: text, values: text, text });
const change = fc.oneof(
  { weight: 3, arbitrary: document.map((put) => ({ put })) },
  document.map(({ id }) => ({ remove: id })),
);

function builderOf(all: readonly DocumentTerms[]): PieceBuilder {
  const builder = new PieceBuilder();
  for (const terms of all) builder.put(terms, `stamp of ${terms.id}`);
  return builder;
}

/** `a/name/storm` and how often, of all documents. */
function counts(piece: Piece | null): Record<string, number> {
  const all: Record<string, number> = {};
  for (const [term, postings] of piece?.terms ?? []) {
    for (const at of postings) {
      all[`${piece?.documents[documentOf(at)]?.id ?? '?'}/${fieldOf(at).toString()}/${term}`] = timesOf(at);
    }
  }
  return all;
}

function countsOf(all: Iterable<DocumentTerms>): Record<string, number> {
  const expected: Record<string, number> = {};
  for (const { id, terms } of all) {
    for (const [term, found] of terms) {
      for (const at of found) expected[`${id}/${fieldOf(at).toString()}/${term}`] = timesOf(at);
    }
  }
  return expected;
}

test('what is read is what was last put, without what was removed, also after another piece took it in', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
      const builder = new PieceBuilder();
      const latest = new Map<string, DocumentTerms>();
      for (const each of changes) {
        if ('remove' in each) {
          builder.remove(each.remove);
          latest.delete(each.remove);
        } else {
          const terms = termsOf(each.put, 20);
          builder.put(terms, `stamp of ${terms.id}`);
          latest.set(terms.id, terms);
        }
      }
      const read = readPiece(builder.encode());
      const facts = [...latest.values()].map(({ id, lengths, characters, isCut }) => ({
        id,
        stamp: `stamp of ${id}`,
        lengths,
        characters,
        isCut,
      }));
      expect([...(read?.documents ?? [])].sort(byId)).toEqual(facts.sort(byId));
      expect(counts(read)).toEqual(countsOf(latest.values()));

      const other = new PieceBuilder();
      const again = readPiece(builder.encode());
      if (again !== null) other.absorb(again, ({ id }) => id !== 'a');
      expect(counts(readPiece(other.encode()))).toEqual(countsOf([...latest.values()].filter(({ id }) => id !== 'a')));
    }),
  );
});

test('a document that is put over and over leaves a builder that says so, and no more in the piece', () => {
  const terms = termsOf({ id: 'a', name: 'a', intent: '', values: '', text: 'storm over the roof' }, 100);
  const builder = builderOf(Array.from({ length: 300 }, () => terms));
  expect(builder.isWasteful).toBe(true);
  expect(builder.encode()).toEqual(builderOf([terms]).encode());
});

test('bytes that are cut, or in another format, are no piece', () => {
  const bytes = builderOf([termsOf({ id: 'a', name: 'a', intent: '', values: '', text: '' }, 1)]).encode();
  expect(readPiece(bytes.slice(0, 4))).toBeNull();
  expect(readPiece(new Uint8Array())).toBeNull();
  bytes[0] = 99;
  expect(readPiece(bytes)).toBeNull();
});

function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : 1;
}
