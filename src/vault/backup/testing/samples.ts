import type { BackupManifest, BackupRecord } from '../format';

/** The least cost that age knows: tests are about the format, not about guessing passphrases. */
export const cheap = { workFactor: 1 } as const;

export const passphrase = 'correct horse battery staple';

export const manifest: BackupManifest = {
  format: 'stayput-backup',
  version: 1,
  createdAt: 1_767_323_045_000,
  app: 'test',
  vaultId: 'vault',
  mode: 'protected',
  epoch: 2,
};

export function jsonRecord(store: BackupRecord['store'], id: string, value: unknown, order?: number): BackupRecord {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  return order === undefined ? { store, id, bytes } : { store, id, bytes, order };
}

export function document(id: string, name = 'letter.txt', order?: number): BackupRecord {
  return jsonRecord('documents', id, { id, name, addedAt: 1, parentId: null }, order);
}

export async function* inTurn<T>(items: Iterable<T>): AsyncGenerator<T, void> {
  for (const item of items) yield await Promise.resolve(item);
}

/** A stream of bytes in chunks of one size, made only when they are asked for. */
export function chunked(bytes: Uint8Array, size = 1024): ReadableStream<Uint8Array> {
  let start = 0;
  return new ReadableStream(
    {
      pull(controller) {
        if (start >= bytes.length) controller.close();
        else controller.enqueue(bytes.slice(start, start + size));
        start += size;
      },
    },
    { highWaterMark: 0 },
  );
}

export async function collect(stream: ReadableStream<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer());
}
