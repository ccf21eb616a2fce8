// A model pack of the same shape whose weights mean nothing, for telling what a model knows from what its rules give:
//   npx tsx tools/random-pack.ts FROM TO [SEED]
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { seededRandom } from '../src/evaluation';
import { derivePiece } from '../src/models/cpu-layout';
import { manifestSchema, type Manifest } from '../src/models/manifest';

type Bytes = Uint8Array<ArrayBuffer>;

/** Bytes `start` to `end` of a decompressed shard. */
interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * Writes a copy of a model pack in which the 4-bit codes of every matrix, the embedding's included, are pseudo-random.
 * Scales, norms, biases, graphs and tokenizer stay. It has no known answers, no figures and no model card: those of
 * the original do not hold for it.
 *
 * @param from - folder of a model pack
 * @param to - new folder for the copy; `index.json` beside it names it as the only pack
 * @param seed - the same seed gives the same bytes
 * @returns the copy's manifest
 * @throws Error when there is an `index.json` beside `to`: other packs are there
 */
export async function writeRandomPack(from: string, to: string, seed: number): Promise<Manifest> {
  const index = join(dirname(to), 'index.json');
  if (existsSync(index)) throw new Error(`${index} exists. Name a folder for this pack alone, such as NEW/random.`);
  const manifest = manifestSchema.parse(JSON.parse(await readFile(join(from, 'manifest.json'), 'utf8')));
  await mkdir(to, { recursive: true });

  const random = pseudoRandomBytes(seed);
  const shards = new Map<number, Bytes>();
  const weights: Manifest['weights'] = [];
  for (const [i, shard] of manifest.weights.entries()) {
    const raw = new Uint8Array(gunzipSync(await readFile(join(from, shard.path))));
    for (const { start, end } of codesOf(manifest, i)) random.fill(raw.subarray(start, end));
    const packed = gzipSync(raw, { level: 1 });
    await writeFile(join(to, shard.path), packed);
    weights.push({ ...shard, bytes: packed.length, sha256: sha256(packed), rawSha256: sha256(raw) });
    shards.set(i, raw);
  }

  const files = manifest.files.filter(({ role }) => role !== 'card');
  for (const { path } of files) await copyFile(join(from, path), join(to, path));
  const written: Manifest = {
    ...manifest,
    id: 'random-weights',
    name: `Random weights in the shape of ${manifest.id}`,
    files,
    weights,
    downloadBytes: [...files, ...weights].reduce((sum, { bytes }) => sum + bytes, 0),
    cpuLayout: manifest.cpuLayout.map((piece) => ({ ...piece, sha256: sha256(derivePiece(piece, shards)) })),
  };
  delete written.knownAnswers;
  const text = json(written);
  await writeFile(join(to, 'manifest.json'), text);
  await writeFile(index, json({ packs: [{ path: basename(to), manifestSha256: sha256(text) }] }));
  return written;
}

/** Where the 4-bit codes lie in a shard, in order. */
function codesOf({ cpuLayout }: Manifest, shard: number): readonly Range[] {
  return cpuLayout
    .flatMap(({ steps }) => steps)
    .flatMap((step) => {
      if (step.op !== 'int8' || step.packed.shard !== shard) return [];
      const start = step.packed.offset;
      return [{ start, end: start + (step.n * Math.ceil(step.k / step.block) * step.block) / 2 }];
    })
    .sort((a, b) => a.start - b.start);
}

/** Seeded noise, 32 bits at a time. */
function pseudoRandomBytes(seed: number): { fill(target: Uint8Array): void } {
  const random = seededRandom(seed);
  return {
    fill(target) {
      for (let i = 0; i < target.length; i += 4) {
        const word = random() * 2 ** 32;
        for (let j = 0; j < 4 && i + j < target.length; j++) target[i + j] = word >>> (8 * j);
      }
    },
  };
}

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 1)}\n`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [from, to, seed = '1'] = process.argv.slice(2);
  if (from === undefined || to === undefined || !/^\d+$/.test(seed)) {
    console.error('Usage: npx tsx tools/random-pack.ts FROM TO [SEED]');
    process.exitCode = 1;
  } else {
    const { name } = await writeRandomPack(from, to, Number(seed));
    console.log(`${to}: ${name}, seed ${seed}`);
  }
}
