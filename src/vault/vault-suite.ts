import { openDB } from 'idb';
import { describe, expect, test, vi } from 'vitest';
import type { Reading } from '../understanding';
import type { Result } from '../shared/result';
import { databaseName } from './connection';
import { migrations, type VaultSchema } from './migrations';
import type { StoredDocument } from './records';
import { openVault, type Vault } from './vault';
import type { VaultError } from './vault-error';

/** The whole list as one part. */
const all = { before: null, limit: 1000 };

const secretText = 'Policy PM/HOME/2023/118-4407 of Guðrún Halldórsdóttir';
const secretName = 'Halldorsdottir storm letter.txt';

/** What every IndexedDB must do for the vault. Each test starts with no database: `reset` sees to that. */
export function vaultSuite(reset: () => Promise<void>): void {
  /** Resets, opens, and closes after the test. */
  async function withVault(work: (vault: Vault) => Promise<void>): Promise<void> {
    await reset();
    const vault = valueOf(await openVault());
    try {
      await work(vault);
    } finally {
      vault.close();
    }
  }

  describe('documents', () => {
    test('come back as they were put, bytes too', () =>
      withVault(async (vault) => {
        const document = documentOf('a', 5);
        valueOf(await vault.putDocument(document));
        expect(valueOf(await vault.getDocument('a'))).toEqual(document);
        const { bytes, ...entry } = document;
        expect(bytes.length).toBeGreaterThan(0);
        expect(valueOf(await vault.getEntry('a'))).toEqual(entry);
      }));

    test('are listed in the order in which they came, newest first', () =>
      withVault(async (vault) => {
        valueOf(await vault.putDocument(documentOf('a', 9)));
        valueOf(await vault.putDocument(documentOf('b', 2)));
        const listing = valueOf(await vault.listDocuments(all));
        expect(listing.items.map(({ id }) => id)).toEqual(['b', 'a']);
        expect(valueOf(await vault.countDocuments())).toBe(2);
      }));

    test('survive a closed and reopened database', () =>
      withVault(async (vault) => {
        valueOf(await vault.putDocument(documentOf('a', 1)));
        vault.close();
        const reopened = valueOf(await openVault());
        expect(valueOf(await reopened.getEntry('a')).name).toBe(secretName);
        reopened.close();
      }));

    test('that are missing are an answer', () =>
      withVault(async (vault) => {
        expect(errorOf(await vault.getEntry('nobody')).code).toBe('not-found');
        expect(valueOf(await vault.getReading('nobody'))).toBeNull();
      }));

    test('are deleted with what belongs to them, and restored whole', () =>
      withVault(async (vault) => {
        for (const id of ['a', 'b']) {
          valueOf(await vault.putDocument(documentOf(id, 1)));
          valueOf(await vault.putReading({ documentId: id, reading, at: 2 }));
          valueOf(await vault.appendCorrection({ documentId: id, field: 'amount', found: null, at: 3 }));
        }
        const deleted = valueOf(await vault.deleteDocument('a'));
        expect(errorOf(await vault.getDocument('a')).code).toBe('not-found');
        expect(valueOf(await vault.getReading('a'))).toBeNull();
        expect(valueOf(await vault.getReading('b'))?.reading).toEqual(reading);
        expect(valueOf(await vault.listCorrections('a')).items).toEqual([]);
        expect(valueOf(await vault.listCorrections('b')).items).toHaveLength(1);

        valueOf(await vault.restore(deleted));
        expect(valueOf(await vault.getDocument('a')).name).toBe(secretName);
        expect(valueOf(await vault.getReading('a'))?.reading).toEqual(reading);
        expect(valueOf(await vault.listCorrections('a')).items).toHaveLength(1);
      }));
  });

  test('a message and its attachments are deleted and restored as one', () =>
    withVault(async (vault) => {
      for (const [id, parentId] of [
        ['m', null],
        ['a', 'm'],
        ['b', 'm'],
        ['other', null],
      ] as const) {
        valueOf(await vault.putDocument({ ...documentOf(id, 1), parentId }));
      }
      valueOf(await vault.putReading({ documentId: 'b', reading, at: 2 }));
      const deleted = valueOf(await vault.deleteDocuments(['m', 'a', 'b']));
      expect(deleted.ids).toEqual(['m', 'a', 'b']);
      expect(valueOf(await vault.listDocuments(all)).items.map(({ id }) => id)).toEqual(['other']);
      expect(valueOf(await vault.getReading('b'))).toBeNull();

      valueOf(await vault.restore(deleted));
      const parents = valueOf(await vault.listDocuments(all)).items.map(({ id, parentId }) => [id, parentId]);
      expect(Object.fromEntries(parents)).toEqual({ m: null, a: 'm', b: 'm', other: null });
      expect(valueOf(await vault.getReading('b'))?.reading).toEqual(reading);
    }));

  test('a document from before attachments were known has no parent', () =>
    withVault(async (vault) => {
      const { parentId, ...old } = documentOf('a', 1);
      expect(parentId).toBeNull();
      valueOf(await vault.putDocument(old as StoredDocument));
      expect(valueOf(await vault.getEntry('a')).parentId).toBeNull();
      expect(valueOf(await vault.getDocument('a')).parentId).toBeNull();
      expect(valueOf(await vault.listDocuments(all)).items[0]?.parentId).toBeNull();
    }));

  test('corrections keep their order and can be taken back one by one', () =>
    withVault(async (vault) => {
      const found = { start: 0, end: 6, quote: 'Policy', value: 'Policy' };
      const first = valueOf(await vault.appendCorrection({ documentId: 'a', field: 'amount', found, at: 7 }));
      const second = valueOf(await vault.appendCorrection({ documentId: 'a', field: 'amount', found: null, at: 7 }));
      valueOf(await vault.appendCorrection({ documentId: 'ab', field: 'amount', found: null, at: 1 }));
      expect(valueOf(await vault.listCorrections('a')).items).toEqual([first, second]);
      valueOf(await vault.deleteCorrection(second.id));
      expect(valueOf(await vault.listCorrections('a')).items).toEqual([first]);
    }));

  test('marks keep their order, can be taken back, and go and come back with their document', () =>
    withVault(async (vault) => {
      valueOf(await vault.putDocument(documentOf('a', 1)));
      const mark = { documentId: 'a', start: 2, end: 9, type: 'PERSON', at: 7 } as const;
      const found = { recognizer: 'entity-model', score: 0.6 };
      const first = valueOf(await vault.appendMark({ ...mark, action: 'remove', found }));
      const second = valueOf(await vault.appendMark({ ...mark, action: 'add', found: null }));
      valueOf(await vault.appendMark({ ...mark, documentId: 'ab', action: 'add', found: null }));
      expect(valueOf(await vault.listMarks('a')).items).toEqual([first, second]);
      valueOf(await vault.deleteMark(second.id));
      const deleted = valueOf(await vault.deleteDocument('a'));
      expect(valueOf(await vault.listMarks('a')).items).toEqual([]);
      expect(valueOf(await vault.listMarks('ab')).items).toHaveLength(1);
      valueOf(await vault.restore(deleted));
      expect(valueOf(await vault.listMarks('a')).items).toEqual([first]);
    }));

  test('the pack that a person chose for a document is kept with it, and taken back', () =>
    withVault(async (vault) => {
      const document = documentOf('a', 1);
      valueOf(await vault.putDocument(document));
      valueOf(await vault.setDocumentPack('a', 'contracts'));
      expect(valueOf(await vault.getDocument('a'))).toEqual({ ...document, packId: 'contracts' });
      valueOf(await vault.setDocumentPack('a', null));
      expect(valueOf(await vault.getDocument('a'))).toEqual(document);
      expect(errorOf(await vault.setDocumentPack('nobody', 'contracts')).code).toBe('not-found');
    }));

  test('task packs are kept by version, and deleted and restored with all of them', () =>
    withVault(async (vault) => {
      const packs = [
        { packId: 'own', version: '1.0.0', pack: { title: 'One' }, savedAt: 1 },
        { packId: 'own', version: '1.0.1', pack: { title: 'Two' }, savedAt: 2 },
        { packId: 'own_copy', version: '1.0.0', pack: { title: 'Three' }, savedAt: 3 },
      ];
      for (const pack of packs) valueOf(await vault.putPack(pack));
      expect(valueOf(await vault.listPacks()).items).toEqual(packs);
      const deleted = valueOf(await vault.deletePack('own'));
      expect(valueOf(await vault.listPacks()).items).toEqual([packs[2]]);
      valueOf(await vault.restorePack(deleted));
      expect(valueOf(await vault.listPacks()).items).toEqual(packs);
    }));

  test('settings are kept by key', () =>
    withVault(async (vault) => {
      expect(valueOf(await vault.getSetting('consent'))).toBeNull();
      valueOf(await vault.setSetting('consent', { given: true }));
      valueOf(await vault.setSetting('consent', { given: false }));
      expect(valueOf(await vault.getSetting('consent'))).toEqual({ given: false });
    }));

  test('a damaged record is named, and the others stay readable', () =>
    withVault(async (vault) => {
      valueOf(await vault.putDocument(documentOf('a', 1)));
      valueOf(await vault.putDocument(documentOf('b', 2)));
      const raw = await openDB<VaultSchema>(databaseName, migrations.length);
      const record = await raw.get('documents', 'a');
      if (record === undefined) throw new Error('the record is not there');
      const data = new Uint8Array(record.data.slice(0));
      data[0] = (data[0] ?? 0) ^ 1;
      await raw.put('documents', { ...record, data: data.buffer });
      raw.close();

      const listing = valueOf(await vault.listDocuments(all));
      expect(listing.damaged).toEqual(['a']);
      expect(listing.items.map(({ id }) => id)).toEqual(['b']);
      expect(errorOf(await vault.getEntry('a')).code).toBe('damaged-record');
      valueOf(await vault.deleteDocument('a'));
      expect(valueOf(await vault.listDocuments(all)).damaged).toEqual([]);
    }));

  test('a record copied over another does not open', () =>
    withVault(async (vault) => {
      valueOf(await vault.putDocument(documentOf('a', 1)));
      valueOf(await vault.putDocument(documentOf('b', 2)));
      const raw = await openDB<VaultSchema>(databaseName, migrations.length);
      const record = await raw.get('documents', 'a');
      if (record === undefined) throw new Error('the record is not there');
      await raw.put('documents', { ...record, id: 'b' });
      raw.close();
      expect(valueOf(await vault.listDocuments(all)).damaged).toEqual(['b']);
    }));

  test('a correction that was deleted goes back to its old place', () =>
    withVault(async (vault) => {
      const at = (documentId: string, time: number) =>
        vault.appendCorrection({ documentId, field: 'amount', found: null, at: time });
      const first = valueOf(await at('a', 1));
      const second = valueOf(await at('a', 2));
      valueOf(await at('b', 1));
      valueOf(await vault.deleteCorrection(first.id));
      valueOf(await vault.putBackCorrection(first));
      expect(valueOf(await vault.listCorrections('a')).items).toEqual([first, second]);
      expect(valueOf(await vault.listCorrections('b')).items).toHaveLength(1);
    }));

  test(
    'a dump of the database holds no plaintext',
    () =>
      withVault(async (vault) => {
        valueOf(await vault.putDocument(documentOf('a', 1)));
        valueOf(await vault.putReading({ documentId: 'a', reading, at: 2 }));
        const found = { start: 7, end: 29, quote: 'PM/HOME/2023/118-4407', value: 'PM/HOME/2023/118-4407' };
        valueOf(await vault.appendCorrection({ documentId: 'a', field: 'policy_number', found, at: 3 }));
        valueOf(await vault.setSetting('name', secretName));
        const pack = { packId: 'own', version: '1.0.0', pack: { title: secretText }, savedAt: 4 };
        valueOf(await vault.putPack(pack));
        await untilIndexed(vault);
        const dump = await dumpDatabase();
        expect(dump).toContain('documents');
        expect(dump).toContain('index\n{"id"');
        const secrets = [
          secretText,
          secretName,
          'Halldorsdottir',
          'halldorsdottir',
          'policy',
          '4407',
          'new_claim',
          'policy_number',
        ];
        for (const secret of secrets) {
          expect(dump).not.toContain(secret);
        }
      }),
    20_000,
  );

  test('two openings at once share one key', async () => {
    await reset();
    const [first, second] = (await Promise.all([openVault(), openVault()])).map(valueOf);
    if (first === undefined || second === undefined) throw new Error('not opened');
    valueOf(await first.putDocument(documentOf('a', 1)));
    expect(valueOf(await second.getEntry('a')).name).toBe(secretName);
    first.close();
    second.close();
  });

  test('a newer version elsewhere closes this connection and says so', async () => {
    await reset();
    const said: VaultError[] = [];
    const vault = valueOf(await openVault((error) => said.push(error)));
    const newer = await openDB(databaseName, migrations.length + 1);
    expect(said.map(({ code }) => code)).toEqual(['closed']);
    expect(errorOf(await vault.listDocuments(all)).code).toBe('closed');
    expect(errorOf(await vault.setSetting('a', 1)).code).toBe('closed');
    newer.close();
    expect(errorOf(await openVault()).code).toBe('newer-version');
  });

  test('deleting everything leaves no database and no key', async () => {
    await reset();
    const vault = valueOf(await openVault());
    valueOf(await vault.putDocument(documentOf('a', 1)));
    valueOf(await vault.deleteEverything());
    expect(await indexedDB.databases()).toEqual([]);
    expect(errorOf(await vault.listDocuments(all)).code).toBe('closed');
    const fresh = valueOf(await openVault());
    expect(valueOf(await fresh.listDocuments(all))).toEqual({ items: [], damaged: [], next: null });
    fresh.close();
  });
}

function documentOf(id: string, addedAt: number): StoredDocument {
  const page = { start: 0, end: secretText.length, width: 0, height: 0 };
  const content = { mediaType: 'text/plain', text: secretText, pages: [page], runs: [] } as const;
  return { id, name: secretName, addedAt, parentId: null, bytes: new TextEncoder().encode(secretText), content };
}

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

/** Waits until the search has written its index. */
async function untilIndexed(vault: Vault): Promise<void> {
  await vi.waitFor(
    async () => {
      const { left, count } = valueOf(await vault.search('policy', 1));
      expect([left, count]).toEqual([0, 1]);
      const raw = await openDB<VaultSchema>(databaseName, migrations.length);
      const pieces = await raw.count('index');
      raw.close();
      expect(pieces).toBe(1);
    },
    { timeout: 10_000, interval: 200 },
  );
}

/** All that IndexedDB would hand to someone who looks, as text, one Latin-1 letter per byte. */
async function dumpDatabase(): Promise<string> {
  const raw = await openDB<VaultSchema>(databaseName, migrations.length);
  const parts: string[] = [];
  for (const store of raw.objectStoreNames) {
    for (const record of await raw.getAll(store)) {
      parts.push(store, JSON.stringify(record));
      for (const value of Object.values(record) as unknown[]) {
        if (value instanceof ArrayBuffer) parts.push(latin1(new Uint8Array(value)));
        if (value instanceof Uint8Array) parts.push(latin1(value));
      }
    }
  }
  raw.close();
  return parts.join('\n');
}

function latin1(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}

function valueOf<T>(result: Result<T, VaultError>): T {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.value;
}

function errorOf<T>(result: Result<T, VaultError>): VaultError {
  if (result.ok) throw new Error('expected a failure');
  return result.error;
}
