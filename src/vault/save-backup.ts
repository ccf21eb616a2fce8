import { err, ok, type Result } from '../shared/result';
import { readBackup, writeBackup, type BackupError, type BackupManifest } from './backup';
import { backupRecords, countDocuments, SourceError, type SourceCount } from './backup-source';
import type { Connection } from './connection';
import type { Keychain } from './keys/keychain';
import { toVaultError, vaultError, type VaultError } from './vault-error';

/** How far a backup or a restore is. */
export interface BackupProgress {
  readonly step: 'writing' | 'checking' | 'restoring';
  /** Documents while writing, bytes of the file otherwise. */
  readonly done: number;
  readonly total: number;
}

/** A backup that was written and read back. */
export interface SavedBackup {
  readonly createdAt: number;
  readonly documents: number;
  readonly bytes: number;
  /** Records that don't open, and so are not in it. */
  readonly damaged: number;
}

export interface BackupTarget {
  readonly handle: FileSystemFileHandle;
  readonly passphrase: string;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: BackupProgress) => void;
}

/** Progress is told at most so often. */
const tellEveryMs = 100;

/**
 * Writes everything into one encrypted file, and reads that back: a backup that nobody ever read is a hope. Memory
 * holds a few records at a time, however large the vault is.
 */
export async function saveBackup(
  connection: Connection,
  keychain: Keychain,
  manifest: BackupManifest,
  { handle, passphrase, signal, onProgress }: BackupTarget,
): Promise<Result<SavedBackup, VaultError | BackupError>> {
  const count: SourceCount = { documents: 0, damaged: 0 };
  const secret = passphrase.normalize('NFC');
  try {
    const total = await countDocuments(connection);
    const tell = seldom(onProgress);
    async function* told() {
      for await (const record of backupRecords(connection, keychain, count)) {
        tell({ step: 'writing', done: count.documents, total });
        yield record;
      }
    }
    const stream = await writeBackup(manifest, told(), secret, { signal });
    await stream.pipeTo(await handle.createWritable(), { signal });
    const file = await handle.getFile();
    const read = await checkBackup(file, passphrase, { signal, onProgress });
    if (!read.ok) return read;
    // What was written is what was meant.
    if (read.value.documents !== count.documents) return err(vaultError('failed'));
    return ok({ createdAt: manifest.createdAt, documents: count.documents, bytes: file.size, damaged: count.damaged });
  } catch (thrown) {
    if (signal.aborted) return err(vaultError('cancelled'));
    return err(thrown instanceof SourceError ? thrown.error : toVaultError(thrown));
  }
}

/** What a backup says about itself once all of it was read. */
export interface CheckedBackup {
  readonly manifest: BackupManifest;
  readonly documents: number;
}

/** Reads a whole backup and changes nothing. */
export async function checkBackup(
  file: Blob,
  passphrase: string,
  { signal, onProgress }: Pick<BackupTarget, 'signal' | 'onProgress'>,
): Promise<Result<CheckedBackup, BackupError>> {
  const tell = seldom(onProgress);
  const read = await readBackup(file.stream(), passphrase.normalize('NFC'), () => Promise.resolve(), {
    signal,
    onBytes: (done) => {
      tell({ step: 'checking', done, total: file.size });
    },
  });
  return read.ok ? ok({ manifest: read.value.manifest, documents: read.value.counts.documents }) : read;
}

/** The same, but not more often than a person can see. */
export function seldom(onProgress: (progress: BackupProgress) => void): (progress: BackupProgress) => void {
  let last = -Infinity;
  return (progress) => {
    if (performance.now() - last < tellEveryMs) return;
    last = performance.now();
    onProgress(progress);
  };
}
