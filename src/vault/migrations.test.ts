import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { beforeEach, expect, test } from 'vitest';
import type { Result } from '../shared/result';
import { databaseName } from './connection';
import version1 from './fixtures/version-1.json';
import { migrations, type VaultSchema } from './migrations';
import { openVault } from './vault';
import type { VaultError } from './vault-error';

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

test('2: adds a store for task packs, and what version 1 kept is still there and opens', async () => {
  await writeVersion1();
  const vault = await openVault();
  if (!vault.ok) throw new Error(vault.error.message);
  const [entry] = okValue(await vault.value.listDocuments()).items;
  if (entry === undefined) throw new Error('the document is gone');
  expect(entry).toMatchObject({ name: 'storm.txt', content: { text: expect.stringContaining('Ann Lee') as string } });
  const { bytes } = okValue(await vault.value.getDocument(entry.id));
  expect(new TextDecoder().decode(bytes)).toBe(entry.content.text);
  expect(okValue(await vault.value.getReading(entry.id))).toMatchObject({
    at: 1764000001000,
    reading: { packId: 'insurance_correspondence', packVersion: '1.0.0', fields: [{ found: { quote: 'CL-20931' } }] },
  });
  expect(okValue(await vault.value.listCorrections(entry.id)).items).toMatchObject([{ field: 'claimant' }]);
  expect(okValue(await vault.value.getSetting('consent'))).toEqual({ given: true });
  expect(okValue(await vault.value.listPacks())).toEqual({ items: [], damaged: [] });
  vault.value.close();
});

test('every step has a test here', () => {
  expect(migrations).toHaveLength(2);
});

/** The database that version 1 wrote. Its key lies in the fixture in clear, which no real one does. */
async function writeVersion1(): Promise<void> {
  const { key, stores } = version1;
  const cryptoKey = await crypto.subtle.importKey('raw', bytesOf(key.raw), 'AES-GCM', false, ['encrypt', 'decrypt']);
  const database = await openDB<VaultSchema>(databaseName, 1, {
    upgrade: (opened, _oldVersion, _newVersion, transaction) => {
      migrations[0]?.(opened, transaction);
    },
  });
  await database.put('keys', { mode: 'open', id: key.id, key: cryptoKey, createdAt: key.createdAt });
  for (const store of ['documents', 'files', 'results', 'corrections', 'settings'] as const) {
    for (const { nonce, data, ...rest } of stores[store]) {
      await database.put(store, { ...rest, nonce: bytesOf(nonce), data: bytesOf(data).buffer });
    }
  }
  database.close();
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}

function okValue<T>(result: Result<T, VaultError>): T {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}
