import { err, ok, type Result } from '../shared/result';
import type { Connection } from './connection';
import { keyringFormat, type KeyringRecord } from './keys/keyring';
import { vaultError, type VaultError } from './vault-error';

/** The keyring of a database; null when it has none. */
export async function readKeyring(connection: Connection): Promise<Result<KeyringRecord | null, VaultError>> {
  const read = await connection.read(['keyring'], async (transaction) =>
    transaction.objectStore('keyring').get('keyring'),
  );
  if (!read.ok) return read;
  if (read.value === undefined) return ok(null);
  return (read.value.format as number) === keyringFormat ? ok(read.value) : err(vaultError('newer-version'));
}

/** Keeps the keyring of a new vault; another tab's that came first stays, and is the answer. */
export async function addKeyring(
  connection: Connection,
  record: KeyringRecord,
): Promise<Result<KeyringRecord, VaultError>> {
  return connection.write(['keyring'], async (transaction) => {
    const store = transaction.objectStore('keyring');
    const existing = await store.get('keyring');
    if (existing !== undefined) return existing;
    await store.put(record);
    return record;
  });
}

/** Puts the next keyring in place of the one it was made from. If that is no longer there, nothing is changed. */
export async function replaceKeyring(
  connection: Connection,
  from: KeyringRecord,
  next: KeyringRecord,
): Promise<Result<void, VaultError>> {
  const written = await connection.write(['keyring'], async (transaction) => {
    const store = transaction.objectStore('keyring');
    const now = await store.get('keyring');
    if (now?.vaultId !== from.vaultId || now.revision !== from.revision) return false;
    await store.put(next);
    return true;
  });
  if (!written.ok) return written;
  return written.value ? ok(undefined) : err(vaultError('keys-changed'));
}
