import type { DBSchema, IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';
import { keyringFormat, type KeyringRecord } from './keys/keyring';
import type { Sealed, SealingKey } from './seal';

/** A document's name and date, with its place in the list: where it stands in the order in which documents came. */
export interface SealedDocument extends Sealed {
  /** Absent in what is older than {@link recordSchema} 2. */
  readonly order?: number;
}

/** The stores as the newest migration leaves them. All but `keyring` hold sealed records. */
export interface VaultSchema extends DBSchema {
  keyring: { key: 'keyring'; value: KeyringRecord };
  /** Name and date of a document, by document id. */
  documents: { key: string; value: SealedDocument; indexes: { order: number } };
  /** The text of a document with its layout, apart, so that the list of documents opens without it. By document id. */
  contents: { key: string; value: Sealed };
  /** The imported bytes, by document id. */
  files: { key: string; value: Sealed };
  /** The latest reading of a document, by document id. */
  results: { key: string; value: Sealed };
  /** `<document id>/<time>/<order>`: a document's corrections are one key range, oldest first. */
  corrections: { key: string; value: Sealed };
  /** What a person said about a document's entities, keyed like corrections. */
  marks: { key: string; value: Sealed };
  settings: { key: string; value: Sealed };
  /** The person's own task packs, one record per version. The ids are random: a pack's own would tell. */
  packs: { key: string; value: Sealed };
  /** When this vault's history began, and began anew from a backup. The ids count up. */
  epochs: { key: string; value: Sealed };
  /** The index of the search, in pieces. */
  index: { key: string; value: Sealed };
  /** What waits to leave the device, or was about to, by request id. */
  outbox: { key: string; value: Sealed };
  /** What left the device and what was held back. The ids are sequence numbers with leading zeros. */
  ledger: { key: string; value: Sealed };
  /** The exact bytes of each request that left, by request id. */
  bodies: { key: string; value: Sealed };
  /** The gate's own records: its policy, its keys to servers, the head of the ledger. */
  gate: { key: string; value: Sealed };
}

/** The record of the open mode's key, up to version 2. */
interface KeyRecordOfVersion2 extends SealingKey {
  readonly mode: 'open';
  readonly createdAt: number;
}

type Migration = (
  database: IDBPDatabase<VaultSchema>,
  transaction: IDBPTransaction<VaultSchema, StoreNames<VaultSchema>[], 'versionchange'>,
) => void | Promise<void>;

/**
 * Each step takes the database from version `index` to `index + 1`. A published step never changes. A step sees no key:
 * what has to be sealed anew is up to `upgradeRecords`, afterwards.
 */
export const migrations: readonly Migration[] = [
  (database) => {
    untyped(database).createObjectStore('keys', { keyPath: 'mode' });
    for (const store of ['documents', 'files', 'results', 'corrections', 'settings'] as const) {
      database.createObjectStore(store, { keyPath: 'id' });
    }
  },
  (database) => {
    database.createObjectStore('packs', { keyPath: 'id' });
  },
  async (database, transaction) => {
    for (const store of ['keyring', 'contents', 'epochs', 'index'] as const) {
      database.createObjectStore(store, { keyPath: 'id' });
    }
    transaction.objectStore('documents').createIndex('order', 'order');
    const key = (await untyped(transaction).objectStore('keys').get('open')) as KeyRecordOfVersion2 | undefined;
    untyped(database).deleteObjectStore('keys');
    if (key === undefined) return;
    await transaction.objectStore('keyring').put({
      id: 'keyring',
      format: keyringFormat,
      vaultId: crypto.randomUUID(),
      state: 'active',
      revision: 1,
      keyId: key.id,
      createdAt: key.createdAt,
      guard: { mode: 'open', key: key.key },
      retiring: null,
    });
  },
  (database) => {
    database.createObjectStore('marks', { keyPath: 'id' });
  },
  (database) => {
    for (const store of ['outbox', 'ledger', 'bodies', 'gate'] as const) {
      database.createObjectStore(store, { keyPath: 'id' });
    }
  },
];

/**
 * Takes a database from a version to the newest one, or to `upTo`. Half a step does not stay: opening fails then, and
 * the old version is still there.
 */
export async function migrate(
  database: IDBPDatabase<VaultSchema>,
  transaction: IDBPTransaction<VaultSchema, StoreNames<VaultSchema>[], 'versionchange'>,
  from: number,
  upTo = migrations.length,
): Promise<void> {
  try {
    for (const step of migrations.slice(from, upTo)) await step(database, transaction);
  } catch {
    transaction.abort();
  }
}

/** The same for stores that today's schema no longer has. */
function untyped(database: IDBPDatabase<VaultSchema>): IDBPDatabase;
function untyped(
  transaction: IDBPTransaction<VaultSchema, StoreNames<VaultSchema>[], 'versionchange'>,
): IDBPTransaction<unknown, string[], 'versionchange'>;
function untyped(thing: unknown): unknown {
  return thing;
}
