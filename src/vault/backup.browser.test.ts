import { openDB } from 'idb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Result } from '../shared/result';
import type { Reading } from '../understanding';
import { VaultClient } from './client';
import { databaseName } from './connection';
import { createRecoveryCode } from './keys/recovery-code';
import { migrations, type VaultSchema } from './migrations';
import type { StoredDocument } from './records';
import { writeSentinel } from './sentinel';

/** scrypt takes a second or more each time, as it should. */
vi.setConfig({ testTimeout: 90_000 });

const passphrase = 'correct horse battery';
const clients: VaultClient[] = [];

function client(): VaultClient {
  const made = new VaultClient();
  clients.push(made);
  return made;
}

beforeEach(async () => {
  valueOf(await client().erase());
});

afterEach(() => {
  for (const each of clients.splice(0)) each.end();
});

test('what was backed up, erased and restored is the same, under other keys and in a new epoch', async () => {
  const first = client();
  valueOf(await first.create({ mode: 'protected', passphrase, recoveryCode: createRecoveryCode() }));
  await fill(first);
  const before = await contentOf(first);
  const saved = valueOf(await first.saveBackup(null, 'the passphrase of the file', 'test'));
  expect(saved).toMatchObject({ documents: 3, damaged: 0, file: expect.any(File) as File });
  const file = new Blob([await fileOf(saved).arrayBuffer()]);
  expect(new Uint8Array(await file.arrayBuffer()).includes(0)).toBe(true);
  valueOf(await first.erase());

  const second = client();
  valueOf(await second.create({ mode: 'open' }));
  expect(errorOf(await second.restoreBackup(file, 'another passphrase'))).toBe('wrong-passphrase');
  expect(valueOf(await second.checkBackup(file, 'the passphrase of the file'))).toMatchObject({
    documents: 3,
    manifest: { mode: 'protected', epoch: 1 },
  });
  valueOf(await second.restoreBackup(file, 'the passphrase of the file'));
  expect(await contentOf(second)).toEqual(before);
  second.end();

  // What is restored is the vault from now on, and the only one.
  expect(await vaultDatabases()).toHaveLength(1);
  const third = client();
  expect(valueOf(await third.open())).toMatchObject({ phase: 'ready', mode: 'open' });
  expect(await contentOf(third)).toEqual(before);
  const again = valueOf(await third.saveBackup(null, 'the passphrase of the file', 'test'));
  const manifest = valueOf(await third.checkBackup(fileOf(again), 'the passphrase of the file')).manifest;
  expect(manifest.epoch).toBe(2);
});

test('a backup that is damaged changes nothing, and what is written afterwards stays', async () => {
  const vault = client();
  valueOf(await vault.create({ mode: 'open' }));
  await fill(vault);
  const saved = valueOf(await vault.saveBackup(null, passphrase, 'test'));
  const bytes = new Uint8Array(await fileOf(saved).arrayBuffer());
  valueOf(await vault.records.setSetting('later', 1));
  const before = await contentOf(vault);
  const flipped = Uint8Array.from(bytes, (byte, at) => (at === bytes.length - 40 ? byte ^ 1 : byte));
  for (const broken of [bytes.slice(0, -1), bytes.slice(0, 300), flipped, new Uint8Array(), new Uint8Array(500)]) {
    expect((await vault.restoreBackup(new Blob([broken]), passphrase)).ok).toBe(false);
    expect(await contentOf(vault)).toEqual(before);
  }
  valueOf(await vault.records.setSetting('later', 2));
  expect(await vaultDatabases()).toEqual([databaseName]);
});

test('a restore that is killed leaves the vault as it was, and is cleared away', async () => {
  const vault = client();
  valueOf(await vault.create({ mode: 'open' }));
  await fill(vault);
  for (let index = 0; index < 400; index += 1) valueOf(await vault.records.setSetting(`s${index.toString()}`, index));
  const before = await contentOf(vault);
  const saved = valueOf(await vault.saveBackup(null, passphrase, 'test'));
  const file = new Blob([await fileOf(saved).arrayBuffer()]);

  const killed = client();
  valueOf(await killed.open());
  const restoring = new Promise<void>((resolve) => {
    killed.subscribe((event) => {
      if (event.kind === 'backup' && event.progress.step === 'restoring') resolve();
    });
  });
  void killed.restoreBackup(file, passphrase);
  await restoring;
  killed.end();
  vault.end();
  // The browser takes a moment to end a worker; who opens the vault before that leaves the clearing up to the next one.
  await navigator.locks.request('stayput-vault-change', () => undefined);

  const later = client();
  valueOf(await later.open());
  expect(await contentOf(later)).toEqual(before);
  expect(await vaultDatabases()).toHaveLength(1);
  valueOf(await later.records.setSetting('works', true));
});

test('a record that is damaged is left out of the backup and counted', async () => {
  const vault = client();
  valueOf(await vault.create({ mode: 'open' }));
  await fill(vault);
  const raw = await openDB<VaultSchema>(databaseName, migrations.length);
  const sealed = await raw.get('results', 'b');
  if (sealed === undefined) throw new Error('no such record');
  await raw.put('results', { ...sealed, data: sealed.data.slice(1) });
  raw.close();
  expect(valueOf(await vault.saveBackup(null, passphrase, 'test'))).toMatchObject({ documents: 3, damaged: 1 });
});

test('a backup can be stopped, and then there is none', async () => {
  const vault = client();
  valueOf(await vault.create({ mode: 'open' }));
  for (let index = 0; index < 20; index += 1) {
    valueOf(await vault.records.putDocument(documentOf(index.toString(), index, new Uint8Array(500_000))));
  }
  vault.subscribe((event) => {
    if (event.kind === 'backup') vault.stopWork();
  });
  expect(errorOf(await vault.saveBackup(null, passphrase, 'test'))).toBe('cancelled');
  const folder = await navigator.storage.getDirectory();
  await expect(folder.getFileHandle('stayput-backup.age')).rejects.toThrow();
});

const reading: Reading = {
  packId: 'insurance',
  packVersion: '1.0.0',
  intent: { label: 'new_claim', confidence: 1, ranking: [{ label: 'new_claim', confidence: 1 }] },
  fields: [],
  engine: 'scripted',
  model: 'scripted@1.0.0',
  seconds: 1,
  windows: 1,
};

function documentOf(id: string, addedAt: number, bytes: Uint8Array): StoredDocument {
  const text = `Text of ${id} – Guðrún 🦦`;
  const pages = [{ start: 0, end: text.length, width: 0, height: 0 }];
  const content = { mediaType: 'text/plain', text, pages, runs: [] } as const;
  return { id, name: `${id} “letter”.txt`, addedAt, parentId: null, bytes, content };
}

async function fill(vault: VaultClient): Promise<void> {
  for (const [index, id] of ['c', 'a', 'b'].entries()) {
    valueOf(await vault.records.putDocument(documentOf(id, index, new Uint8Array([index, 0, 255]))));
    valueOf(await vault.records.putReading({ documentId: id, reading, at: index }));
  }
  valueOf(await vault.records.appendCorrection({ documentId: 'a', field: 'amount', found: null, at: 5 }));
  const found = { recognizer: 'person-guess', score: 0.6 };
  const mark = { documentId: 'a', start: 0, end: 2, action: 'remove', type: 'PERSON', found, at: 6 } as const;
  valueOf(await vault.records.appendMark(mark));
  valueOf(await vault.records.putPack({ packId: 'own', version: '1.0.0', pack: { title: 'Own' }, savedAt: 4 }));
  valueOf(await vault.records.setSetting('consent', { given: true }));
  writeSentinel({ vaultId: 'none', mode: 'open', lastBackupAt: null });
}

/** Everything that a person would miss. */
async function contentOf({ records }: VaultClient): Promise<unknown> {
  const listed = valueOf(await records.listDocuments({ before: null, limit: 100 })).items;
  return {
    listed,
    documents: await Promise.all(listed.map(async ({ id }) => valueOf(await records.getDocument(id)))),
    readings: await Promise.all(listed.map(async ({ id }) => valueOf(await records.getReading(id)))),
    corrections: await Promise.all(listed.map(async ({ id }) => valueOf(await records.listCorrections(id)).items)),
    marks: await Promise.all(listed.map(async ({ id }) => valueOf(await records.listMarks(id)).items)),
    packs: valueOf(await records.listPacks()).items,
    consent: valueOf(await records.getSetting('consent')),
    later: valueOf(await records.getSetting('later')),
  };
}

async function vaultDatabases(): Promise<string[]> {
  return (await indexedDB.databases()).flatMap(({ name }) => (name?.startsWith(databaseName) ? [name] : []));
}

function fileOf({ file }: { readonly file: File | null }): File {
  if (file === null) throw new Error('no file');
  return file;
}

function valueOf<T>(result: Result<T, { code: string; message: string }>): T {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.value;
}

function errorOf<T>(result: Result<T, { code: string; message: string }>): string {
  if (result.ok) throw new Error('expected a failure');
  return result.error.code;
}
