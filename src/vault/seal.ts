/** A record as it lies on the disk. Only `id`, the sizes and the key's id can be read without the key. */
export interface Sealed {
  readonly id: string;
  /** Version of the shape of what is sealed, see {@link recordSchema}. */
  readonly schema: number;
  readonly keyId: string;
  readonly nonce: Uint8Array<ArrayBuffer>;
  readonly data: ArrayBuffer;
}

/** A key with the name it is bound to. */
export interface SealingKey {
  readonly id: string;
  readonly key: CryptoKey;
}

/**
 * The shape of sealed values that this code writes. A new number comes with a step of `upgradeRecords` that reseals the
 * old ones. 2: a document's text lies in a store of its own, and the ids of packs tell nothing.
 */
export const recordSchema = 2;

/** A new AES-256-GCM key that scripts can use but not read. */
export async function createSealingKey(): Promise<SealingKey> {
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  return { id: crypto.randomUUID(), key };
}

/**
 * Encrypts with AES-256-GCM (NIST SP 800-38D) under a random 96-bit nonce. The place of the record (store, id), the
 * schema and the key's id are associated data, so a record that is moved, renamed or relabelled does not open.
 *
 * Random nonces hold for 2^32 records under one key; a vault writes far fewer.
 */
export async function seal(
  key: SealingKey,
  store: string,
  id: string,
  plaintext: Uint8Array<ArrayBuffer>,
): Promise<Sealed> {
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const additionalData = associatedData(store, id, recordSchema, key.id);
  const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce, additionalData }, key.key, plaintext);
  return { id, schema: recordSchema, keyId: key.id, nonce, data };
}

/** The plaintext, or null when the record is not exactly what {@link seal} made for this store, id, schema and key. */
export async function unseal(
  key: SealingKey,
  store: string,
  id: string,
  sealed: Sealed,
): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const additionalData = associatedData(store, id, sealed.schema, sealed.keyId);
    const plaintext = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: sealed.nonce, additionalData },
      key.key,
      sealed.data,
    );
    return new Uint8Array(plaintext);
  } catch {
    // GCM says only "no"; a malformed record throws here, too, and is as damaged as a forged one.
    return null;
  }
}

function associatedData(store: string, id: string, schema: number, keyId: string): Uint8Array<ArrayBuffer> {
  // JSON keeps the borders between the parts, so ("a", "bc") and ("ab", "c") differ.
  return new TextEncoder().encode(JSON.stringify(['stayput', store, id, schema, keyId]));
}
