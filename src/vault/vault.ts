import { err, ok, type Result } from '../shared/result';
import { Connection } from './connection';
import type { Keychain } from './keys/keychain';
import { createKeyring } from './keys/new-key';
import { openKeyring } from './keys/open-keyring';
import { addKeyring } from './keyring-store';
import { fromBytes, toBytes } from './json-record';
import { listDocuments } from './list-documents';
import {
  correctionsOf,
  documentIdOf,
  documentStores,
  rangeOf,
  toHead,
  type Correction,
  type DocumentEntry,
  type DocumentPage,
  type EntityMark,
  type Listing,
  type PageRequest,
  type SealedHead,
  type StoredCorrection,
  type StoredDocument,
  type StoredMark,
  type StoredPack,
  type StoredReading,
} from './records';
import { DocumentSearch, type IntentTitles, type SearchAnswer } from './search';
import { SealedRecords, type Opened, type Put, type SealedGroup, type SealedStoreName } from './sealed-records';
import { upgradeRecords } from './upgrade-records';
import { vaultError, type VaultError } from './vault-error';

/** Deleted documents with all that belonged to them, still sealed, so that {@link Vault.restore} can put them back. */
export interface DeletedDocuments {
  readonly ids: readonly string[];
  readonly sealed: readonly SealedGroup[];
}

/** A deleted task pack with all its versions, still sealed, so that {@link Vault.restorePack} can put it back. */
export interface DeletedPack {
  readonly packId: string;
  readonly sealed: readonly SealedGroup[];
}

/**
 * Opens the encrypted storage of this origin in this context, and creates it on first use. Only a vault in open mode
 * opens without a secret. The app does not call this: it talks to the vault's worker.
 *
 * @param onClosed told when another tab updates or erases the database; every later call answers `closed`.
 */
export async function openVault(
  onClosed: (error: VaultError) => void = () => undefined,
): Promise<Result<Vault, VaultError>> {
  const connection = await Connection.open(onClosed);
  if (!connection.ok) return connection;
  const vault = await openOn(connection.value);
  if (!vault.ok) connection.value.close();
  return vault;
}

async function openOn(connection: Connection): Promise<Result<Vault, VaultError>> {
  // Dropped when there is one already: two that start at once share a key.
  const fresh = await createKeyring();
  if (!fresh.ok) return fresh;
  const keyring = await addKeyring(connection, fresh.value.record);
  if (!keyring.ok) return keyring;
  const keychain = await openKeyring(keyring.value, null);
  if (!keychain.ok) return keychain;
  const upgraded = await upgradeRecords(connection, keychain.value);
  return upgraded.ok ? ok(new Vault(connection, keychain.value)) : upgraded;
}

/** Encrypted storage for documents and what was found in them. Each write is on the disk when its call answers. */
export class Vault {
  readonly #connection: Connection;
  readonly #records: SealedRecords;
  readonly #search: DocumentSearch;
  #appended = 0;

  /** Use {@link openVault}. */
  constructor(connection: Connection, keychain: Keychain) {
    this.#connection = connection;
    this.#records = new SealedRecords(connection, keychain);
    this.#search = new DocumentSearch(this.#records);
  }

  async putDocument(document: StoredDocument): Promise<Result<void, VaultError>> {
    const { bytes, content, ...head } = document;
    const { id } = document;
    const written = await this.#records.write([
      json('documents', id, head),
      json('contents', id, content),
      { store: 'files', id, plaintext: bytes },
    ]);
    return this.#changed([id], written);
  }

  async getDocument(id: string): Promise<Result<StoredDocument, VaultError>> {
    const [entry, bytes] = await Promise.all([this.getEntry(id), this.#records.get('files', id)]);
    if (!entry.ok) return entry;
    if (!bytes.ok) return bytes;
    return bytes.value === null ? err(vaultError('not-found')) : ok({ ...entry.value, bytes: bytes.value });
  }

  /** The document without its bytes. */
  async getEntry(id: string): Promise<Result<DocumentEntry, VaultError>> {
    const [head, content] = await Promise.all([
      this.#get<SealedHead>('documents', id),
      this.#get<DocumentEntry['content']>('contents', id),
    ]);
    if (!head.ok) return head;
    if (!content.ok) return content;
    if (head.value === null || content.value === null) return err(vaultError('not-found'));
    return ok({ ...toHead(head.value), content: content.value });
  }

  /** A part of the list of documents, newest first, without their texts. */
  async listDocuments(request: PageRequest): Promise<Result<DocumentPage, VaultError>> {
    return listDocuments(this.#records, request);
  }

  /** How many documents are stored, those that don't open included. */
  async countDocuments(): Promise<Result<number, VaultError>> {
    return this.#records.read(['documents'], async (transaction) => transaction.objectStore('documents').count());
  }

  /**
   * Begins to index the documents that are not indexed yet, and goes on after each change. Called again, it takes other
   * titles for what is indexed from then on.
   */
  async indexDocuments(titles: IntentTitles): Promise<Result<void, VaultError>> {
    return this.#search.start(titles);
  }

  /** Finds documents by what they say; an empty query finds nothing, but readies the index. `limit`: results to show. */
  async search(query: string, limit: number): Promise<Result<SearchAnswer, VaultError>> {
    return this.#search.search(query, limit);
  }

  /** Deletes a document with its bytes, reading and corrections. Also deletes records that don't open. */
  async deleteDocument(id: string): Promise<Result<DeletedDocuments, VaultError>> {
    return this.deleteDocuments([id]);
  }

  /** Deletes several documents, such as a message with its attachments: all of them or none. */
  async deleteDocuments(ids: readonly string[]): Promise<Result<DeletedDocuments, VaultError>> {
    const deletions = documentStores.flatMap((store) => ids.map((id) => ({ store, range: rangeOf(store, id) })));
    const sealed = await this.#records.takeOut(deletions);
    if (!sealed.ok) return sealed;
    this.#search.deleted(ids);
    return ok({ ids, sealed: sealed.value });
  }

  /** Puts deleted documents back, all of it or nothing. */
  async restore(deleted: DeletedDocuments): Promise<Result<void, VaultError>> {
    return this.#changed(deleted.ids, await this.#records.putBack(deleted.sealed));
  }

  /** Keeps the reading in place of the document's last one. */
  async putReading(reading: StoredReading): Promise<Result<void, VaultError>> {
    const { documentId } = reading;
    return this.#changed([documentId], await this.#records.write([json('results', documentId, reading)]));
  }

  /** Null when the document has not been read. */
  async getReading(documentId: string): Promise<Result<StoredReading | null, VaultError>> {
    return this.#get('results', documentId);
  }

  async appendCorrection(correction: Correction): Promise<Result<StoredCorrection, VaultError>> {
    const stored = { ...correction, id: this.#nextId(correction) };
    const written = await this.#records.write([json('corrections', stored.id, stored)]);
    const changed = this.#changed([stored.documentId], written);
    return changed.ok ? ok(stored) : changed;
  }

  /** The corrections of a document, oldest first. */
  async listCorrections(documentId: string): Promise<Result<Listing<StoredCorrection>, VaultError>> {
    return this.#list('corrections', correctionsOf(documentId));
  }

  /** Puts a correction that was deleted back to its old place. */
  async putBackCorrection(correction: StoredCorrection): Promise<Result<void, VaultError>> {
    const written = await this.#records.write([json('corrections', correction.id, correction)]);
    return this.#changed([correction.documentId], written);
  }

  async deleteCorrection(id: string): Promise<Result<void, VaultError>> {
    const written = await this.#records.write([], [{ store: 'corrections', range: IDBKeyRange.only(id) }]);
    return this.#changed([documentIdOf(id)], written);
  }

  async appendMark(mark: EntityMark): Promise<Result<StoredMark, VaultError>> {
    const stored = { ...mark, id: this.#nextId(mark) };
    const written = await this.#records.write([json('marks', stored.id, stored)]);
    return written.ok ? ok(stored) : written;
  }

  /** What a person said about the entities of a document, oldest first. */
  async listMarks(documentId: string): Promise<Result<Listing<StoredMark>, VaultError>> {
    return this.#list('marks', rangeOf('marks', documentId));
  }

  async deleteMark(id: string): Promise<Result<void, VaultError>> {
    return this.#records.write([], [{ store: 'marks', range: IDBKeyRange.only(id) }]);
  }

  /** The value that was set last, as plain JSON, or null. The caller checks its shape. */
  async getSetting(key: string): Promise<Result<unknown, VaultError>> {
    return this.#get('settings', key);
  }

  /** Keeps a JSON value. */
  async setSetting(key: string, value: unknown): Promise<Result<void, VaultError>> {
    return this.#records.write([json('settings', key, value)]);
  }

  /** Keeps which task pack a person chose for a document; null: it is chosen automatically. */
  async setDocumentPack(documentId: string, packId: string | null): Promise<Result<void, VaultError>> {
    const head = await this.#get<SealedHead>('documents', documentId);
    if (!head.ok) return head;
    if (head.value === null) return err(vaultError('not-found'));
    // JSON leaves out what is undefined.
    const changed = { ...head.value, packId: packId ?? undefined };
    return this.#changed([documentId], await this.#records.write([json('documents', documentId, changed)]));
  }

  /** Keeps one version of a task pack; the same version again takes its place. */
  async putPack(pack: StoredPack): Promise<Result<void, VaultError>> {
    const places = await this.#placesOf(pack.packId);
    if (!places.ok) return places;
    const place = places.value.find(({ version }) => version === pack.version)?.id ?? crypto.randomUUID();
    return this.#records.write([json('packs', place, pack)]);
  }

  /** All versions of all of the person's own task packs, in the order of their ids, a pack's oldest version first. */
  async listPacks(): Promise<Result<Listing<StoredPack>, VaultError>> {
    const listed = await this.#list<StoredPack>('packs');
    if (!listed.ok) return listed;
    const inOrder = (a: StoredPack, b: StoredPack): number =>
      a.packId < b.packId ? -1 : a.packId > b.packId ? 1 : a.savedAt - b.savedAt;
    return ok({ ...listed.value, items: listed.value.items.toSorted(inOrder) });
  }

  /** Deletes all versions of a task pack. */
  async deletePack(packId: string): Promise<Result<DeletedPack, VaultError>> {
    const places = await this.#placesOf(packId);
    if (!places.ok) return places;
    const sealed = await this.#records.takeOut(
      places.value.map(({ id }) => ({ store: 'packs', range: IDBKeyRange.only(id) })),
    );
    return sealed.ok ? ok({ packId, sealed: sealed.value }) : sealed;
  }

  /** Puts a deleted task pack back, all of it or nothing. */
  async restorePack(deleted: DeletedPack): Promise<Result<void, VaultError>> {
    return this.#records.putBack(deleted.sealed);
  }

  /** Deletes the database with its key. This vault is closed afterwards, whatever the outcome. */
  async deleteEverything(): Promise<Result<void, VaultError>> {
    return this.#connection.erase();
  }

  close(): void {
    this.#search.close();
    this.#connection.close();
  }

  /** The id of what is appended to a document: later ones come after earlier ones. */
  #nextId({ documentId, at }: { readonly documentId: string; readonly at: number }): string {
    this.#appended += 1;
    const order = this.#appended.toString().padStart(9, '0');
    return `${documentId}/${at.toString().padStart(15, '0')}/${order}-${crypto.randomUUID()}`;
  }

  /** Lets the search follow what was written. */
  #changed(ids: readonly string[], written: Result<void, VaultError>): Result<void, VaultError> {
    if (written.ok) this.#search.changed(ids);
    return written;
  }

  async #get<T>(store: SealedStoreName, id: string): Promise<Result<T | null, VaultError>> {
    const plaintext = await this.#records.get(store, id);
    if (!plaintext.ok) return plaintext;
    return ok(plaintext.value === null ? null : (fromBytes(plaintext.value) as T));
  }

  /** Everything that opens, in the order of the ids; what doesn't open is named, and hides nothing else. */
  async #list<T>(store: SealedStoreName, range?: IDBKeyRange): Promise<Result<Listing<T>, VaultError>> {
    const opened = await this.#records.list(store, range);
    return opened.ok ? ok(listing(opened.value)) : opened;
  }

  /** Where the versions of a pack lie: the ids of records tell nothing, so all packs are opened. There are few. */
  async #placesOf(packId: string): Promise<Result<{ id: string; version: string }[], VaultError>> {
    const opened = await this.#records.list('packs');
    if (!opened.ok) return opened;
    return ok(
      opened.value.flatMap(({ id, plaintext }) => {
        const pack = plaintext === null ? null : (fromBytes(plaintext) as StoredPack);
        return pack?.packId === packId ? [{ id, version: pack.version }] : [];
      }),
    );
  }
}

function listing<T>(opened: readonly Opened[]): Listing<T> {
  const items: T[] = [];
  const damaged: string[] = [];
  for (const { id, plaintext } of opened) {
    if (plaintext === null) damaged.push(id);
    else items.push(fromBytes(plaintext) as T);
  }
  return { items, damaged };
}

function json(store: SealedStoreName, id: string, value: unknown): Put {
  return { store, id, plaintext: toBytes(value) };
}
