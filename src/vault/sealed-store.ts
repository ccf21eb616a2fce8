import { err, ok, type Result } from '../shared/result';
import type { Connection, VaultStore } from './connection';
import type { Listing } from './records';
import { seal, unseal, type Sealed, type SealingKey } from './seal';
import { vaultError, type VaultError } from './vault-error';

export type SealedStoreName = Exclude<VaultStore, 'keys'>;

/** One store of sealed values. Sealing is apart from writing: an `await` inside a transaction would end it. */
export class SealedStore<T> {
  readonly name: SealedStoreName;
  readonly #connection: Connection;
  readonly #key: SealingKey;

  constructor(connection: Connection, key: SealingKey, name: SealedStoreName) {
    this.#connection = connection;
    this.#key = key;
    this.name = name;
  }

  sealBytes(id: string, bytes: Uint8Array): Promise<Sealed> {
    return seal(this.#key, this.name, id, new Uint8Array(bytes));
  }

  sealJson(id: string, value: T): Promise<Sealed> {
    return seal(this.#key, this.name, id, new TextEncoder().encode(JSON.stringify(value)));
  }

  async put(sealed: Sealed): Promise<Result<void, VaultError>> {
    return this.#connection.write([this.name], async (transaction) => {
      await transaction.objectStore(this.name).put(sealed);
    });
  }

  /** Null when there is no such record. */
  async getBytes(id: string): Promise<Result<Uint8Array<ArrayBuffer> | null, VaultError>> {
    const sealed = await this.#connection.read([this.name], async (transaction) =>
      transaction.objectStore(this.name).get(id),
    );
    if (!sealed.ok) return sealed;
    if (sealed.value === undefined) return ok(null);
    const plaintext = await unseal(this.#key, this.name, id, sealed.value);
    return plaintext === null ? err(vaultError('damaged-record')) : ok(plaintext);
  }

  /** Null when there is no such record. */
  async getJson(id: string): Promise<Result<T | null, VaultError>> {
    const bytes = await this.getBytes(id);
    if (!bytes.ok) return bytes;
    return ok(bytes.value === null ? null : (parse(bytes.value) as T));
  }

  /** Everything that opens, in the order of the ids; what doesn't open is named, and hides nothing else. */
  async listJson(range?: IDBKeyRange): Promise<Result<Listing<T>, VaultError>> {
    const stored = await this.#connection.read([this.name], async (transaction) =>
      transaction.objectStore(this.name).getAll(range),
    );
    if (!stored.ok) return stored;
    const items: T[] = [];
    const damaged: string[] = [];
    for (const sealed of stored.value) {
      const plaintext = await unseal(this.#key, this.name, sealed.id, sealed);
      if (plaintext === null) damaged.push(sealed.id);
      else items.push(parse(plaintext) as T);
    }
    return ok({ items, damaged });
  }

  async delete(id: string): Promise<Result<void, VaultError>> {
    return this.#connection.write([this.name], async (transaction) => {
      await transaction.objectStore(this.name).delete(id);
    });
  }
}

/** GCM vouches that this vault wrote the record, and the schema number in it says in which shape. */
function parse(plaintext: Uint8Array<ArrayBuffer>): unknown {
  return JSON.parse(new TextDecoder().decode(plaintext));
}
