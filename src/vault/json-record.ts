/** A value as the bytes that are sealed. */
export function toBytes(value: unknown): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify(value));
}

/** What was sealed. GCM vouches that this vault wrote it, and the schema number of its record says in which shape. */
export function fromBytes(plaintext: Uint8Array): unknown {
  return JSON.parse(new TextDecoder().decode(plaintext));
}
