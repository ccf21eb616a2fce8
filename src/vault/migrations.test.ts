import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { beforeEach, expect, test } from 'vitest';
import { migrations, type VaultSchema } from './migrations';

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

/** Opens a database as it was at `version`, with the steps up to there. */
function openAt(version: number) {
  return openDB<VaultSchema>('trial', version, {
    upgrade: (database, oldVersion, newVersion, transaction) => {
      for (const migrate of migrations.slice(oldVersion, newVersion ?? 0)) migrate(database, transaction);
    },
  });
}

test('1: creates the stores, with the key each record carries', async () => {
  const database = await openAt(1);
  expect([...database.objectStoreNames]).toEqual(['corrections', 'documents', 'files', 'keys', 'results', 'settings']);
  for (const name of database.objectStoreNames) {
    expect(database.transaction(name).store.keyPath).toBe(name === 'keys' ? 'mode' : 'id');
  }
  database.close();
});

test('every step has a test here', () => {
  expect(migrations).toHaveLength(1);
});
