import { err, ok, type Result } from '../../shared/result';
import type { SealingKey } from '../seal';
import { vaultError, type VaultError } from '../vault-error';
import { firstWraps } from './change-wraps';
import { keyringFormat, type Guard, type KeyringRecord, type RetiringKey } from './keyring';
import { importDataKey, openDataKey, sealRetiring } from './open-keyring';
import { dataKeyBytes, type Secret } from './wrap';

/** What is to stand before the key from now on. */
export type Protection =
  | { readonly mode: 'open' }
  | { readonly mode: 'protected'; readonly passphrase: string; readonly recoveryCode: string };

/** A keyring with a new key, and that key. */
export interface NewKey {
  readonly record: KeyringRecord;
  readonly key: SealingKey;
}

/** The keyring of a new vault. */
export async function createKeyring(protection: Protection = { mode: 'open' }): Promise<Result<NewKey, VaultError>> {
  const made = await createKey(protection);
  if (!made.ok) return made;
  const { key, guard } = made.value;
  return ok({
    key,
    record: {
      id: 'keyring',
      format: keyringFormat,
      vaultId: crypto.randomUUID(),
      state: 'active',
      revision: 1,
      keyId: key.id,
      createdAt: Date.now(),
      guard,
      retiring: null,
    },
  });
}

/**
 * The keyring with a new key; the old one retires, and goes when every record is sealed anew. All ways in are made
 * new: passkeys have to be added again.
 *
 * @param auth a secret that opens a protected keyring; a keyring in open mode needs none
 */
export async function replaceKey(
  record: KeyringRecord,
  auth: Secret | null,
  protection: Protection,
): Promise<Result<NewKey, VaultError>> {
  const made = await createKey(protection);
  if (!made.ok) return made;
  const { key, guard } = made.value;
  const retiring = await retire(record, auth, key);
  if (!retiring.ok) return retiring;
  const next = { ...record, revision: record.revision + 1, keyId: key.id, createdAt: Date.now(), guard };
  return ok({ key, record: { ...next, retiring: retiring.value } });
}

async function createKey(protection: Protection): Promise<Result<{ key: SealingKey; guard: Guard }, VaultError>> {
  const dataKey = crypto.getRandomValues(new Uint8Array(dataKeyBytes));
  try {
    const key = await importDataKey(crypto.randomUUID(), dataKey);
    if (protection.mode === 'open') return ok({ key, guard: { mode: 'open', key: key.key } });
    const wraps = await firstWraps(key.id, dataKey, protection.passphrase, protection.recoveryCode);
    return wraps.ok ? ok({ key, guard: { mode: 'protected', wraps: wraps.value } }) : wraps;
  } finally {
    dataKey.fill(0);
  }
}

async function retire(
  record: KeyringRecord,
  auth: Secret | null,
  next: SealingKey,
): Promise<Result<RetiringKey, VaultError>> {
  if (record.guard.mode === 'open') return ok({ kind: 'open', keyId: record.keyId, key: record.guard.key });
  if (auth === null) return err(vaultError('locked'));
  const dataKey = await openDataKey(record, auth);
  if (!dataKey.ok) return dataKey;
  try {
    return ok(await sealRetiring(record.keyId, dataKey.value, next));
  } finally {
    dataKey.value.fill(0);
  }
}
