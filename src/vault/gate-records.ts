import { err, ok, type Result } from '../shared/result';
import { currentEpoch } from './epochs';
import { fromBytes, toBytes } from './json-record';
import type { DocumentEntry, Listing, StoredMark, StoredPack } from './records';
import type { SealedRecords } from './sealed-records';
import type { Vault } from './vault';
import { vaultError, type VaultError } from './vault-error';

/** The stores that are the gate's own. */
export type GateStore = 'outbox' | 'ledger' | 'gate';

/** A JSON value to keep. */
export interface GatePut {
  readonly store: GateStore;
  readonly id: string;
  readonly value: unknown;
}

/** Bytes to keep as they are, by request id. */
export interface BodyPut {
  readonly id: string;
  readonly bytes: Uint8Array;
}

/** What the gate writes together: all of it, or nothing. */
export interface GateWrite {
  readonly puts?: readonly GatePut[];
  readonly bodies?: readonly BodyPut[];
  readonly deletions?: readonly { readonly store: GateStore; readonly id: string }[];
}

/** {@link GateRecords} as the gate calls them, from its own worker. */
export type GateRecordsPort = Pick<
  GateRecords,
  'getEntry' | 'listMarks' | 'listPacks' | 'epoch' | 'get' | 'getBody' | 'list' | 'write'
>;

/** Ids of the `gate` store that begin with it are keys to servers: no backup holds them. */
export const serverKeyPrefix = 'server-key/';

/**
 * The vault as the gate sees it: the documents to read, and stores of its own to write. Only the gate's worker gets one,
 * from the vault's worker, which started it; the page has no way to it.
 */
export class GateRecords {
  readonly #vault: Pick<Vault, 'getEntry' | 'listMarks' | 'listPacks'>;
  readonly #records: SealedRecords;

  constructor(vault: Pick<Vault, 'getEntry' | 'listMarks' | 'listPacks'>, records: SealedRecords) {
    this.#vault = vault;
    this.#records = records;
  }

  /** A document without its bytes. */
  getEntry(id: string): Promise<Result<DocumentEntry, VaultError>> {
    return this.#vault.getEntry(id);
  }

  /** What a person said about a document's entities, oldest first. */
  listMarks(documentId: string): Promise<Result<Listing<StoredMark>, VaultError>> {
    return this.#vault.listMarks(documentId);
  }

  /** All versions of the person's own task packs. */
  listPacks(): Promise<Result<Listing<StoredPack>, VaultError>> {
    return this.#vault.listPacks();
  }

  /** The number of the vault's epoch. */
  epoch(): Promise<number> {
    return currentEpoch(this.#records);
  }

  /** Null when there is no such record. */
  async get(store: GateStore, id: string): Promise<Result<unknown, VaultError>> {
    const plaintext = await this.#records.get(store, id);
    if (!plaintext.ok) return plaintext;
    return ok(plaintext.value === null ? null : fromBytes(plaintext.value));
  }

  /** The bytes that left with a request; null when there are none. */
  getBody(id: string): Promise<Result<Uint8Array | null, VaultError>> {
    return this.#records.get('bodies', id);
  }

  /**
   * The values of a store in the order of their ids, from `from` on and before `to`. One that doesn't open is an error:
   * a line that is missing in silence would be worse.
   */
  async list(store: GateStore, from = '', to = '\uffff'): Promise<Result<readonly unknown[], VaultError>> {
    const opened = await this.#records.list(store, IDBKeyRange.bound(from, to, false, true));
    if (!opened.ok) return opened;
    const values: unknown[] = [];
    for (const { plaintext } of opened.value) {
      if (plaintext === null) return err(vaultError('damaged-record'));
      values.push(fromBytes(plaintext));
    }
    return ok(values);
  }

  /** Writes and deletes, all of it or nothing. It is on the disk when this answers. */
  async write({ puts = [], bodies = [], deletions = [] }: GateWrite): Promise<Result<void, VaultError>> {
    return this.#records.write(
      [
        ...puts.map(({ store, id, value }) => ({ store, id, plaintext: toBytes(value) })),
        ...bodies.map(({ id, bytes }) => ({ store: 'bodies' as const, id, plaintext: bytes })),
      ],
      deletions.map(({ store, id }) => ({ store, range: IDBKeyRange.only(id) })),
    );
  }
}
