import type { Sealed } from './seal';
import type { SealedRecords, SealedStoreName } from './sealed-records';

/** A value as the bytes that are sealed. */
export function toBytes(value: unknown): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify(value));
}

/** What was sealed. GCM vouches that this vault wrote it, and the schema number of its record says in which shape. */
export function fromBytes(plaintext: Uint8Array): unknown {
  return JSON.parse(new TextDecoder().decode(plaintext));
}

/** What a sealed record of JSON holds; null when there was none, or when it doesn't open. */
export async function openJson(
  records: Pick<SealedRecords, 'open'>,
  store: SealedStoreName,
  sealed: Sealed | undefined,
): Promise<unknown> {
  const plaintext = sealed === undefined ? null : await records.open(store, sealed);
  return plaintext === null ? null : fromBytes(plaintext);
}
