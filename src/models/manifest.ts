import '../shared/zod-without-eval';
import * as z from 'zod';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 in lower-case hex');
const fileName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/, 'a plain file name');
const count = z.int().nonnegative();
const size = z.int().positive();

/** `shard` is an index into `weights`. */
const place = z.strictObject({ shard: count, offset: count });

const stepSchema = z.discriminatedUnion('op', [
  z.strictObject({
    op: z.literal('int8'),
    n: size,
    k: size,
    block: size,
    packed: place,
    scales: z.strictObject({ ...place.shape, type: z.enum(['f16', 'f32']) }),
    weightOffset: count,
    scaleOffset: count,
  }),
  z.strictObject({ op: z.literal('copy'), from: place, bytes: size, offset: count }),
]);

const manifestFields = z.object({
  format: z.literal('stayput-model-pack/1'),
  id: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,63}$/),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  name: z.string().min(1).max(200),
  architecture: z.enum(['qwen2', 'qwen3']),
  contextTokens: size,
  layers: size,
  keyValueHeads: size,
  headSize: size,
  vocabularySize: size,
  tokens: z.strictObject({ endOfText: count, imStart: count, imEnd: count }),
  licence: z.object({ spdx: z.string(), files: z.array(fileName) }),
  provenance: z.object({ source: z.looseObject({ name: z.string() }) }),
  files: z.array(z.strictObject({ path: fileName, role: z.string(), bytes: count, sha256 })),
  weights: z
    .array(
      z.strictObject({
        path: fileName,
        bytes: size,
        sha256,
        name: fileName,
        rawBytes: size,
        rawSha256: sha256,
      }),
    )
    .min(1),
  downloadBytes: size,
  cpuLayout: z.array(z.strictObject({ name: fileName, bytes: size, sha256, steps: z.array(stepSchema) })),
  knownAnswers: z
    .object({
      cases: z
        .array(z.object({ tokens: z.array(count).min(1), top: z.array(z.tuple([count, z.number()])).min(2) }))
        .min(1),
      tolerance: z.object({ maxMeanAbsoluteDifference: z.number().positive() }),
    })
    .optional(),
});

/** The first thing that makes a manifest impossible although each of its parts is well formed; null when nothing does. */
function contradictionIn({ files, weights, cpuLayout }: z.infer<typeof manifestFields>): string | null {
  const paths = [...files, ...weights].map(({ path }) => path).concat(cpuLayout.map(({ name }) => name));
  const twice = paths.find((path, i) => paths.indexOf(path) !== i);
  if (twice !== undefined) return `two files are named ${twice}`;
  const isInside = ({ shard, offset }: z.infer<typeof place>, bytes: number) =>
    offset + bytes <= (weights[shard]?.rawBytes ?? -1);
  for (const { name, bytes, steps } of cpuLayout) {
    for (const step of steps) {
      if (step.op === 'copy') {
        if (!isInside(step.from, step.bytes) || step.offset + step.bytes > bytes) return `${name} copies past an end`;
        continue;
      }
      const { n, k, block, packed, scales } = step;
      const blocks = n * Math.ceil(k / block);
      if (block % 2 !== 0) return `${name} has half bytes`;
      if (!isInside(packed, (blocks * block) / 2) || !isInside(scales, blocks * (scales.type === 'f16' ? 2 : 4))) {
        return `${name} reads past the end of a shard`;
      }
      if (step.weightOffset + n * k > bytes || step.scaleOffset + n * 4 > bytes) return `${name} writes past its end`;
    }
  }
  return null;
}

/**
 * What a model pack consists of: written by `tools/model-pack`, checked before anything of the pack is used.
 * Sizes are in bytes, offsets in bytes from the start of a decompressed shard.
 */
export const manifestSchema = manifestFields.superRefine((manifest, context) => {
  const contradiction = contradictionIn(manifest);
  if (contradiction !== null) context.addIssue({ code: 'custom', message: contradiction, path: ['cpuLayout'] });
});

export type Manifest = z.infer<typeof manifestSchema>;
export type LayoutPiece = Manifest['cpuLayout'][number];
export type LayoutStep = LayoutPiece['steps'][number];

/** Lists the packs of a deployment (`/models/index.json`); the first is the default. */
export const packIndexSchema = z.object({
  packs: z.array(z.object({ path: fileName, manifestSha256: sha256 })).min(1),
});
