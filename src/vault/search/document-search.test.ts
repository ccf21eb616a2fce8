import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { flipped, okValue, openParts, readingOf, replaceAll, sealedIn, textDocument } from '../testing';
import type { DeletedDocuments, Vault } from '../vault';
import type { Sealed } from '../seal';
import type { SealedRecords, SealedStoreName } from '../sealed-records';
import { DocumentSearch, type SearchAnswer } from './document-search';
import { titleKey } from './searchable';

/** Small, so that a few documents fill several pieces. */
const limits = { perText: 60, allTexts: 1000, perPiece: 2 };

const searches: DocumentSearch[] = [];

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  return () => {
    for (const search of searches.splice(0)) search.close();
  };
});

function searchOn(records: SealedRecords, changes: Partial<typeof limits> = {}): DocumentSearch {
  const search = new DocumentSearch(records, { ...limits, ...changes });
  searches.push(search);
  return search;
}

/** As a page asks: again until nothing is left. */
async function answerOf(search: DocumentSearch, query: string): Promise<SearchAnswer> {
  for (let round = 0; round < 200; round += 1) {
    const answer = okValue(await search.search(query, 50));
    if (answer.left === 0) return answer;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error('the index is never complete');
}

async function idsOf(search: DocumentSearch, query: string): Promise<readonly string[]> {
  const { results, count } = await answerOf(search, query);
  expect(count).toBe(results.length);
  return results.map(({ id }) => id).sort();
}

async function fill(vault: Vault): Promise<void> {
  for (const [index, word] of ['storm', 'zebra', 'quince', 'storm', 'lamp'].entries()) {
    okValue(await vault.putDocument(textDocument(index.toString(), `A ${word} in the text`)));
  }
}

test('finds names, texts, titles and the values that count, and answers with marked pieces', async () => {
  const { vault, records } = await openParts();
  okValue(await vault.putDocument(textDocument('a', 'The storm took 500 EUR of tiles', { name: 'Roof letter.txt' })));
  okValue(await vault.putReading({ documentId: 'a', reading: readingOf('500 EUR'), at: 1 }));
  const found = { start: 0, end: 0, quote: '', value: 'seven hundred' };
  okValue(await vault.appendCorrection({ documentId: 'a', field: 'amount', found, at: 2 }));
  const search = searchOn(records);
  okValue(await search.start(new Map([[titleKey('insurance', '1.0.0', 'new_claim'), 'Fresh damage']])));
  const { results } = await answerOf(search, 'roof storm');
  expect(results).toEqual([
    {
      id: 'a',
      name: [
        { text: 'Roof', isHit: true },
        { text: ' letter.txt', isHit: false },
      ],
      snippet: [
        { text: 'The ', isHit: false },
        { text: 'storm', isHit: true },
        { text: ' took 500 EUR of tiles', isHit: false },
      ],
    },
  ]);
  expect(await idsOf(search, 'seven')).toEqual(['a']);
  expect((await answerOf(search, 'fresh')).results[0]?.snippet).toEqual([
    { text: 'Fresh', isHit: true },
    { text: ' damage', isHit: false },
  ]);
  expect(await idsOf(search, 'nothing like it')).toEqual([]);
});

test('answers while the index is built, and says how many documents it has not searched', async () => {
  const { vault, records } = await openParts();
  for (let index = 0; index < 60; index += 1) okValue(await vault.putDocument(textDocument(index.toString(), 'storm')));
  const search = searchOn(records, { perPiece: 50 });
  // So that the query does not wait for the code.
  await import('./document-index');
  const { count, left } = okValue(await search.search('storm', 5));
  expect(left).toBeGreaterThan(0);
  expect(count).toBeLessThanOrEqual(60 - left);
  expect(await answerOf(search, 'storm')).toMatchObject({ count: 60, left: 0, cut: 0 });
});

test('what is kept is taken over by the next session: no text is read again', async () => {
  const { vault, records } = await openParts();
  await fill(vault);
  await searchOn(records).settled();
  expect(await sealedIn('index')).toHaveLength(3);
  const readAgain: string[] = [];
  const counting = new Proxy(records, {
    get: (target, name) => {
      if (name === 'open') {
        return (store: SealedStoreName, sealed: Sealed) => {
          if (store === 'contents') readAgain.push(sealed.id);
          return target.open(store, sealed);
        };
      }
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
  const later = searchOn(counting);
  await later.settled();
  expect(readAgain).toEqual([]);
  expect(await idsOf(later, 'storm')).toEqual(['0', '3']);
  // For the snippets alone.
  expect(readAgain.sort()).toEqual(['0', '3']);
});

test('a change writes small pieces, not the whole index', async () => {
  const { vault, records } = await openParts();
  await fill(vault);
  const search = searchOn(records);
  await search.settled();
  const before = new Set((await sealedIn('index')).map(({ nonce }) => nonce.join()));
  okValue(await vault.putDocument(textDocument('new', 'a zebra')));
  search.changed(['new']);
  await search.settled();
  const kept = (await sealedIn('index')).filter(({ nonce }) => before.has(nonce.join()));
  expect(kept).toHaveLength(2);
  expect(await idsOf(search, 'zebra')).toEqual(['1', 'new']);
});

test('a deleted document is not found, not even by a session that did not hear of it, and its words leave the disk', async () => {
  const { vault, records } = await openParts();
  await fill(vault);
  const search = searchOn(records);
  const deaf = searchOn(records);
  await search.settled();
  expect(await idsOf(deaf, 'storm')).toEqual(['0', '3']);
  const before = await sealedIn('index');
  const deleted = okValue(await vault.deleteDocument('0'));
  search.deleted(['0']);
  expect(await idsOf(search, 'storm')).toEqual(['3']);
  expect(await idsOf(deaf, 'storm')).toEqual(['3']);
  await search.settled();
  const after = (await sealedIn('index')).map(({ nonce }) => nonce.join());
  expect(before.filter(({ nonce }) => after.includes(nonce.join()))).toHaveLength(2);
  okValue(await vault.restore(deleted));
  search.changed(['0']);
  expect(await idsOf(search, 'storm')).toEqual(['0', '3']);
});

test.each<[string, (pieces: readonly Sealed[]) => readonly Sealed[]]>([
  ['gone', () => []],
  ['one short', (pieces) => pieces.slice(1)],
  ['changed in one bit each', (pieces) => pieces.map(flipped)],
  ['cut', (pieces) => pieces.map((piece) => ({ ...piece, data: piece.data.slice(0, 20) }))],
  ['under another name', (pieces) => pieces.map((piece, index) => ({ ...piece, id: index.toString() }))],
  ['under a key that is not there', (pieces) => pieces.map((piece) => ({ ...piece, keyId: 'gone' }))],
])('an index that is %s is made anew, before and after it was in memory', async (_name, damage) => {
  const { vault, records } = await openParts();
  await fill(vault);
  const search = searchOn(records);
  await search.settled();
  await replaceAll('index', damage(await sealedIn('index')));
  // This session took stock before: it notices when it loads.
  expect(await idsOf(search, 'storm')).toEqual(['0', '3']);
  const next = searchOn(records);
  expect(await idsOf(next, 'storm')).toEqual(['0', '3']);
  await next.settled();
  const healed = await sealedIn('index');
  const opened = await Promise.all(healed.map((piece) => records.open('index', piece)));
  expect(opened).not.toContain(null);
  expect(await idsOf(searchOn(records), 'lamp')).toEqual(['4']);
});

test('pieces of an earlier time that are put back count for nothing', async () => {
  const { vault, records } = await openParts();
  await fill(vault);
  await searchOn(records).settled();
  const early = await sealedIn('index');
  okValue(await vault.deleteDocument('0'));
  okValue(await vault.putDocument(textDocument('1', 'no longer striped')));
  await searchOn(records).settled();
  await replaceAll('index', early);
  const search = searchOn(records);
  expect(await idsOf(search, 'storm')).toEqual(['3']);
  expect(await idsOf(search, 'zebra')).toEqual([]);
  expect(await idsOf(search, 'striped')).toEqual(['1']);
});

test('texts count up to a limit, each and all of them, and those that are cut are counted', async () => {
  const { vault, records } = await openParts();
  okValue(await vault.putDocument(textDocument('long', `${'word '.repeat(20)} zebra`)));
  okValue(await vault.putDocument(textDocument('short', 'zebra')));
  const search = searchOn(records);
  expect(await answerOf(search, 'zebra')).toMatchObject({ count: 1, cut: 1 });
  const narrow = searchOn(records, { allTexts: 62 });
  await replaceAll('index', []);
  expect(await answerOf(narrow, 'zebra')).toMatchObject({ count: 0, cut: 2 });
  expect(await idsOf(narrow, 'short')).toEqual(['short']);
});

const word = fc.constantFrom('storm', 'zebra', 'quince', 'lamp');
const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
const happening = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('put' as const), id, word }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('correct' as const), id, word }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('delete' as const, 'restore' as const), id }) },
  fc.record({
    kind: fc.constantFrom(
      'settle' as const,
      'crash' as const,
      'query' as const,
      'snapshot' as const,
      'put back' as const,
    ),
  }),
  fc.record({ kind: fc.constantFrom('lose' as const, 'flip' as const), piece: fc.nat(5) }),
);

test('whatever happens and whenever it ends, it finds what is stored and nothing else', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { minLength: 5, maxLength: 25 }), async (happenings) => {
      globalThis.indexedDB = new IDBFactory();
      const { vault, records } = await openParts();
      let search = searchOn(records);
      const stored = new Map<string, { text: string; value: string }>();
      const trash = new Map<string, { deleted: DeletedDocuments; was: { text: string; value: string } }>();
      let snapshot: readonly Sealed[] = [];
      const expectAll = async (): Promise<void> => {
        for (const wanted of ['storm', 'zebra', 'quince', 'lamp']) {
          const expected = [...stored].filter(([, { text, value }]) => text === wanted || value === wanted);
          expect(await idsOf(search, wanted)).toEqual(expected.map(([key]) => key).sort());
        }
      };
      for (const event of happenings) {
        switch (event.kind) {
          case 'put':
            okValue(await vault.putDocument(textDocument(event.id, event.word)));
            stored.set(event.id, { text: event.word, value: stored.get(event.id)?.value ?? '' });
            trash.delete(event.id);
            search.changed([event.id]);
            break;
          case 'correct': {
            const known = stored.get(event.id);
            if (known === undefined) break;
            const found = { start: 0, end: 0, quote: event.word, value: event.word };
            okValue(await vault.appendCorrection({ documentId: event.id, field: 'x', found, at: 1 }));
            stored.set(event.id, { ...known, value: event.word });
            search.changed([event.id]);
            break;
          }
          case 'delete': {
            const was = stored.get(event.id);
            const deleted = okValue(await vault.deleteDocument(event.id));
            stored.delete(event.id);
            if (was !== undefined) trash.set(event.id, { deleted, was });
            search.deleted([event.id]);
            break;
          }
          case 'restore': {
            const thrown = trash.get(event.id);
            if (thrown === undefined) break;
            okValue(await vault.restore(thrown.deleted));
            stored.set(event.id, thrown.was);
            trash.delete(event.id);
            search.changed([event.id]);
            break;
          }
          case 'settle':
            await search.settled();
            break;
          case 'crash':
            search.close();
            search = searchOn(records);
            break;
          case 'query': {
            const { results } = okValue(await search.search('storm', 50));
            for (const result of results) expect([...stored.keys()]).toContain(result.id);
            break;
          }
          case 'snapshot':
            snapshot = await sealedIn('index');
            break;
          case 'put back':
            await replaceAll('index', snapshot);
            break;
          case 'lose':
          case 'flip': {
            const pieces = await sealedIn('index');
            const hit = pieces[event.piece % pieces.length];
            await replaceAll('index', [
              ...pieces.filter((piece) => piece !== hit),
              ...(hit === undefined || event.kind === 'lose' ? [] : [flipped(hit)]),
            ]);
            break;
          }
        }
      }
      await expectAll();
      await search.settled();
      search.close();
      search = searchOn(records);
      await expectAll();
      search.close();
      vault.close();
    }),
    { numRuns: 60 },
  );
}, 120_000);
