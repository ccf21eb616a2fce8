import type { Result } from '../../shared/result';
import { documentIdOf } from '../records';
import type { SealedRecords } from '../sealed-records';
import type { VaultError } from '../vault-error';

/** Records that are in memory at once while stamps are made. */
const batchOf = 500;

/** Records that make up a document's stamp. Its text is written together with its head, and never without it. */
const stamped = ['documents', 'results', 'corrections'] as const;

/**
 * The stamp of a document after one more of its records, which need not be opened: each writing of a record has a nonce
 * of its own. FNV-1a twice over, 64 bits in all; nonces are random, and nobody without the key can make a record with a
 * nonce of choice.
 */
export function stampWith(stamp: string, nonce: Uint8Array): string {
  let low = 0x811c9dc5;
  let high = 0xcbf29ce4;
  const add = (byte: number): void => {
    low = Math.imul(low ^ byte, 0x01000193);
    high = Math.imul(high ^ byte ^ 0xa5, 0x01000193);
  };
  for (let index = 0; index < stamp.length; index += 1) add(stamp.charCodeAt(index));
  for (const byte of nonce) add(byte);
  return ((low >>> 0).toString(36) + '.' + (high >>> 0).toString(36)).padStart(15, '0');
}

/** What each stored document is like now, by id: another stamp means that its words may be others. */
export async function readStamps(records: SealedRecords): Promise<Result<Map<string, string>, VaultError>> {
  return records.read([...stamped], async (transaction) => {
    const stamps = new Map<string, string>();
    for (const name of stamped) {
      const store = transaction.objectStore(name);
      let range: IDBKeyRange | null = null;
      for (;;) {
        const batch = await store.getAll(range, batchOf);
        for (const { id, nonce } of batch) {
          const documentId = name === 'corrections' ? documentIdOf(id) : id;
          const stamp = stamps.get(documentId);
          if (name === 'documents' || stamp !== undefined) stamps.set(documentId, stampWith(stamp ?? '', nonce));
        }
        const last = batch.at(-1);
        if (last === undefined || batch.length < batchOf) break;
        range = IDBKeyRange.lowerBound(last.id, true);
      }
    }
    return stamps;
  });
}
