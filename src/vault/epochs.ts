import { err, ok, type Result } from '../shared/result';
import type { BackupManifest } from './backup/format';
import { fromBytes, toBytes } from './json-record';
import type { Epoch } from './records';
import type { SealedRecords } from './sealed-records';
import { vaultError, type VaultError } from './vault-error';

/** The epochs of a vault, oldest first. One that doesn't open is an error: history must not be shortened in silence. */
export async function listEpochs(records: SealedRecords): Promise<Result<readonly Epoch[], VaultError>> {
  const opened = await records.list('epochs');
  if (!opened.ok) return opened;
  const epochs: Epoch[] = [];
  for (const { plaintext } of opened.value) {
    if (plaintext === null) return err(vaultError('damaged-record'));
    epochs.push(fromBytes(plaintext) as Epoch);
  }
  return ok(epochs);
}

/** Begins the history of a new vault; one that has a history keeps it. */
export async function beginHistory(records: SealedRecords, startedAt: number): Promise<Result<void, VaultError>> {
  const epochs = await listEpochs(records);
  if (!epochs.ok || epochs.value.length > 0) return ok(undefined);
  return putEpoch(records, { id: epochId(1), startedAt, cause: 'created' });
}

/**
 * Begins a new epoch with a restored backup. Its number is larger than any that this device or the backup has seen, so
 * that nothing which is written from now on can pass for what came after the backup elsewhere.
 */
export async function beginRestored(
  records: SealedRecords,
  { createdAt, epoch, vaultId }: BackupManifest,
  known: number,
  startedAt: number,
): Promise<Result<void, VaultError>> {
  const number = Math.max(epoch, known) + 1;
  const backup = { createdAt, epoch, vaultId };
  return putEpoch(records, { id: epochId(number), startedAt, cause: 'restored', backup });
}

/** The number of the epoch that runs; 0 when that is not known. */
export async function currentEpoch(records: SealedRecords): Promise<number> {
  const epochs = await listEpochs(records);
  return epochs.ok ? Number(epochs.value.at(-1)?.id ?? 0) : 0;
}

function putEpoch(records: SealedRecords, epoch: Epoch): Promise<Result<void, VaultError>> {
  return records.write([{ store: 'epochs', id: epoch.id, plaintext: toBytes(epoch) }]);
}

function epochId(number: number): string {
  return number.toString().padStart(9, '0');
}
