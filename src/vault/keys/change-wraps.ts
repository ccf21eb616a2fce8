import { err, ok, type Result } from '../../shared/result';
import { vaultError, type VaultError } from '../vault-error';
import type { KeyringRecord } from './keyring';
import { openDataKey } from './open-keyring';
import { isAcceptablePassphrase } from './passphrase';
import { newPassphraseWrap, newRecoveryWrap, wrapKey, type Secret, type Wrap, type WrapHead } from './wrap';

/** A change to the ways into a protected vault. Each needs a secret that opens it now. */
export type WrapChange =
  | { readonly kind: 'passphrase'; readonly passphrase: string }
  | { readonly kind: 'recovery'; readonly code: string }
  | {
      readonly kind: 'add-passkey';
      readonly passkey: Extract<WrapHead, { kind: 'passkey' }>;
      readonly output: Uint8Array<ArrayBuffer>;
    }
  | { readonly kind: 'remove-passkey'; readonly wrapId: string };

/** The keyring with a changed way in. The data key stays, so records need not be sealed anew. */
export async function changeWraps(
  record: KeyringRecord,
  auth: Secret,
  change: WrapChange,
): Promise<Result<KeyringRecord, VaultError>> {
  if (record.guard.mode === 'open') return err(vaultError('not-protected'));
  if (change.kind === 'passphrase' && !isAcceptablePassphrase(change.passphrase)) {
    return err(vaultError('weak-passphrase'));
  }
  const dataKey = await openDataKey(record, auth);
  if (!dataKey.ok) return dataKey;
  try {
    const wraps = await changed(record.guard.wraps, record.keyId, dataKey.value, change);
    if (wraps === null) return err(vaultError('wrong-secret'));
    return ok({ ...record, revision: record.revision + 1, guard: { mode: 'protected', wraps } });
  } finally {
    dataKey.value.fill(0);
  }
}

/** The wraps of a vault that becomes protected: by a passphrase, and by a recovery code for the day it is forgotten. */
export async function firstWraps(
  keyId: string,
  dataKey: Uint8Array<ArrayBuffer>,
  passphrase: string,
  recoveryCode: string,
): Promise<Result<readonly Wrap[], VaultError>> {
  if (!isAcceptablePassphrase(passphrase)) return err(vaultError('weak-passphrase'));
  const wraps = await Promise.all([
    wrapKey(newPassphraseWrap(), { kind: 'passphrase', passphrase }, keyId, dataKey),
    wrapKey(newRecoveryWrap(), { kind: 'recovery', code: recoveryCode }, keyId, dataKey),
  ]);
  const made = wraps.filter((wrap) => wrap !== null);
  return made.length === wraps.length ? ok(made) : err(vaultError('wrong-secret'));
}

async function changed(
  wraps: readonly Wrap[],
  keyId: string,
  dataKey: Uint8Array<ArrayBuffer>,
  change: WrapChange,
): Promise<readonly Wrap[] | null> {
  switch (change.kind) {
    case 'passphrase': {
      const wrap = await wrapKey(newPassphraseWrap(), change, keyId, dataKey);
      return wrap && [wrap, ...wraps.filter(({ kind }) => kind !== 'passphrase')];
    }
    case 'recovery': {
      const wrap = await wrapKey(newRecoveryWrap(), change, keyId, dataKey);
      return wrap && [...wraps.filter(({ kind }) => kind !== 'recovery'), wrap];
    }
    case 'add-passkey': {
      const { passkey, output } = change;
      const wrap = await wrapKey(passkey, { kind: 'passkey', wrapId: passkey.id, output }, keyId, dataKey);
      return wrap && [...wraps, wrap];
    }
    case 'remove-passkey':
      return wraps.filter(({ id, kind }) => kind !== 'passkey' || id !== change.wrapId);
  }
}
