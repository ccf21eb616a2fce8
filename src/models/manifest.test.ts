import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { manifestSchema, packIndexSchema, type LayoutStep, type Manifest } from './manifest';

const models = resolve(import.meta.dirname, '../../e2e/fixtures/models');
const read = (path: string): unknown => JSON.parse(readFileSync(resolve(models, path), 'utf8'));
const fixture = (): Manifest => manifestSchema.parse(read('fixture-qwen2-tiny/manifest.json'));

/** Where the schema finds fault. */
function faults(manifest: unknown): readonly string[] {
  const parsed = manifestSchema.safeParse(manifest);
  return parsed.success ? [] : parsed.error.issues.map((issue) => issue.path.join('.'));
}

/** The manifest as a stranger might write it: one property, by its path, replaced. */
function falsified(path: string, value: unknown): unknown {
  const manifest: unknown = structuredClone(read('fixture-qwen2-tiny/manifest.json'));
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  let at = manifest as Record<string, unknown>;
  for (const key of keys) at = at[key] as Record<string, unknown>;
  at[last] = value;
  return manifest;
}

it('accepts the fixture', () => {
  expect(faults(fixture())).toEqual([]);
  expect(packIndexSchema.parse(read('index.json')).packs[0]?.path).toBe('fixture-qwen2-tiny');
});

describe('a hostile manifest', () => {
  it.each(['../index.html', '..', '.hidden', 'a/b', 'a\\b', '/etc', '', 'a\n', 'x'.repeat(101), 'https:x', 'ä', 'a?b'])(
    'names no file %j',
    (name) => {
      for (const path of ['files.0.path', 'weights.0.path', 'weights.0.name', 'cpuLayout.0.name', 'licence.files.0']) {
        expect(faults(falsified(path, name))).toContain(path);
      }
      expect(packIndexSchema.safeParse({ packs: [{ path: name, manifestSha256: '0'.repeat(64) }] }).success).toBe(
        false,
      );
    },
  );

  it.each([-1, 0.5, NaN, Infinity, 2 ** 53, '12', null])('has no size of %j', (size) => {
    for (const path of ['weights.0.bytes', 'weights.0.rawBytes', 'cpuLayout.0.bytes', 'downloadBytes', 'layers']) {
      expect(faults(falsified(path, size))).toContain(path);
    }
  });

  it.each(['', '0'.repeat(63), 'G'.repeat(64), 'A'.repeat(64), `${'0'.repeat(64)}\n`])('has no hash %j', (hash) => {
    for (const path of ['files.0.sha256', 'weights.0.sha256', 'weights.0.rawSha256', 'cpuLayout.0.sha256']) {
      expect(faults(falsified(path, hash))).toContain(path);
    }
  });

  it('has the form of this version', () => {
    expect(faults(falsified('format', 'stayput-model-pack/2'))).toEqual(['format']);
    expect(faults(falsified('id', '../x'))).toEqual(['id']);
    expect(faults(falsified('weights', []))).toContain('weights');
    for (const nothing of [null, [], 'manifest', 3]) expect(faults(nothing)).toEqual(['']);
  });

  it('names no file twice', () => {
    expect(faults(falsified('cpuLayout.0.name', fixture().weights[0]?.path))).toEqual(['cpuLayout']);
  });

  const huge = Number.MAX_SAFE_INTEGER;
  const step = (change: Partial<LayoutStep>) => ({
    op: 'int8',
    n: 4,
    k: 64,
    block: 64,
    packed: { shard: 0, offset: 0 },
    scales: { shard: 0, offset: 0, type: 'f16' },
    weightOffset: 0,
    scaleOffset: 256,
    ...change,
  });
  const copy = (change: object) => ({ op: 'copy', from: { shard: 0, offset: 0 }, bytes: 8, offset: 0, ...change });

  it('has a layout step that stays inside (so that the next ones fail for their own reason)', () => {
    expect(faults(falsified('cpuLayout.0.steps', [step({}), copy({})]))).toEqual([]);
  });

  it.each([
    ['reads from a shard that is not there', step({ packed: { shard: 99, offset: 0 } })],
    ['reads past the end of a shard', step({ packed: { shard: 0, offset: huge } })],
    ['reads scales past the end', step({ scales: { shard: 0, offset: huge, type: 'f32' } })],
    ['writes weights past its end', step({ weightOffset: huge })],
    ['writes scales past its end', step({ scaleOffset: huge })],
    ['is larger than any number', step({ n: huge, k: huge })],
    ['has half bytes', step({ k: 63, block: 63 })],
    ['copies from past the end', copy({ from: { shard: 0, offset: huge } })],
    ['copies to past its end', copy({ offset: huge })],
    ['copies more than there is', copy({ bytes: huge })],
  ])('has no layout step that %s', (_name, hostile) => {
    expect(faults(falsified('cpuLayout.0.steps', [hostile]))).toEqual(['cpuLayout']);
  });
});
