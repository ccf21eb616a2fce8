import { ok, type Result } from '../shared/result';
import { backupStores } from './backup/format';
import type { Connection } from './connection';
import { fromBytes } from './json-record';
import type { Keychain } from './keys/keychain';
import { documentStores, type SealedHead } from './records';
import type { SealedStoreName } from './sealed-records';
import { unseal, type Sealed } from './seal';
import type { VaultError } from './vault-error';

/** A record that does not open. It stays where it is, and nothing reads it, until a person deletes it. */
export interface DamagedRecord {
  readonly store: SealedStoreName;
  readonly id: string;
  /** The document that it belongs to, if that is known; null otherwise. */
  readonly documentName: string | null;
}

const ofDocument: ReadonlySet<SealedStoreName> = new Set(documentStores.slice(1));

/** Opens every record once. One at a time: a file may be large. */
export async function findDamaged(
  connection: Connection,
  keychain: Keychain,
): Promise<Result<readonly DamagedRecord[], VaultError>> {
  const damaged: DamagedRecord[] = [];
  for (const store of backupStores) {
    const ids = await connection.read([store], async (transaction) => transaction.objectStore(store).getAllKeys());
    if (!ids.ok) return ids;
    for (const id of ids.value) {
      const opened = await open(connection, keychain, store, id);
      if (!opened.ok) return opened;
      if (opened.value !== null) continue;
      damaged.push({ store, id, documentName: await nameOf(connection, keychain, store, id) });
    }
  }
  return ok(damaged);
}

/** Deletes damaged records, all of them or none. */
export async function deleteDamaged(
  connection: Connection,
  records: readonly DamagedRecord[],
): Promise<Result<void, VaultError>> {
  const named = [...new Set(records.map(({ store }) => store))];
  if (named.length === 0) return ok(undefined);
  return connection.write(named, async (transaction) => {
    for (const { store, id } of records) await transaction.objectStore(store).delete(id);
  });
}

/** Null when the record does not open. One that was deleted meanwhile counts as opened. */
async function open(
  connection: Connection,
  keychain: Keychain,
  store: SealedStoreName,
  id: string,
): Promise<Result<Uint8Array | null, VaultError>> {
  const sealed = await connection.read([store], async (transaction): Promise<Sealed | undefined> =>
    transaction.objectStore(store).get(id),
  );
  if (!sealed.ok) return sealed;
  if (sealed.value === undefined) return ok(new Uint8Array());
  const key = keychain.get(sealed.value.keyId);
  return ok(key === undefined ? null : await unseal(key, store, id, sealed.value));
}

async function nameOf(
  connection: Connection,
  keychain: Keychain,
  store: SealedStoreName,
  id: string,
): Promise<string | null> {
  if (!ofDocument.has(store)) return null;
  const head = await open(connection, keychain, 'documents', id.split('/')[0] ?? id);
  if (!head.ok || head.value === null || head.value.length === 0) return null;
  return (fromBytes(head.value) as SealedHead).name;
}
