import type { BackupRecord, BackupStore } from './backup/format';
import { checkRecord } from './backup/record-shapes';
import type { Connection } from './connection';
import type { Keychain } from './keys/keychain';
import { serverKeyPrefix } from './gate-records';
import { fromBytes } from './json-record';
import { documentStores, rangeOf, type StoredPack } from './records';
import { unseal, type Sealed } from './seal';
import type { VaultError } from './vault-error';

/** What belongs to no document. What waits to leave is not in a backup: restored, it could be sent twice. */
const standingAlone = ['settings', 'packs', 'epochs', 'ledger', 'bodies', 'gate'] as const;

/** Thrown by {@link backupRecords} when the vault can't be read. */
export class SourceError extends Error {
  readonly error: VaultError;

  constructor(error: VaultError) {
    super(error.message);
    this.error = error;
  }
}

/** What came of going through the vault. */
export interface SourceCount {
  documents: number;
  /** Records that don't open, and so are not in the backup. */
  damaged: number;
}

/**
 * All that a backup holds, one document after the other: a document's records are read in one transaction, so that a
 * change in the middle of the backup tears none apart. `count` is kept up to date.
 */
export async function* backupRecords(
  connection: Connection,
  keychain: Keychain,
  count: SourceCount,
): AsyncGenerator<BackupRecord> {
  const ids = await documentIds(connection);
  for (const id of ids) {
    const records = await recordsOf(connection, id);
    const opened: BackupRecord[] = [];
    for (const { store, sealed } of records) {
      const record = await open(keychain, store, sealed);
      if (record === null) count.damaged += 1;
      else opened.push(record);
    }
    // Deleted since, or damaged: what belongs to it means nothing without it.
    if (opened[0]?.store !== 'documents') continue;
    count.documents += 1;
    yield* opened;
  }
  for (const store of standingAlone) {
    for (const sealed of await all(connection, store)) {
      // A key to a server is worth money: it is typed in anew.
      if (store === 'gate' && sealed.id.startsWith(serverKeyPrefix)) continue;
      const record = await open(keychain, store, sealed);
      if (record === null) count.damaged += 1;
      else yield record;
    }
  }
}

/** How many documents there are, for the progress. */
export async function countDocuments(connection: Connection): Promise<number> {
  return valueOf(
    await connection.read(['documents'], async (transaction) => transaction.objectStore('documents').count()),
  );
}

async function documentIds(connection: Connection): Promise<readonly string[]> {
  return valueOf(
    await connection.read(['documents'], async (transaction) => transaction.objectStore('documents').getAllKeys()),
  );
}

async function recordsOf(
  connection: Connection,
  id: string,
): Promise<readonly { store: BackupStore; sealed: Sealed }[]> {
  return valueOf(
    await connection.read([...documentStores], async (transaction) => {
      const found: { store: BackupStore; sealed: Sealed }[] = [];
      for (const store of documentStores) {
        for (const sealed of await transaction.objectStore(store).getAll(rangeOf(store, id)))
          found.push({ store, sealed });
      }
      return found;
    }),
  );
}

async function all(connection: Connection, store: (typeof standingAlone)[number]): Promise<readonly Sealed[]> {
  return valueOf(await connection.read([store], async (transaction) => transaction.objectStore(store).getAll()));
}

/** Null when the record does not open, or is not what a backup may hold. */
async function open(
  keychain: Keychain,
  store: BackupStore,
  sealed: Sealed & { order?: number },
): Promise<BackupRecord | null> {
  const key = keychain.get(sealed.keyId);
  const bytes = key === undefined ? null : await unseal(key, store, sealed.id, sealed);
  if (bytes === null) return null;
  const order = store === 'documents' && sealed.order !== undefined ? { order: sealed.order } : {};
  // The ids of packs are random here, and tell what they are in a backup.
  const id = store === 'packs' ? packName(fromBytes(bytes) as StoredPack) : sealed.id;
  const record = { store, id, bytes, ...order };
  return checkRecord(record) === null ? null : record;
}

function packName({ packId, version }: StoredPack): string {
  return `${packId}@${version}`;
}

function valueOf<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: VaultError },
): T {
  if (!result.ok) throw new SourceError(result.error);
  return result.value;
}
