import { err, ok, type Result } from '../shared/result';
import type { Connection } from './connection';
import type { Keychain } from './keys/keychain';
import type { SealedStoreName } from './sealed-records';
import { seal, unseal, type Sealed } from './seal';
import { toVaultError, vaultError, type VaultError } from './vault-error';

/** Records that are sealed anew in one transaction. Files can be large, so they go one by one. */
const batchOf: Readonly<Record<SealedStoreName, number>> = {
  documents: 64,
  contents: 8,
  files: 1,
  results: 32,
  corrections: 64,
  marks: 64,
  settings: 64,
  packs: 16,
  epochs: 64,
  index: 1,
  outbox: 8,
  ledger: 64,
  bodies: 16,
  gate: 16,
};

const sealedStores = Object.keys(batchOf) as readonly SealedStoreName[];

/** How far a change of keys is, in records. */
export interface ResealProgress {
  readonly done: number;
  readonly total: number;
}

/**
 * Seals every record anew that the retiring key sealed. It may end at any moment and be begun again. Nothing is written
 * under the retiring key meanwhile, because each write checks the keyring. What doesn't open under it stays as it is,
 * and is as damaged as it was.
 */
export async function reseal(
  connection: Connection,
  keychain: Keychain,
  retiringId: string,
  onProgress: (progress: ResealProgress) => void,
): Promise<Result<void, VaultError>> {
  const keys = await connection.read([...sealedStores], async (transaction) => {
    const all: { store: SealedStoreName; ids: string[] }[] = [];
    for (const store of sealedStores) all.push({ store, ids: await transaction.objectStore(store).getAllKeys() });
    return all;
  });
  if (!keys.ok) return keys;
  const total = keys.value.reduce((sum, { ids }) => sum + ids.length, 0);
  let done = 0;
  onProgress({ done, total });
  for (const { store, ids } of keys.value) {
    for (let start = 0; start < ids.length; start += batchOf[store]) {
      const batch = ids.slice(start, start + batchOf[store]);
      const resealed = await resealBatch(connection, keychain, retiringId, store, batch);
      if (!resealed.ok) return resealed;
      done += batch.length;
      onProgress({ done, total });
    }
  }
  return ok(undefined);
}

async function resealBatch(
  connection: Connection,
  keychain: Keychain,
  retiringId: string,
  store: SealedStoreName,
  ids: readonly string[],
): Promise<Result<void, VaultError>> {
  const retiring = keychain.get(retiringId);
  if (retiring === undefined) return err(vaultError('damaged-keyring'));
  const records = await connection.read([store], async (transaction) => {
    const objects = transaction.objectStore(store);
    return Promise.all(ids.map(async (id): Promise<Sealed | undefined> => objects.get(id)));
  });
  if (!records.ok) return records;
  try {
    const fresh: { old: Sealed; next: Sealed }[] = [];
    for (const old of records.value) {
      if (old?.keyId !== retiringId) continue;
      const plaintext = await unseal(retiring, store, old.id, old);
      if (plaintext !== null)
        fresh.push({ old, next: { ...old, ...(await seal(keychain.current, store, old.id, plaintext)) } });
    }
    if (fresh.length === 0) return ok(undefined);
    return await connection.write([store], async (transaction) => {
      const objects = transaction.objectStore(store);
      for (const { old, next } of fresh) {
        const now = await objects.get(old.id);
        // Written or deleted meanwhile: what is there now is newer.
        if (now !== undefined && isSameNonce(now, old)) await objects.put(next);
      }
    });
  } catch (thrown) {
    return err(toVaultError(thrown));
  }
}

function isSameNonce(a: Sealed, b: Sealed): boolean {
  return a.keyId === b.keyId && a.nonce.every((byte, index) => byte === b.nonce[index]);
}
