import { err, ok, type Result } from '../shared/result';
import type { Connection } from './connection';
import { fromBytes, toBytes } from './json-record';
import type { Keychain } from './keys/keychain';
import { nextOrder } from './sealed-records';
import { recordSchema, seal, unseal, type Sealed } from './seal';
import { toVaultError, type VaultError } from './vault-error';

/**
 * Reseals records of older schemas in today's shape: the part of a migration that needs the keys. Each record changes
 * in a transaction of its own, so that whatever ends it in the middle, the next opening goes on where it was.
 */
export async function upgradeRecords(connection: Connection, keychain: Keychain): Promise<Result<void, VaultError>> {
  try {
    const documents = await upgradeDocuments(connection, keychain);
    return documents.ok ? await upgradePacks(connection, keychain) : documents;
  } catch (thrown) {
    return err(toVaultError(thrown));
  }
}

/** 1 -> 2: the text moves to a store of its own, and the document gets its place in the list. */
async function upgradeDocuments(connection: Connection, keychain: Keychain): Promise<Result<void, VaultError>> {
  const ids = await oldIds(connection, 'documents');
  if (!ids.ok) return ids;
  const dated: { id: string; addedAt: number }[] = [];
  for (const id of ids.value) {
    const old = await open(connection, keychain, 'documents', id);
    if (!old.ok) return old;
    // What doesn't open keeps its shape and comes first: it is listed as damaged.
    dated.push({ id, addedAt: old.value === null ? 0 : (old.value as { addedAt: number }).addedAt });
  }
  for (const { id } of dated.toSorted((a, b) => a.addedAt - b.addedAt)) {
    const old = await open(connection, keychain, 'documents', id);
    if (!old.ok) return old;
    const upgraded = await (old.value === null
      ? placeDamaged(connection, id)
      : splitDocument(connection, keychain, id, old.value as { content?: unknown }));
    if (!upgraded.ok) return upgraded;
  }
  return ok(undefined);
}

async function splitDocument(
  connection: Connection,
  keychain: Keychain,
  id: string,
  { content, ...head }: { content?: unknown },
): Promise<Result<void, VaultError>> {
  const [sealedHead, sealedContent] = await Promise.all([
    seal(keychain.current, 'documents', id, toBytes(head)),
    seal(keychain.current, 'contents', id, toBytes(content)),
  ]);
  return connection.write(['documents', 'contents'], async (transaction) => {
    const store = transaction.objectStore('documents');
    // Another tab may have come first.
    if ((await store.get(id))?.order !== undefined) return;
    await store.put({ ...sealedHead, order: await nextOrder(transaction) });
    await transaction.objectStore('contents').put(sealedContent);
  });
}

async function placeDamaged(connection: Connection, id: string): Promise<Result<void, VaultError>> {
  return connection.write(['documents'], async (transaction) => {
    const store = transaction.objectStore('documents');
    const record = await store.get(id);
    if (record !== undefined && record.order === undefined) {
      await store.put({ ...record, order: await nextOrder(transaction) });
    }
  });
}

/** 1 -> 2: the record of a pack gets an id that tells nothing. */
async function upgradePacks(connection: Connection, keychain: Keychain): Promise<Result<void, VaultError>> {
  const ids = await oldIds(connection, 'packs');
  if (!ids.ok) return ids;
  for (const id of ids.value) {
    const old = await open(connection, keychain, 'packs', id);
    if (!old.ok) return old;
    if (old.value === null) continue;
    const sealed = await seal(keychain.current, 'packs', crypto.randomUUID(), toBytes(old.value));
    const moved = await connection.write(['packs'], async (transaction) => {
      const store = transaction.objectStore('packs');
      if ((await store.get(id)) === undefined) return;
      await store.delete(id);
      await store.put(sealed);
    });
    if (!moved.ok) return moved;
  }
  return ok(undefined);
}

async function oldIds(
  connection: Connection,
  store: 'documents' | 'packs',
): Promise<Result<readonly string[], VaultError>> {
  return connection.read([store], async (transaction) => {
    const objects = transaction.objectStore(store);
    if (store === 'documents') {
      // Every document of today's schema has a place.
      const placed = await transaction.objectStore('documents').index('order').count();
      if (placed === (await objects.count())) return [];
    }
    const ids: string[] = [];
    for (let cursor = await objects.openCursor(); cursor !== null; cursor = await cursor.continue()) {
      const record: Sealed & { order?: number } = cursor.value;
      if (store === 'documents' ? record.order === undefined : record.schema < recordSchema) ids.push(record.id);
    }
    return ids;
  });
}

async function open(
  connection: Connection,
  keychain: Keychain,
  store: 'documents' | 'packs',
  id: string,
): Promise<Result<unknown, VaultError>> {
  const sealed = await connection.read([store], async (transaction) => transaction.objectStore(store).get(id));
  if (!sealed.ok) return sealed;
  const key = sealed.value === undefined ? undefined : keychain.get(sealed.value.keyId);
  if (sealed.value === undefined || key === undefined) return ok(null);
  const plaintext = await unseal(key, store, id, sealed.value);
  return ok(plaintext === null ? null : fromBytes(plaintext));
}
