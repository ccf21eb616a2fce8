import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { derivePiece } from '../src/models/cpu-layout';
import { manifestSchema, packIndexSchema, type Manifest } from '../src/models/manifest';
import { writeRandomPack } from './random-pack';

const original = join(import.meta.dirname, '../e2e/fixtures/models/fixture-qwen2-tiny');

let scratch = '';

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'stayput-random-pack-'));
  await writeRandomPack(original, join(scratch, 'one', 'random-weights'), 1);
  await writeRandomPack(original, join(scratch, 'again', 'random-weights'), 1);
  await writeRandomPack(original, join(scratch, 'two', 'random-weights'), 2);
});

afterAll(async () => {
  await rm(scratch, { recursive: true });
});

const pack = (name: string): string => join(scratch, name, 'random-weights');
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function manifestOf(folder: string): Manifest {
  return manifestSchema.parse(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')));
}

function shardsOf(folder: string): Map<number, Uint8Array<ArrayBuffer>> {
  return new Map(
    manifestOf(folder).weights.map(({ path }, index) => [
      index,
      new Uint8Array(gunzipSync(readFileSync(join(folder, path)))),
    ]),
  );
}

describe('a pack with random weights', () => {
  test('is what its index and manifest say', () => {
    const index = packIndexSchema.parse(JSON.parse(readFileSync(join(scratch, 'one/index.json'), 'utf8')));
    const manifestSha256 = sha256(readFileSync(join(pack('one'), 'manifest.json')));
    expect(index).toEqual({ packs: [{ path: 'random-weights', manifestSha256 }] });

    const manifest = manifestOf(pack('one'));
    expect(manifest.id).toBe('random-weights');
    for (const { path, bytes, sha256: hash } of [...manifest.files, ...manifest.weights]) {
      const content = readFileSync(join(pack('one'), path));
      expect([path, content.length, sha256(content)]).toEqual([path, bytes, hash]);
    }
    const shards = shardsOf(pack('one'));
    for (const [i, { rawBytes, rawSha256 }] of manifest.weights.entries()) {
      const raw = shards.get(i) ?? new Uint8Array();
      expect([raw.length, sha256(raw)]).toEqual([rawBytes, rawSha256]);
    }
    for (const piece of manifest.cpuLayout) expect(sha256(derivePiece(piece, shards))).toBe(piece.sha256);
    const files = [...manifest.files, ...manifest.weights].map(({ path }) => path);
    expect(readdirSync(pack('one')).sort()).toEqual([...files, 'manifest.json'].sort());
    expect(manifest.downloadBytes).toBe(
      [...manifest.files, ...manifest.weights].reduce((sum, { bytes }) => sum + bytes, 0),
    );
  });

  test('claims nothing that was measured on the original', () => {
    expect(manifestOf(original).knownAnswers).toBeDefined();
    expect(manifestOf(pack('one')).knownAnswers).toBeUndefined();
    expect(readFileSync(join(pack('one'), 'manifest.json'), 'utf8')).not.toContain('perplexity');
    expect(existsSync(join(pack('one'), 'MODEL_CARD.md'))).toBe(false);
  });

  test('is the same for the same seed and another for another', () => {
    const hashes = (name: string): string[] => manifestOf(pack(name)).weights.map(({ sha256: hash }) => hash);
    expect(readFileSync(join(pack('again'), 'manifest.json'))).toEqual(
      readFileSync(join(pack('one'), 'manifest.json')),
    );
    expect(hashes('again')).toEqual(hashes('one'));
    expect(hashes('two')).not.toEqual(hashes('one'));
  });

  test('differs from the original in the codes of every matrix, and in nothing else', () => {
    const [before, after] = [shardsOf(original), shardsOf(pack('one'))];
    for (const step of manifestOf(original).cpuLayout.flatMap(({ steps }) => steps)) {
      if (step.op !== 'int8') continue;
      const { shard, offset } = step.packed;
      const end = offset + (step.n * step.k) / 2;
      const [old, now] = [before.get(shard), after.get(shard)];
      if (!old || !now) throw new Error('A shard is missing.');
      const isChanged = old.subarray(offset, end).map((byte, i) => Number(byte !== now[offset + i]));
      const share = isChanged.reduce((sum, each) => sum + each, 0) / isChanged.length;
      expect(share).toBeGreaterThan(0.98);
      // What is left of the difference must be nothing.
      now.set(old.subarray(offset, end), offset);
    }
    const hashes = (shards: typeof before): string[] => [...shards.values()].map(sha256);
    expect(hashes(after)).toEqual(hashes(before));
  });

  test('is not written where other packs are', async () => {
    await expect(writeRandomPack(original, join(scratch, 'one', 'another'), 1)).rejects.toThrow('exists');
    expect(existsSync(join(scratch, 'one', 'another'))).toBe(false);
  });
});
