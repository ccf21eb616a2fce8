import { err, ok, type Result } from '../../shared/result';
import type { SealingKey } from '../seal';
import { vaultError, type VaultError } from '../vault-error';
import { Keychain } from './keychain';
import type { KeyringRecord, RetiringKey } from './keyring';
import { dataKeyBytes, unwrapKey, type Secret } from './wrap';

/** The keys of a keyring in open mode, or of a protected one with one of its secrets. */
export async function openKeyring(record: KeyringRecord, secret: Secret | null): Promise<Result<Keychain, VaultError>> {
  const current = await currentKey(record, secret);
  if (!current.ok) return current;
  if (record.retiring === null) return ok(new Keychain(current.value));
  const retiring = await openRetiring(record.retiring, current.value);
  return retiring === null ? err(vaultError('damaged-keyring')) : ok(new Keychain(current.value, retiring));
}

/**
 * The raw data key of a protected keyring. It goes straight into new wraps; whoever asks for it fills it with zeros
 * when that is done.
 */
export async function openDataKey(
  record: KeyringRecord,
  secret: Secret,
): Promise<Result<Uint8Array<ArrayBuffer>, VaultError>> {
  if (record.guard.mode === 'open') return err(vaultError('not-protected'));
  for (const wrap of record.guard.wraps) {
    const dataKey = await unwrapKey(wrap, secret, record.keyId);
    if (dataKey !== null) return ok(dataKey);
  }
  return err(vaultError('wrong-secret'));
}

/** Raw key bytes for scripts to use but not to read. */
export async function importDataKey(keyId: string, dataKey: Uint8Array<ArrayBuffer>): Promise<SealingKey> {
  const key = await crypto.subtle.importKey('raw', dataKey, 'AES-GCM', false, ['encrypt', 'decrypt']);
  return { id: keyId, key };
}

/** Raw key bytes, sealed by the key that follows. */
export async function sealRetiring(
  keyId: string,
  dataKey: Uint8Array<ArrayBuffer>,
  next: SealingKey,
): Promise<RetiringKey> {
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const parameters = { name: 'AES-GCM', iv: nonce, additionalData: retiringData(keyId, next.id) };
  return { kind: 'sealed', keyId, nonce, data: await crypto.subtle.encrypt(parameters, next.key, dataKey) };
}

async function currentKey(record: KeyringRecord, secret: Secret | null): Promise<Result<SealingKey, VaultError>> {
  if (record.guard.mode === 'open') return ok({ id: record.keyId, key: record.guard.key });
  if (secret === null) return err(vaultError('locked'));
  const dataKey = await openDataKey(record, secret);
  if (!dataKey.ok) return dataKey;
  const key = await importDataKey(record.keyId, dataKey.value);
  dataKey.value.fill(0);
  return ok(key);
}

async function openRetiring(retiring: RetiringKey, next: SealingKey): Promise<SealingKey | null> {
  const { keyId } = retiring;
  if (retiring.kind === 'open') return { id: keyId, key: retiring.key };
  try {
    const parameters = { name: 'AES-GCM', iv: retiring.nonce, additionalData: retiringData(keyId, next.id) };
    const dataKey = new Uint8Array(await crypto.subtle.decrypt(parameters, next.key, retiring.data));
    if (dataKey.length !== dataKeyBytes) return null;
    const key = await importDataKey(keyId, dataKey);
    dataKey.fill(0);
    return key;
  } catch {
    return null;
  }
}

function retiringData(keyId: string, nextId: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify(['stayput-retiring', 1, keyId, nextId]));
}
