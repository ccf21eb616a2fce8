import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { beforeEach, expect, test } from 'vitest';
import type { Result } from '../shared/result';
import { Connection, databaseName } from './connection';
import { GateRecords } from './gate-records';
import { readKeyring } from './keyring-store';
import { openKeyring } from './keys/open-keyring';
import { migrations, type VaultSchema } from './migrations';
import { SealedRecords, type SealedStoreName } from './sealed-records';
import type { Sealed } from './seal';
import { openVault } from './vault';

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

const stores: readonly SealedStoreName[] = [
  'documents',
  'contents',
  'files',
  'results',
  'corrections',
  'marks',
  'settings',
  'packs',
  'outbox',
  'ledger',
  'bodies',
  'gate',
];

test('each flipped byte, each truncation and each exchange of any record is noticed, and hides no other record', async () => {
  const vault = valueOf(await openVault());
  const text = 'Two letters';
  const content = { mediaType: 'text/plain', text, pages: [], runs: [] } as const;
  for (const id of ['a', 'b']) {
    const bytes = new TextEncoder().encode(text);
    valueOf(await vault.putDocument({ id, name: 'n', addedAt: 1, parentId: null, content, bytes }));
    valueOf(await vault.putReading({ documentId: id, reading: {} as never, at: 2 }));
    valueOf(await vault.appendCorrection({ documentId: id, field: 'f', found: null, at: 3 }));
    const mark = { documentId: id, start: 0, end: 3, action: 'add', type: 'PERSON', found: null, at: 3 } as const;
    valueOf(await vault.appendMark(mark));
    valueOf(await vault.setSetting(id, id));
    valueOf(await vault.putPack({ packId: id, version: '1.0.0', pack: {}, savedAt: 1 }));
  }
  const connection = valueOf(await Connection.open(() => undefined));
  const keyring = valueOf(await readKeyring(connection));
  if (keyring === null) throw new Error('no keyring');
  const records = new SealedRecords(connection, valueOf(await openKeyring(keyring, null)));
  const gate = new GateRecords(vault, records);
  for (const id of ['a', 'b']) {
    const puts = (['outbox', 'ledger', 'gate'] as const).map((store) => ({ store, id, value: { id } }));
    valueOf(await gate.write({ puts, bodies: [{ id, bytes: new TextEncoder().encode(text) }] }));
  }
  vault.close();
  const raw = await openDB<VaultSchema>(databaseName, migrations.length);
  let tried = 0;
  for (const store of stores) {
    const all = await raw.getAll(store);
    expect(all).toHaveLength(2);
    const [record, other] = all;
    if (record === undefined || other === undefined) throw new Error('no record');
    for (const changed of changesOf(record, other)) {
      await raw.put(store, changed);
      const read = await records.get(store, record.id);
      expect(read.ok ? 'opened' : read.error.code).toBe('damaged-record');
      tried += 1;
    }
    const listed = valueOf(await records.list(store));
    expect(listed.map(({ id, plaintext }) => [id, plaintext === null])).toEqual(
      [record.id, other.id].sort().map((id) => [id, id === record.id]),
    );
    await raw.put(store, record);
    valueOf(await records.get(store, record.id));
  }
  expect(tried).toBeGreaterThan(1_000);
  raw.close();
  connection.close();
});

function* changesOf(record: Sealed, other: Sealed): Generator<Sealed> {
  const data = new Uint8Array(record.data);
  const flip = (bytes: Uint8Array, at: number): Uint8Array<ArrayBuffer> =>
    Uint8Array.from(bytes, (byte, index) => (index === at ? byte ^ (1 << (at % 8)) : byte));
  for (const at of data.keys()) yield { ...record, data: flip(data, at).buffer };
  for (const at of record.nonce.keys()) yield { ...record, nonce: flip(record.nonce, at) };
  for (let length = 0; length < data.length; length += 1) yield { ...record, data: data.slice(0, length).buffer };
  yield { ...record, data: Uint8Array.from([...data, 0]).buffer };
  yield { ...record, schema: record.schema + 1 };
  yield { ...record, schema: record.schema - 1 };
  yield { ...record, keyId: 'another' };
  // Another record's content under this one's name.
  yield { ...other, id: record.id };
  yield { ...record, data: other.data };
}

function valueOf<T>(result: Result<T, { message: string }>): T {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}
