import { err, ok, type Result } from '../../shared/result';
import { openArchive, type Archive, type ArchiveEntry } from './archive';
import { backupError, type BackupError, type BackupErrorCode } from './backup-error';
import { parseEntryName } from './entry-name';
import {
  endName,
  manifestName,
  metaBytesLimit,
  recordBytesLimit,
  type BackupManifest,
  type BackupRecord,
  type BackupSummary,
} from './format';
import type { InputOptions } from './input';
import { Inventory } from './inventory';
import { checkEnd, parseManifest } from './meta';
import { checkRecord } from './record-shapes';

/** Takes one record in. Awaited before the next is read. What it throws ends the reading with `failed`. */
export type BackupVisitor = (record: BackupRecord, manifest: BackupManifest) => Promise<void>;

/**
 * Reads a backup, one record in memory at a time, and gives each to `visit` as the bytes that were written.
 *
 * You must keep what `visit` got apart and use it only once this has answered `ok`: that a backup is whole is known at
 * its end. Deriving the key from the passphrase holds the thread up for a second or more and can't be cancelled, so
 * run this in a worker.
 *
 * @param passphrase - taken as it is; bring it into the form that it had for writing (Unicode NFC) before
 */
export async function readBackup(
  stream: ReadableStream<Uint8Array>,
  passphrase: string,
  visit: BackupVisitor,
  options: InputOptions = {},
): Promise<Result<BackupSummary, BackupError>> {
  const archive = await openArchive(stream, passphrase, options);
  if (!archive.ok) return err(backupError(archive.error));
  const summary = await readEntries(archive.value, visit, options.signal);
  archive.value.close();
  return summary.ok ? summary : err(backupError(summary.error));
}

async function readEntries(
  archive: Archive,
  visit: BackupVisitor,
  signal: AbortSignal | undefined,
): Promise<Result<BackupSummary, BackupErrorCode>> {
  const manifest = await readManifest(archive);
  if (!manifest.ok) return manifest;
  const inventory = new Inventory();
  for (;;) {
    const entry = await archive.next();
    if (!entry.ok) return entry;
    if (entry.value === null) return err('incomplete');
    if (entry.value.name === endName) {
      const ended = await readEnd(archive, entry.value, inventory);
      if (!ended.ok) return ended;
      return ok({ manifest: manifest.value, counts: inventory.counts(), bytes: inventory.bytes });
    }
    const record = await readRecord(entry.value, inventory);
    if (!record.ok) return record;
    const isVisited = await attempt(() => visit(record.value, manifest.value));
    if (signal?.aborted === true) return err('cancelled');
    if (!isVisited) return err('failed');
  }
}

async function readManifest(archive: Archive): Promise<Result<BackupManifest, BackupErrorCode>> {
  const first = await archive.next();
  if (!first.ok) return first;
  if (first.value?.name !== manifestName) return err('not-a-backup');
  const bytes = await first.value.read(metaBytesLimit);
  return bytes.ok ? parseManifest(bytes.value) : bytes;
}

async function readRecord(entry: ArchiveEntry, inventory: Inventory): Promise<Result<BackupRecord, BackupErrorCode>> {
  const place = parseEntryName(entry.name);
  if (place === null) return err('damaged');
  const bytes = await entry.read(recordBytesLimit);
  if (!bytes.ok) return bytes;
  const record = { ...place, bytes: bytes.value };
  const facts = checkRecord(record);
  return facts !== null && inventory.add(record, facts) ? ok(record) : err('damaged');
}

async function readEnd(
  archive: Archive,
  entry: ArchiveEntry,
  inventory: Inventory,
): Promise<Result<void, BackupErrorCode>> {
  const bytes = await entry.read(metaBytesLimit);
  if (!bytes.ok) return bytes;
  const rest = await archive.next();
  if (!rest.ok) return rest;
  if (rest.value !== null || !inventory.isWhole()) return err('damaged');
  return checkEnd(bytes.value, inventory.counts());
}

async function attempt(work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch {
    return false;
  }
}
