import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, test } from 'vitest';
import { backupRecords } from './backup-source';
import { Connection } from './connection';
import { GateRecords, serverKeyPrefix } from './gate-records';
import { addKeyring } from './keyring-store';
import { createKeyring } from './keys/new-key';
import { openKeyring } from './keys/open-keyring';
import { SealedRecords } from './sealed-records';
import { flipped, okValue, replaceAll, sealedIn } from './testing';
import { Vault } from './vault';

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

async function open() {
  const connection = okValue(await Connection.open(() => undefined));
  const keyring = okValue(await addKeyring(connection, okValue(await createKeyring()).record));
  const keychain = okValue(await openKeyring(keyring, null));
  const records = new SealedRecords(connection, keychain);
  const vault = new Vault(connection, keychain);
  return { connection, keychain, vault, gate: new GateRecords(vault, records) };
}

const entry = (sequence: number) =>
  ({ store: 'ledger', id: String(sequence).padStart(12, '0'), value: { sequence } }) as const;

test('a backup holds the ledger and what left, but no key to a server and nothing that waits to leave', async () => {
  const { connection, keychain, gate } = await open();
  const bytes = new TextEncoder().encode('{"model":"m"}');
  okValue(
    await gate.write({
      puts: [
        entry(0),
        { store: 'gate', id: 'ledger', value: { size: 1 } },
        { store: 'gate', id: `${serverKeyPrefix}open-router`, value: 'sk-secret' },
        { store: 'outbox', id: 'r', value: { state: 'waiting-network' } },
      ],
      bodies: [{ id: 'r', bytes }],
    }),
  );
  const held = new Map<string, string>();
  for await (const record of backupRecords(connection, keychain, { documents: 0, damaged: 0 })) {
    held.set(`${record.store}/${record.id}`, new TextDecoder().decode(record.bytes));
  }
  expect([...held.keys()]).toEqual(['ledger/000000000000', 'bodies/r', 'gate/ledger']);
  expect(held.get('bodies/r')).toBe('{"model":"m"}');
  expect([...held.values()].join(' ')).not.toContain('sk-secret');
});

test('a ledger’s lines come in order and by range, and one that does not open hides in no list', async () => {
  const { gate, vault } = await open();
  okValue(await gate.write({ puts: [2, 0, 11, 1].map(entry) }));
  expect(okValue(await gate.list('ledger'))).toEqual([0, 1, 2, 11].map((sequence) => ({ sequence })));
  expect(okValue(await gate.list('ledger', entry(1).id, entry(3).id))).toEqual([{ sequence: 1 }, { sequence: 2 }]);
  const [first, ...others] = await sealedIn('ledger');
  if (first === undefined) throw new Error('no record');
  await replaceAll('ledger', [flipped(first), ...others]);
  expect(await gate.list('ledger')).toMatchObject({ ok: false, error: { code: 'damaged-record' } });
  vault.close();
});

test('what is written together is there together, or not at all', async () => {
  const { gate } = await open();
  okValue(await gate.write({ puts: [{ store: 'outbox', id: 'r', value: 1 }] }));
  const cyclic: { self?: unknown } = {};
  cyclic.self = cyclic;
  await expect(gate.write({ puts: [entry(0), { store: 'outbox', id: 'x', value: cyclic }] })).rejects.toThrow();
  expect(okValue(await gate.list('ledger'))).toEqual([]);
  okValue(await gate.write({ puts: [entry(0)], deletions: [{ store: 'outbox', id: 'r' }] }));
  expect([okValue(await gate.list('ledger')), okValue(await gate.get('outbox', 'r'))]).toEqual([
    [{ sequence: 0 }],
    null,
  ]);
});
