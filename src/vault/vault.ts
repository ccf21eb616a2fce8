import { err, ok, type Result } from '../shared/result';
import { Connection } from './connection';
import {
  toEntry,
  type Correction,
  type DocumentEntry,
  type Listing,
  type SealedEntry,
  type StoredCorrection,
  type StoredDocument,
  type StoredPack,
  type StoredReading,
} from './records';
import { createSealingKey, type Sealed, type SealingKey } from './seal';
import { SealedStore, type SealedStoreName } from './sealed-store';
import { toVaultError, vaultError, type VaultError } from './vault-error';

const documentStores: SealedStoreName[] = ['documents', 'files', 'results', 'corrections'];

/** Deleted documents with all that belonged to them, still sealed, so that {@link Vault.restore} can put them back. */
export interface DeletedDocuments {
  readonly ids: readonly string[];
  readonly sealed: readonly { readonly store: SealedStoreName; readonly records: readonly Sealed[] }[];
}

/** A deleted task pack with all its versions, still sealed, so that {@link Vault.restorePack} can put it back. */
export interface DeletedPack {
  readonly packId: string;
  readonly records: readonly Sealed[];
}

/**
 * Opens the encrypted storage of this origin and creates it on first use.
 *
 * Only the open mode exists: the key lies in the same database. Scripts can't read it, but it protects nothing from
 * someone who takes the disk.
 *
 * @param onClosed told when another tab updates or erases the database; every later call answers `closed`.
 */
export async function openVault(
  onClosed: (error: VaultError) => void = () => undefined,
): Promise<Result<Vault, VaultError>> {
  const connection = await Connection.open(onClosed);
  if (!connection.ok) return connection;
  const key = await openKey(connection.value);
  if (!key.ok) {
    connection.value.close();
    return key;
  }
  return ok(new Vault(connection.value, key.value));
}

/** Encrypted storage for documents and what was found in them. Each write is on the disk when its call answers. */
export class Vault {
  readonly mode = 'open';
  readonly #connection: Connection;
  readonly #documents: SealedStore<SealedEntry>;
  readonly #files: SealedStore<never>;
  readonly #results: SealedStore<StoredReading>;
  readonly #corrections: SealedStore<StoredCorrection>;
  readonly #settings: SealedStore<unknown>;
  readonly #packs: SealedStore<StoredPack>;
  #appended = 0;

  /** Use {@link openVault}. */
  constructor(connection: Connection, key: SealingKey) {
    this.#connection = connection;
    this.#documents = new SealedStore(connection, key, 'documents');
    this.#files = new SealedStore(connection, key, 'files');
    this.#results = new SealedStore(connection, key, 'results');
    this.#corrections = new SealedStore(connection, key, 'corrections');
    this.#settings = new SealedStore(connection, key, 'settings');
    this.#packs = new SealedStore(connection, key, 'packs');
  }

  async putDocument(document: StoredDocument): Promise<Result<void, VaultError>> {
    const { bytes, ...entry } = document;
    return attempt(async () => {
      const [sealedEntry, sealedBytes] = await Promise.all([
        this.#documents.sealJson(document.id, entry),
        this.#files.sealBytes(document.id, bytes),
      ]);
      return this.#connection.write(['documents', 'files'], async (transaction) => {
        await transaction.objectStore('documents').put(sealedEntry);
        await transaction.objectStore('files').put(sealedBytes);
      });
    });
  }

  async getDocument(id: string): Promise<Result<StoredDocument, VaultError>> {
    const [entry, bytes] = await Promise.all([this.getEntry(id), this.#files.getBytes(id)]);
    if (!entry.ok) return entry;
    if (!bytes.ok) return bytes;
    return bytes.value === null ? err(vaultError('not-found')) : ok({ ...entry.value, bytes: bytes.value });
  }

  /** The document without its bytes. */
  async getEntry(id: string): Promise<Result<DocumentEntry, VaultError>> {
    const entry = await this.#documents.getJson(id);
    if (!entry.ok) return entry;
    return entry.value === null ? err(vaultError('not-found')) : ok(toEntry(entry.value));
  }

  /** All documents without their bytes, oldest first. */
  async listDocuments(): Promise<Result<Listing<DocumentEntry>, VaultError>> {
    const listed = await this.#documents.listJson();
    if (!listed.ok) return listed;
    return ok({ ...listed.value, items: listed.value.items.map(toEntry).toSorted((a, b) => a.addedAt - b.addedAt) });
  }

  /** Deletes a document with its bytes, reading and corrections. Also deletes records that don't open. */
  async deleteDocument(id: string): Promise<Result<DeletedDocuments, VaultError>> {
    return this.deleteDocuments([id]);
  }

  /** Deletes several documents, such as a message with its attachments: all of them or none. */
  async deleteDocuments(ids: readonly string[]): Promise<Result<DeletedDocuments, VaultError>> {
    return this.#connection.write(documentStores, async (transaction) => {
      const sealed = [];
      for (const name of documentStores) {
        const store = transaction.objectStore(name);
        for (const id of ids) {
          const range = name === 'corrections' ? correctionsOf(id) : IDBKeyRange.only(id);
          sealed.push({ store: name, records: await store.getAll(range) });
          await store.delete(range);
        }
      }
      return { ids, sealed };
    });
  }

  /** Puts deleted documents back, all of it or nothing. */
  async restore(deleted: DeletedDocuments): Promise<Result<void, VaultError>> {
    return this.#connection.write(documentStores, async (transaction) => {
      for (const { store, records } of deleted.sealed) {
        for (const record of records) await transaction.objectStore(store).put(record);
      }
    });
  }

  /** Keeps the reading in place of the document's last one. */
  async putReading(reading: StoredReading): Promise<Result<void, VaultError>> {
    return attempt(async () => this.#results.put(await this.#results.sealJson(reading.documentId, reading)));
  }

  /** Null when the document has not been read. */
  async getReading(documentId: string): Promise<Result<StoredReading | null, VaultError>> {
    return this.#results.getJson(documentId);
  }

  async listReadings(): Promise<Result<Listing<StoredReading>, VaultError>> {
    return this.#results.listJson();
  }

  async appendCorrection(correction: Correction): Promise<Result<StoredCorrection, VaultError>> {
    this.#appended += 1;
    const time = correction.at.toString().padStart(15, '0');
    const order = this.#appended.toString().padStart(9, '0');
    const stored = { ...correction, id: `${correction.documentId}/${time}/${order}-${crypto.randomUUID()}` };
    const written = await attempt(async () =>
      this.#corrections.put(await this.#corrections.sealJson(stored.id, stored)),
    );
    return written.ok ? ok(stored) : written;
  }

  /** The corrections of a document, oldest first. */
  async listCorrections(documentId: string): Promise<Result<Listing<StoredCorrection>, VaultError>> {
    return this.#corrections.listJson(correctionsOf(documentId));
  }

  /** The corrections of all documents; those of one document are oldest first. */
  async listAllCorrections(): Promise<Result<Listing<StoredCorrection>, VaultError>> {
    return this.#corrections.listJson();
  }

  /** Puts a correction that was deleted back to its old place. */
  async putBackCorrection(correction: StoredCorrection): Promise<Result<void, VaultError>> {
    return attempt(async () => this.#corrections.put(await this.#corrections.sealJson(correction.id, correction)));
  }

  async deleteCorrection(id: string): Promise<Result<void, VaultError>> {
    return this.#corrections.delete(id);
  }

  /** The value that was set last, as plain JSON, or null. The caller checks its shape. */
  async getSetting(key: string): Promise<Result<unknown, VaultError>> {
    return this.#settings.getJson(key);
  }

  /** Keeps a JSON value. */
  async setSetting(key: string, value: unknown): Promise<Result<void, VaultError>> {
    return attempt(async () => this.#settings.put(await this.#settings.sealJson(key, value)));
  }

  /** Keeps which task pack a person chose for a document; null: it is chosen automatically. */
  async setDocumentPack(documentId: string, packId: string | null): Promise<Result<void, VaultError>> {
    const entry = await this.getEntry(documentId);
    if (!entry.ok) return entry;
    // JSON leaves out what is undefined.
    const changed = { ...entry.value, packId: packId ?? undefined };
    return attempt(async () => this.#documents.put(await this.#documents.sealJson(documentId, changed)));
  }

  /** Keeps one version of a task pack; the same version again takes its place. */
  async putPack(pack: StoredPack): Promise<Result<void, VaultError>> {
    return attempt(async () => this.#packs.put(await this.#packs.sealJson(`${pack.packId}@${pack.version}`, pack)));
  }

  /** All versions of all of the person's own task packs. */
  async listPacks(): Promise<Result<Listing<StoredPack>, VaultError>> {
    return this.#packs.listJson();
  }

  /** Deletes all versions of a task pack. */
  async deletePack(packId: string): Promise<Result<DeletedPack, VaultError>> {
    return this.#connection.write(['packs'], async (transaction) => {
      const store = transaction.objectStore('packs');
      const records = await store.getAll(versionsOf(packId));
      await store.delete(versionsOf(packId));
      return { packId, records };
    });
  }

  /** Puts a deleted task pack back, all of it or nothing. */
  async restorePack(deleted: DeletedPack): Promise<Result<void, VaultError>> {
    return this.#connection.write(['packs'], async (transaction) => {
      for (const record of deleted.records) await transaction.objectStore('packs').put(record);
    });
  }

  /** Deletes the database with its key. This vault is closed afterwards, whatever the outcome. */
  async deleteEverything(): Promise<Result<void, VaultError>> {
    return this.#connection.erase();
  }

  close(): void {
    this.#connection.close();
  }
}

/** `0` follows `/`, so this is every key that starts with the document's id and a slash. */
function correctionsOf(documentId: string): IDBKeyRange {
  return IDBKeyRange.bound(`${documentId}/`, `${documentId}0`, false, true);
}

/** `A` follows `@`, and no pack's id has either, so this is every version of a pack. */
function versionsOf(packId: string): IDBKeyRange {
  return IDBKeyRange.bound(`${packId}@`, `${packId}A`, false, true);
}

async function openKey(connection: Connection): Promise<Result<SealingKey, VaultError>> {
  return attempt(async () => {
    // Made before the transaction and dropped when there is one already: two tabs that start at once share a key.
    const fresh = await createSealingKey();
    return connection.write(['keys'], async (transaction) => {
      const store = transaction.objectStore('keys');
      const existing = await store.get('open');
      if (existing !== undefined) return existing;
      await store.put({ ...fresh, mode: 'open', createdAt: Date.now() });
      return fresh;
    });
  });
}

/** Sealing can fail too (no memory for a large file), and that is an answer, not a crash. */
async function attempt<T>(work: () => Promise<Result<T, VaultError>>): Promise<Result<T, VaultError>> {
  try {
    return await work();
  } catch (thrown) {
    return err(toVaultError(thrown));
  }
}
