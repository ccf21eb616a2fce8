import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { DocumentPage } from './records';
import { flipped, okValue, openParts, readingOf, replaceAll, sealedIn, textDocument } from './testing';
import type { DeletedDocuments, Vault } from './vault';

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

afterEach(() => {
  vi.restoreAllMocks();
});

async function fill(vault: Vault, count: number): Promise<void> {
  for (let index = 1; index <= count; index += 1)
    okValue(await vault.putDocument(textDocument(`d${index.toString()}`, 'x')));
}

test('a part holds the newest documents, with what a list shows of their readings and corrections', async () => {
  const { vault } = await openParts();
  await fill(vault, 3);
  okValue(await vault.putReading({ documentId: 'd2', reading: readingOf('500 EUR'), at: 2 }));
  for (const field of ['amount', 'claimant', 'amount']) {
    okValue(await vault.appendCorrection({ documentId: 'd2', field, found: null, at: 3 }));
  }
  const page = okValue(await vault.listDocuments({ before: null, limit: 2 }));
  expect(page).toEqual({
    items: [
      { id: 'd3', name: 'd3.txt', addedAt: 1, parentId: null, order: 3, reading: null, decided: [] },
      {
        id: 'd2',
        name: 'd2.txt',
        addedAt: 1,
        parentId: null,
        order: 2,
        reading: {
          packId: 'insurance',
          packVersion: '1.0.0',
          intent: { label: 'new_claim', confidence: 0.8 },
          fields: ['amount'],
        },
        decided: ['amount', 'claimant'],
      },
    ],
    damaged: [],
    next: 2,
  });
  const rest = okValue(await vault.listDocuments({ before: page.next, limit: 2 }));
  expect([rest.items.map(({ id }) => id), rest.next]).toEqual([['d1'], null]);
});

test('a part carries neither texts nor what was found in them, and opens no more than it answers', async () => {
  const { vault } = await openParts();
  for (let index = 0; index < 20; index += 1) {
    const id = index.toString();
    okValue(await vault.putDocument(textDocument(id, 'The storm took 500 EUR')));
    okValue(await vault.putReading({ documentId: id, reading: readingOf('500 EUR'), at: 2 }));
  }
  const found = { start: 4, end: 9, quote: 'storm', value: 'storm' };
  okValue(await vault.appendCorrection({ documentId: '19', field: 'cause', found, at: 3 }));
  const decrypt = vi.spyOn(crypto.subtle, 'decrypt');
  const page = okValue(await vault.listDocuments({ before: null, limit: 4 }));
  expect(decrypt).toHaveBeenCalledTimes(4 + 4 + 1);
  expect(JSON.stringify(page)).not.toMatch(/storm|500 EUR/);
});

test('a damaged record is named in its part, and the parts after it come', async () => {
  const { vault } = await openParts();
  await fill(vault, 5);
  const sealed = await sealedIn('documents');
  await replaceAll(
    'documents',
    sealed.map((record) => (record.id === 'd4' ? flipped(record) : record)),
  );
  okValue(await vault.putReading({ documentId: 'd2', reading: readingOf('x'), at: 2 }));
  await replaceAll('results', (await sealedIn('results')).map(flipped));
  const pages = await walk(vault, 2);
  expect(pages.map(({ items }) => items.map(({ id }) => id))).toEqual([['d5'], ['d3', 'd2'], ['d1']]);
  expect(pages.map(({ damaged }) => damaged)).toEqual([['d4'], [], []]);
  // A reading that does not open is none: the document is read again.
  expect(pages[1]?.items[1]?.reading).toBeNull();
});

test('documents with the same place stay together', async () => {
  const { vault } = await openParts();
  await fill(vault, 3);
  const deleted = okValue(await vault.deleteDocument('d3'));
  okValue(await vault.putDocument(textDocument('d4', 'x')));
  okValue(await vault.restore(deleted));
  const pages = await walk(vault, 1);
  expect(pages.map(({ items }) => items.map(({ id }) => id).sort())).toEqual([['d3', 'd4'], ['d2'], ['d1']]);
});

/** Something that happens between two parts. `which`: of the documents that are there, or were deleted. */
const step = fc.record({ kind: fc.constantFrom('put', 'delete', 'restore', 'none'), which: fc.nat(20) });

test('whatever is put, deleted and restored between the parts, they are those of a plain array', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 8 }),
      fc.integer({ min: 1, max: 4 }),
      fc.array(step),
      async (count, limit, steps) => {
        globalThis.indexedDB = new IDBFactory();
        const { vault } = await openParts();
        let made = 0;
        let model: { id: string; order: number }[] = [];
        const trash: { deleted: DeletedDocuments; entry: { id: string; order: number } }[] = [];
        const put = async (): Promise<void> => {
          made += 1;
          const id = `d${made.toString()}`;
          okValue(await vault.putDocument(textDocument(id, 'x')));
          model.push({ id, order: Math.max(0, ...model.map(({ order }) => order)) + 1 });
        };
        const happen = async ({ kind, which }: (typeof steps)[number]): Promise<void> => {
          if (kind === 'put') await put();
          const entry = model[which % model.length];
          if (kind === 'delete' && entry !== undefined) {
            trash.push({ deleted: okValue(await vault.deleteDocument(entry.id)), entry });
            model = model.filter((other) => other !== entry);
          }
          const [last] = kind === 'restore' ? trash.splice(which % trash.length, 1) : [];
          if (last === undefined) return;
          okValue(await vault.restore(last.deleted));
          model.push(last.entry);
        };
        for (let index = 0; index < count; index += 1) await put();
        const untouched = new Set(model.map(({ id }) => id));
        const seen: string[] = [];
        const pending = [...steps];
        let before: number | null = null;
        do {
          const page: DocumentPage = okValue(await vault.listDocuments({ before, limit }));
          const below = model
            .filter(({ order }) => before === null || order < before)
            .sort((a, b) => b.order - a.order);
          const end = below[limit - 1]?.order ?? 0;
          const expected = below.filter(({ order }, index) => index < limit || order === end);
          expect(page.items.map(({ order }) => order)).toEqual(expected.map(({ order }) => order));
          expect(page.items.map(({ id }) => id).sort()).toEqual(expected.map(({ id }) => id).sort());
          seen.push(...page.items.map(({ id }) => id));
          before = page.next;
          for (const next of pending.splice(0, 2)) await happen(next);
          for (const { entry } of trash) untouched.delete(entry.id);
        } while (before !== null);
        expect(new Set(seen).size).toBe(seen.length);
        for (const { id } of model) if (untouched.has(id)) expect(seen).toContain(id);
        expect(okValue(await vault.countDocuments())).toBe(model.length);
        vault.close();
      },
    ),
    { numRuns: 60 },
  );
}, 60_000);

async function walk(vault: Vault, limit: number): Promise<readonly DocumentPage[]> {
  const pages: DocumentPage[] = [];
  for (let before: number | null = null; ;) {
    const page: DocumentPage = okValue(await vault.listDocuments({ before, limit }));
    pages.push(page);
    if (page.next === null) return pages;
    before = page.next;
  }
}
