import { err, ok, type Result } from '../shared/result';
import { readBackup, type BackupError, type BackupRecord } from './backup';
import { backupStores } from './backup/format';
import { Connection, deleteDatabase } from './connection';
import { beginRestored } from './epochs';
import { nextGeneration } from './generations';
import { addKeyring, replaceKeyring } from './keyring-store';
import type { Keychain } from './keys/keychain';
import type { KeyringRecord } from './keys/keyring';
import { checkBackup, seldom, type BackupProgress } from './save-backup';
import { SealedRecords, type Put } from './sealed-records';
import { vaultError, type VaultError } from './vault-error';

export interface RestoreRequest {
  readonly file: Blob;
  readonly passphrase: string;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: BackupProgress) => void;
}

/** What is restored together, in one transaction. */
const batch = { records: 64, bytes: 4_000_000 } as const;

/**
 * Puts a backup in place of the vault. It is read whole first; then it is written into a database of its own, which
 * takes over in one step when nothing of it is missing. Whatever goes wrong before that, the vault stays as it is.
 *
 * The keys stay: what is restored opens with the passphrase of this vault, not with that of the backup.
 *
 * @param knownEpoch the number of the epoch that ends
 * @returns the connection to the restored vault; the old database is gone
 */
export async function restoreBackup(
  old: Connection,
  keyring: KeyringRecord,
  keychain: Keychain,
  knownEpoch: number,
  request: RestoreRequest,
  onClosed: (error: VaultError) => void,
): Promise<Result<Connection, VaultError | BackupError>> {
  const checked = await checkBackup(request.file, request.passphrase, request);
  if (!checked.ok) return checked;
  const name = nextGeneration(old.name);
  const cleared = await deleteDatabase(name);
  if (!cleared.ok) return cleared;
  const opened = await Connection.open(onClosed, name);
  if (!opened.ok) return opened;
  const next = opened.value;
  const filled = await fill(next, keyring, keychain, knownEpoch, request);
  if (!filled.ok) {
    await next.erase();
    return filled;
  }
  // From here on it is the vault. Should deleting the old one fail, the next opening does it.
  await old.erase();
  return ok(next);
}

async function fill(
  next: Connection,
  keyring: KeyringRecord,
  keychain: Keychain,
  knownEpoch: number,
  { file, passphrase, signal, onProgress }: RestoreRequest,
): Promise<Result<void, VaultError | BackupError>> {
  const restoring: KeyringRecord = { ...keyring, state: 'restoring', revision: 1, retiring: null };
  const added = await addKeyring(next, restoring);
  if (!added.ok) return added;
  const records = new SealedRecords(next, keychain);
  const writer = new BatchWriter(records);
  const tell = seldom(onProgress);
  const failure: { error: VaultError | null } = { error: null };
  const read = await readBackup(
    file.stream(),
    passphrase.normalize('NFC'),
    async (record) => {
      const written = await writer.add(record);
      if (written.ok) return;
      failure.error = written.error;
      throw new Error(written.error.code);
    },
    {
      signal,
      onBytes: (done) => {
        tell({ step: 'restoring', done, total: file.size });
      },
    },
  );
  if (failure.error !== null) return err(failure.error);
  if (!read.ok) return read;
  const flushed = await writer.flush();
  if (!flushed.ok) return flushed;
  const begun = await beginRestored(records, read.value.manifest, knownEpoch, Date.now());
  if (!begun.ok) return begun;
  const stored = await countRecords(next);
  if (!stored.ok) return stored;
  // And one for the epoch that begins.
  const expected = Object.values(read.value.counts).reduce((sum, count) => sum + count, 1);
  if (stored.value !== expected) return err(vaultError('failed'));
  return replaceKeyring(next, restoring, { ...restoring, state: 'active', revision: 2 });
}

class BatchWriter {
  readonly #records: SealedRecords;
  #puts: Put[] = [];
  #bytes = 0;

  constructor(records: SealedRecords) {
    this.#records = records;
  }

  async add({ store, id, bytes, order }: BackupRecord): Promise<Result<void, VaultError>> {
    // The ids of packs tell what they are in a backup, and nothing here.
    this.#puts.push({ store, id: store === 'packs' ? crypto.randomUUID() : id, plaintext: bytes, order });
    this.#bytes += bytes.byteLength;
    if (this.#puts.length < batch.records && this.#bytes < batch.bytes) return ok(undefined);
    return this.flush();
  }

  async flush(): Promise<Result<void, VaultError>> {
    const puts = this.#puts;
    this.#puts = [];
    this.#bytes = 0;
    return puts.length === 0 ? ok(undefined) : this.#records.write(puts);
  }
}

async function countRecords(connection: Connection): Promise<Result<number, VaultError>> {
  return connection.read([...backupStores], async (transaction) => {
    let count = 0;
    for (const store of backupStores) count += await transaction.objectStore(store).count();
    return count;
  });
}
