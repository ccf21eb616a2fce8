import '../../shared/zod-without-eval.ts';
import * as z from 'zod';

const share = z.number().min(0).max(1);

/** What `manifest.json` of an entity model's pack says. `tools/entity-model/export.py` writes it. */
export const entityManifestSchema = z.strictObject({
  format: z.literal(1),
  id: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,63}$/),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  /** The model that was trained on. */
  base: z.string(),
  licence: z.string(),
  /** `O`, then `B-` and `I-` of each type. */
  labels: z.array(z.string().regex(/^(?:O|[BI]-[A-Z_]{2,20})$/)).min(3),
  types: z.array(z.string()),
  /** Pieces of a window at most, special ones included. */
  maxPieces: z.int().min(16).max(512),
  /** From which probability of being anything a word counts, by type. */
  thresholds: z.record(z.string(), share),
  files: z.array(
    z.strictObject({
      name: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/),
      bytes: z.int().positive(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
});

export type EntityManifest = z.infer<typeof entityManifestSchema>;
