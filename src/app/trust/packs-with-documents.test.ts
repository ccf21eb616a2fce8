import { expect, test } from 'vitest';
import { insurancePack } from '../../tasks';
import { packsWithDocuments } from './packs-with-documents';

const read = (packId: string, isStored = true) => ({ isStored, reading: { packId } });

test('the pack with the most documents comes first; what has none, or is gone, is left out', () => {
  const packs = ['a', 'b', 'c'].map((id) => ({ ...insurancePack, id }));
  const rows = [read('a'), read('b'), read('b'), read('gone'), read('c', false), { isStored: true, reading: null }];
  expect(packsWithDocuments(rows, packs).map(({ pack, documents }) => [pack.id, documents])).toEqual([
    ['b', 2],
    ['a', 1],
  ]);
});
