import '../../shared/zod-without-eval';
import * as z from 'zod';
import { err, ok, type Result } from '../../shared/result';
import type { BackupErrorCode } from './backup-error';
import { backupStores, type BackupManifest, type BackupStore } from './format';
import { parseJson } from './record-shapes';

const count = z.int().nonnegative();

const announced = z.object({ format: z.literal('stayput-backup'), version: z.int().positive() });

/** Throws for a manifest that no backup may have. */
export const manifestSchema: z.ZodType<BackupManifest> = z.looseObject({
  format: z.literal('stayput-backup'),
  version: z.literal(1),
  // Eleven octal digits of seconds.
  createdAt: count.lt(8 ** 11 * 1000),
  app: z.string(),
  vaultId: z.string(),
  mode: z.enum(['open', 'protected']),
  epoch: count,
});

/** They came after the first backups, which hold none of them and count none. */
const laterStores: ReadonlySet<BackupStore> = new Set(['marks', 'ledger', 'bodies', 'gate']);

const endSchema = z.object({
  counts: z
    .partialRecord(z.enum(backupStores), count)
    .refine((counts) => backupStores.every((store) => laterStores.has(store) || counts[store] !== undefined)),
});

/** Reads the manifest. Its version comes first: what a newer one looks like is not known. */
export function parseManifest(bytes: Uint8Array): Result<BackupManifest, BackupErrorCode> {
  const json = parseJson(bytes)?.value;
  const head = announced.safeParse(json);
  if (!head.success) return err('not-a-backup');
  if (head.data.version > 1) return err('newer-version');
  const manifest = manifestSchema.safeParse(json);
  return manifest.success ? ok(manifest.data) : err('damaged');
}

/** Compares what the end of a backup promises with what came. */
export function checkEnd(
  bytes: Uint8Array,
  counts: Readonly<Record<BackupStore, number>>,
): Result<void, BackupErrorCode> {
  const end = endSchema.safeParse(parseJson(bytes)?.value);
  if (!end.success) return err('damaged');
  const promised = end.data.counts;
  if (backupStores.some((store) => counts[store] < (promised[store] ?? 0))) return err('incomplete');
  return backupStores.some((store) => counts[store] > (promised[store] ?? 0)) ? err('damaged') : ok(undefined);
}
