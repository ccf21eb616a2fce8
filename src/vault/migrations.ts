import type { DBSchema, IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';
import type { Sealed, SealingKey } from './seal';

/** Where the key lies in open mode: next to what it encrypts. */
export interface KeyRecord extends SealingKey {
  readonly mode: 'open';
  readonly createdAt: number;
}

/** The stores as the newest migration leaves them. All but `keys` hold sealed records. */
export interface VaultSchema extends DBSchema {
  keys: { key: 'open'; value: KeyRecord };
  /** Name, date and text of a document, by document id. */
  documents: { key: string; value: Sealed };
  /** The imported bytes, apart, so that the list of documents opens without them. By document id. */
  files: { key: string; value: Sealed };
  /** The latest reading of a document, by document id. */
  results: { key: string; value: Sealed };
  /** `<document id>/<time>/<order>`: a document's corrections are one key range, oldest first. */
  corrections: { key: string; value: Sealed };
  settings: { key: string; value: Sealed };
  /** The person's own task packs, `<pack id>@<version>`: a pack's versions are one key range. */
  packs: { key: string; value: Sealed };
}

type Migration = (
  database: IDBPDatabase<VaultSchema>,
  transaction: IDBPTransaction<VaultSchema, StoreNames<VaultSchema>[], 'versionchange'>,
) => void;

/** Each step takes the database from version `index` to `index + 1`. A published step never changes. */
export const migrations: readonly Migration[] = [
  (database) => {
    database.createObjectStore('keys', { keyPath: 'mode' });
    for (const store of ['documents', 'files', 'results', 'corrections', 'settings'] as const) {
      database.createObjectStore(store, { keyPath: 'id' });
    }
  },
  (database) => {
    database.createObjectStore('packs', { keyPath: 'id' });
  },
];
