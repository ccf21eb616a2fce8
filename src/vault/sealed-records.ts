import { err, ok, type Result } from '../shared/result';
import type { Connection, ReadTransaction, VaultStore, WriteTransaction } from './connection';
import type { Keychain } from './keys/keychain';
import type { SealedDocument } from './migrations';
import { seal, unseal, type Sealed } from './seal';
import { toVaultError, vaultError, type VaultError } from './vault-error';

export type SealedStoreName = Exclude<VaultStore, 'keyring'>;

/** A record to write. */
export interface Put {
  readonly store: SealedStoreName;
  readonly id: string;
  readonly plaintext: Uint8Array;
  /** The place in the list of a document that comes from elsewhere. */
  readonly order?: number | undefined;
}

/** Records of one store, still sealed. */
export interface SealedGroup {
  readonly store: SealedStoreName;
  readonly records: readonly (Sealed | SealedDocument)[];
}

/** What to delete of a store. */
export interface Deletion {
  readonly store: SealedStoreName;
  readonly range: IDBKeyRange;
}

/** A record that opened, or that did not. */
export interface Opened {
  readonly id: string;
  /** Null: the record is damaged, or was changed by something else. */
  readonly plaintext: Uint8Array<ArrayBuffer> | null;
}

/** Room that is left alone: a browser that runs out in the middle of a write may lose more than that write. */
const reserveBytes = 4_000_000;

/**
 * The sealed records of a vault. Everything is sealed before its transaction begins, because an `await` of anything
 * else would end it, and each write checks in its own transaction that its key is still the current one: a tab that
 * did not hear of a new key, or of the end of the vault, writes nothing.
 */
export class SealedRecords {
  readonly #connection: Connection;
  readonly #keychain: Keychain;

  constructor(connection: Connection, keychain: Keychain) {
    this.#connection = connection;
    this.#keychain = keychain;
  }

  /** Writes and deletes, all of it or nothing. It is on the disk when this answers. */
  async write(puts: readonly Put[], deletions: readonly Deletion[] = []): Promise<Result<void, VaultError>> {
    const size = puts.reduce((sum, { plaintext }) => sum + plaintext.byteLength, 0);
    if (!(await hasRoomFor(size))) return err(vaultError('quota'));
    return this.#sealAndWrite(
      async () =>
        Promise.all(
          puts.map(async ({ store, id, plaintext, order }) => {
            const record = await seal(this.#keychain.current, store, id, new Uint8Array(plaintext));
            return { store, record: order === undefined ? record : { ...record, order } };
          }),
        ),
      deletions,
    );
  }

  /** Deletes, all of it or nothing, and answers with what was there. */
  async takeOut(deletions: readonly Deletion[]): Promise<Result<readonly SealedGroup[], VaultError>> {
    const stores = [...new Set(deletions.map(({ store }) => store))];
    return this.#connection.write(stores, async (transaction) => {
      const groups: SealedGroup[] = [];
      for (const { store, range } of deletions) {
        groups.push({ store, records: await transaction.objectStore(store).getAll(range) });
        await transaction.objectStore(store).delete(range);
      }
      return groups;
    });
  }

  /** Puts back what was taken out, all of it or nothing, to its old places. */
  async putBack(groups: readonly SealedGroup[]): Promise<Result<void, VaultError>> {
    return this.#sealAndWrite(async () => {
      const records = [];
      for (const group of groups) {
        for (const record of group.records) {
          records.push({ store: group.store, record: await this.#resealed(group.store, record) });
        }
      }
      return records;
    });
  }

  /** Null when there is no such record. */
  async get(store: SealedStoreName, id: string): Promise<Result<Uint8Array<ArrayBuffer> | null, VaultError>> {
    const sealed = await this.#connection.read([store], async (transaction) => transaction.objectStore(store).get(id));
    if (!sealed.ok) return sealed;
    if (sealed.value === undefined) return ok(null);
    const plaintext = await this.#open(store, id, sealed.value);
    return plaintext === null ? err(vaultError('damaged-record')) : ok(plaintext);
  }

  /** The records of a range, in the order of their ids. What doesn't open is named, and hides nothing else. */
  async list(store: SealedStoreName, range?: IDBKeyRange): Promise<Result<readonly Opened[], VaultError>> {
    const sealed = await this.#connection.read([store], async (transaction) =>
      transaction.objectStore(store).getAll(range),
    );
    if (!sealed.ok) return sealed;
    return ok(
      await Promise.all(
        sealed.value.map(async (record) => ({
          id: record.id,
          plaintext: await this.#open(store, record.id, record),
        })),
      ),
    );
  }

  /** Reads sealed records in one transaction. `work` may await only requests of that transaction. */
  async read<T>(
    stores: SealedStoreName[],
    work: (transaction: ReadTransaction) => Promise<T>,
  ): Promise<Result<T, VaultError>> {
    return this.#connection.read(stores, work);
  }

  /** Opens a record that was read. Null: it is damaged, or was changed by something else. */
  async open(store: SealedStoreName, sealed: Sealed): Promise<Uint8Array<ArrayBuffer> | null> {
    return this.#open(store, sealed.id, sealed);
  }

  async #open(store: SealedStoreName, id: string, sealed: Sealed): Promise<Uint8Array<ArrayBuffer> | null> {
    const key = this.#keychain.get(sealed.keyId);
    return key === undefined ? null : unseal(key, store, id, sealed);
  }

  /** The record under the current key. What doesn't open stays as it is. */
  async #resealed(store: SealedStoreName, record: Sealed | SealedDocument): Promise<Sealed | SealedDocument> {
    if (record.keyId === this.#keychain.current.id) return record;
    const plaintext = await this.#open(store, record.id, record);
    if (plaintext === null) return record;
    return { ...record, ...(await seal(this.#keychain.current, store, record.id, plaintext)) };
  }

  async #sealAndWrite(
    sealAll: () => Promise<readonly { store: SealedStoreName; record: Sealed | SealedDocument }[]>,
    deletions: readonly Deletion[] = [],
  ): Promise<Result<void, VaultError>> {
    for (;;) {
      const keyId = this.#keychain.current.id;
      try {
        const sealed = await sealAll();
        const stores = [...sealed.map(({ store }) => store), ...deletions.map(({ store }) => store)];
        const written = await this.#connection.write([...new Set(stores), 'keyring'], async (transaction) => {
          const keyring = await transaction.objectStore('keyring').get('keyring');
          if (keyring?.keyId !== keyId) return 'stale';
          if (keyring.state === 'frozen') return 'frozen';
          for (const { store, range } of deletions) await transaction.objectStore(store).delete(range);
          for (const { store, record } of sealed) {
            if (store === 'documents') await putDocument(transaction, record);
            else await transaction.objectStore(store).put(record);
          }
          return 'written';
        });
        if (!written.ok) return written;
        if (written.value === 'written') return ok(undefined);
        if (written.value === 'frozen') return err(vaultError('busy'));
      } catch (thrown) {
        // Sealing can fail too (no memory for a large file), and that is an answer, not a crash.
        return err(toVaultError(thrown));
      }
      // The key was changed by this session while the records were sealed: they are sealed again.
      if (this.#keychain.current.id === keyId) return err(vaultError('keys-changed'));
    }
  }
}

/** A document keeps its place in the list; a new one, or one without a place, comes after all others. */
async function putDocument(transaction: WriteTransaction, record: SealedDocument): Promise<void> {
  const store = transaction.objectStore('documents');
  const order = record.order ?? (await store.get(record.id))?.order ?? (await nextOrder(transaction));
  await store.put({ ...record, order });
}

/** The place after the last document of the list. */
export async function nextOrder(transaction: WriteTransaction): Promise<number> {
  const last = await transaction.objectStore('documents').index('order').openKeyCursor(null, 'prev');
  return last === null ? 1 : last.key + 1;
}

/** Whether the browser says that so many bytes fit. A browser that doesn't say is asked by writing. */
async function hasRoomFor(bytes: number): Promise<boolean> {
  try {
    const { quota, usage } = await navigator.storage.estimate();
    return quota === undefined || usage === undefined || usage + bytes + reserveBytes <= quota;
  } catch {
    return true;
  }
}
