import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { openDB, type IDBPDatabase } from 'idb';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Result } from '../shared/result';
import { databaseName } from './connection';
import version1 from './fixtures/version-1.json';
import version2 from './fixtures/version-2.json';
import version3 from './fixtures/version-3.json';
import { GateRecords } from './gate-records';
import { keyringFormat, type KeyringRecord } from './keys/keyring';
import { migrate, migrations, type VaultSchema } from './migrations';
import { openParts } from './testing';
import { openVault, type Vault } from './vault';
import type { VaultError } from './vault-error';

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

/** Opens a database as it was at `version`, with the steps up to there. */
function openAt(version: number) {
  return openDB<VaultSchema>('trial', version, {
    upgrade: (database, oldVersion, newVersion, transaction) => {
      void migrate(database, transaction, oldVersion, newVersion ?? 0);
    },
  });
}

test('1: creates the stores, with the key each record carries', async () => {
  const database = await openAt(1);
  expect([...database.objectStoreNames]).toEqual(['corrections', 'documents', 'files', 'keys', 'results', 'settings']);
  for (const name of database.objectStoreNames) {
    expect(database.transaction(name).store.keyPath).toBe((name as string) === 'keys' ? 'mode' : 'id');
  }
  database.close();
});

test('2: adds a store for task packs', async () => {
  const database = await openAt(2);
  expect([...database.objectStoreNames]).toContain('packs');
  database.close();
});

test('3: what version 1 kept is still there and opens', async () => {
  await write(version1, 1);
  const vault = await open();
  const [head] = okValue(await vault.listDocuments({ before: null, limit: 100 })).items;
  if (head === undefined) throw new Error('the document is gone');
  const entry = okValue(await vault.getEntry(head.id));
  expect(entry).toMatchObject({ name: 'storm.txt', content: { text: expect.stringContaining('Ann Lee') as string } });
  const { bytes } = okValue(await vault.getDocument(entry.id));
  expect(new TextDecoder().decode(bytes)).toBe(entry.content.text);
  expect(okValue(await vault.getReading(entry.id))).toMatchObject({
    at: 1764000001000,
    reading: { packId: 'insurance_correspondence', packVersion: '1.0.0', fields: [{ found: { quote: 'CL-20931' } }] },
  });
  expect(okValue(await vault.listCorrections(entry.id)).items).toMatchObject([{ field: 'claimant' }]);
  expect(okValue(await vault.getSetting('consent'))).toEqual({ given: true });
  expect(okValue(await vault.listPacks())).toEqual({ items: [], damaged: [] });
  vault.close();
});

test('3: what version 2 kept is still there, and the ids of packs no longer tell what they are', async () => {
  await write(version2, 2);
  const vault = await open();
  expect(okValue(await vault.listDocuments({ before: null, limit: 100 })).items.map(({ name }) => name)).toEqual([
    'second.txt',
    'storm.txt',
  ]);
  expect(okValue(await vault.listPacks())).toMatchObject({
    items: [{ packId: 'divorces', version: '1.0.0', pack: { title: 'Divorces' } }],
    damaged: [],
  });
  vault.close();
  const raw = await openDB<VaultSchema>(databaseName, migrations.length);
  expect(JSON.stringify(await raw.getAllKeys('packs'))).not.toContain('divorces');
  for (const { order, schema } of await raw.getAll('documents')) expect([typeof order, schema]).toEqual(['number', 2]);
  raw.close();
});

test('3: an upgrade that is ended after any record goes on at the next opening, and loses nothing', async () => {
  for (let survived = 0; survived < 6; survived += 1) {
    globalThis.indexedDB = new IDBFactory();
    await write(version2, 2);
    let writes = 0;
    // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its object below
    const { put } = IDBObjectStore.prototype;
    const spy = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value) {
      writes += 1;
      // The first write is the keyring's, in the browser's own upgrade.
      if (writes > survived + 1) throw new DOMException('ended', 'AbortError');
      return put.call(this, value);
    });
    const first = await openVault();
    if (first.ok) first.value.close();
    spy.mockRestore();
    const vault = await open();
    expect(okValue(await vault.listDocuments({ before: null, limit: 100 })).items.map(({ name }) => name)).toEqual([
      'second.txt',
      'storm.txt',
    ]);
    for (const { id } of okValue(await vault.listDocuments({ before: null, limit: 100 })).items)
      okValue(await vault.getDocument(id));
    expect(okValue(await vault.listPacks()).items).toHaveLength(1);
    vault.close();
  }
});

test('4: what version 3 kept is still there, and marks can be kept beside it', async () => {
  await writeVersion3();
  const vault = await open();
  const [head] = okValue(await vault.listDocuments({ before: null, limit: 100 })).items;
  if (head === undefined) throw new Error('the document is gone');
  expect(okValue(await vault.getEntry(head.id)).content.text).toContain('Ann Lee');
  expect(okValue(await vault.listCorrections(head.id)).items).toMatchObject([{ field: 'claimant' }]);
  expect(okValue(await vault.getSetting('consent'))).toEqual({ given: true });
  expect(okValue(await vault.listMarks(head.id))).toEqual({ items: [], damaged: [] });
  const mark = { documentId: head.id, start: 0, end: 4, action: 'add', type: 'PERSON', found: null, at: 5 } as const;
  const stored = okValue(await vault.appendMark(mark));
  expect(okValue(await vault.listMarks(head.id)).items).toEqual([stored]);
  vault.close();
});

test('5: what version 3 kept is still there, and the gate can keep its records beside it', async () => {
  await writeVersion3();
  const { vault, records } = await openParts();
  expect(okValue(await vault.listDocuments({ before: null, limit: 100 })).items).toHaveLength(1);
  const gate = new GateRecords(vault, records);
  const bytes = new Uint8Array([1, 2, 3]);
  okValue(
    await gate.write({ puts: [{ store: 'ledger', id: '000', value: { sequence: 0 } }], bodies: [{ id: 'r', bytes }] }),
  );
  expect(okValue(await gate.list('ledger'))).toEqual([{ sequence: 0 }]);
  expect(okValue(await gate.getBody('r'))).toEqual(bytes);
  expect(okValue(await gate.get('outbox', 'r'))).toBeNull();
  vault.close();
});

test('every step has a test here', () => {
  expect(migrations).toHaveLength(5);
});

async function open(): Promise<Vault> {
  return okValue(await openVault());
}

/** The database that a version wrote. Its key lies in the fixture in clear, which no real one does. */
async function write({ key, stores }: typeof version1 | typeof version2, version: number): Promise<void> {
  const cryptoKey = await crypto.subtle.importKey('raw', bytesOf(key.raw), 'AES-GCM', false, ['encrypt', 'decrypt']);
  const database = await openDB(databaseName, version, {
    upgrade: (opened, _oldVersion, _newVersion, transaction) => {
      void migrate(opened as never, transaction as never, 0, version);
    },
  });
  await database.put('keys', { mode: 'open', id: key.id, key: cryptoKey, createdAt: key.createdAt });
  await putRecords(database, stores);
  database.close();
}

/** The database that version 3 wrote: its key lies in a keyring. */
async function writeVersion3(): Promise<void> {
  const { key, keyring, stores } = version3;
  const cryptoKey = await crypto.subtle.importKey('raw', bytesOf(key.raw), 'AES-GCM', false, ['encrypt', 'decrypt']);
  const database = await openDB(databaseName, 3, {
    upgrade: (opened, _oldVersion, _newVersion, transaction) => {
      void migrate(opened as never, transaction as never, 0, 3);
    },
  });
  const record: KeyringRecord = {
    id: 'keyring',
    format: keyringFormat,
    vaultId: keyring.vaultId,
    state: 'active',
    revision: 1,
    keyId: key.id,
    createdAt: key.createdAt,
    guard: { mode: 'open', key: cryptoKey },
    retiring: null,
  };
  await database.put('keyring', record);
  await putRecords(database, stores);
  database.close();
}

interface FixtureRecord {
  readonly nonce: string;
  readonly data: string;
}

async function putRecords(
  database: IDBPDatabase,
  stores: Readonly<Record<string, readonly FixtureRecord[]>>,
): Promise<void> {
  for (const [store, records] of Object.entries(stores)) {
    for (const { nonce, data, ...rest } of records) {
      await database.put(store, { ...rest, nonce: bytesOf(nonce), data: bytesOf(data).buffer });
    }
  }
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}

function okValue<T>(result: Result<T, VaultError>): T {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}
