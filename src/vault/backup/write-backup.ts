import { Encrypter } from 'age-encryption';
import { createTarPacker, type TarPackController } from 'modern-tar';
import { entryName } from './entry-name';
import {
  endName,
  manifestName,
  recordBytesLimit,
  type BackupManifest,
  type BackupRecord,
  type BackupStore,
} from './format';
import { Inventory } from './inventory';
import { manifestSchema } from './meta';
import { checkRecord } from './record-shapes';

/** The packer queues what it is given by its size, and can hold back only between two pieces. In bytes. */
const pieceBytes = 64 * 1024;

export interface WriteOptions {
  /** Ends the stream with the signal's reason and lets go of the records. */
  readonly signal?: AbortSignal;
  /** The base-2 logarithm of scrypt's cost; only tests should lower it. */
  readonly workFactor?: number;
}

/**
 * A record that must not be in a backup, because {@link readBackup} would refuse the whole of it: it is too large, is
 * there twice, is not in the shape of its store, or has an id that can't be a file name. `id` is null when a record
 * belongs to a document that was not there, which is known only after the last one.
 */
export class UnfitRecordError extends Error {
  override readonly name = 'UnfitRecordError';
  readonly store: BackupStore | null;
  readonly id: string | null;

  constructor(record: Pick<BackupRecord, 'store' | 'id'> | null) {
    super(record === null ? 'A record belongs to no document.' : `A record of ${record.store} does not fit a backup.`);
    this.store = record?.store ?? null;
    this.id = record?.id ?? null;
  }
}

/**
 * Encrypts records with a passphrase: an age file (https://age-encryption.org/v1) around a tar, which
 * `age -d backup.age | tar x` unpacks. Records are asked for as the stream is read; beside the one at hand, at most
 * some 8 MiB wait in it. A record's bytes must not change after it was given.
 *
 * You must leave out what belongs to a document that you leave out, and every document should come before its file,
 * so that the file gets the ending of the document's name. When `records` throws or holds an
 * {@link UnfitRecordError unfit record}, the stream ends with that error: what was written until then is no backup.
 *
 * Deriving the key from the passphrase holds the thread up for a second or more, so run this in a worker.
 *
 * @param passphrase - not empty, and taken as it is; bring it into one form (Unicode NFC) before
 */
export async function writeBackup(
  manifest: BackupManifest,
  records: AsyncIterable<BackupRecord>,
  passphrase: string,
  { signal, workFactor }: WriteOptions = {},
): Promise<ReadableStream<Uint8Array>> {
  if (passphrase === '') throw new RangeError('age takes no empty passphrase.');
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  if (workFactor !== undefined) encrypter.setScryptWorkFactor(workFactor);
  const { readable, controller } = createTarPacker();
  const encrypted = await encrypter.encrypt(readable);
  void pack(manifestSchema.parse(manifest), records, controller);
  return signal === undefined ? encrypted : encrypted.pipeThrough(new TransformStream(), { signal });
}

/** Fills the tar. Never rejects: what fails ends the stream. */
async function pack(
  manifest: BackupManifest,
  records: AsyncIterable<BackupRecord>,
  controller: TarPackController,
): Promise<void> {
  const mtime = new Date(manifest.createdAt);
  try {
    await addEntry(controller, manifestName, mtime, json(manifest));
    const inventory = new Inventory();
    const extensions = new Map<string, string>();
    for await (const record of records) {
      const facts = record.bytes.length > recordBytesLimit ? null : checkRecord(record);
      const name = entryName(record, extensions.get(record.id));
      if (facts === null || name === null || !inventory.add(record, facts)) throw new UnfitRecordError(record);
      if (facts.name !== undefined) extensions.set(record.id, extensionOf(facts.name));
      await addEntry(controller, name, mtime, record.bytes);
    }
    if (!inventory.isWhole()) throw new UnfitRecordError(null);
    await addEntry(controller, endName, mtime, json({ counts: inventory.counts() }));
    controller.finalize();
  } catch (thrown) {
    controller.error(thrown);
  }
}

async function addEntry(controller: TarPackController, name: string, mtime: Date, bytes: Uint8Array): Promise<void> {
  const writer = controller.add({ name, size: bytes.length, mtime }).getWriter();
  for (let start = 0; start < bytes.length; start += pieceBytes) {
    await writer.write(bytes.subarray(start, start + pieceBytes));
  }
  await writer.close();
}

function json(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value, null, 2));
}

function extensionOf(name: string): string {
  return /\.([^.]+)$/.exec(name)?.[1] ?? '';
}
