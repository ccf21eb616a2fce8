import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dogoStream, intentSets } from './sets';
import { questionOf } from './questions';

let data: string;

beforeAll(() => {
  data = mkdtempSync(join(tmpdir(), 'zero-label-'));
  const folder = join(data, 'multidogo', 'insurance');
  mkdirSync(folder, { recursive: true });
  const table = (rows: readonly (readonly [string, string])[]) =>
    ['conversationId\tutterance\tintent', ...rows.map((row) => `c\t${row.join('\t')}`), ''].join('\n');
  const hellos = Array.from({ length: 9 }, (_, i) => [`hello ${String(i)}`, 'openinggreeting'] as const);
  writeFileSync(join(folder, 'train.tsv'), table([...hellos, ['bye', 'closinggreeting']]));
  writeFileSync(
    join(folder, 'test.tsv'),
    table([
      ['broken phone', 'reportbrokenphone'],
      ['broken phone here', 'reportbrokenphone'],
      ['both', 'thankyou<div>rejection'],
      ['', 'thankyou'],
    ]),
  );
});

afterAll(() => {
  rmSync(data, { recursive: true });
});

describe('sets of the collections that are there', () => {
  it('has at most so many of each label, the same for the same seed, and another part for the report', () => {
    const [dev] = intentSets(data, { part: 'dev', perLabel: 3, seed: 7 });
    expect(dev?.examples.map(({ label }) => label).sort()).toEqual([
      'closinggreeting',
      'openinggreeting',
      'openinggreeting',
      'openinggreeting',
    ]);
    expect(intentSets(data, { part: 'dev', perLabel: 3, seed: 7 })[0]).toEqual(dev);
    expect(intentSets(data, { part: 'test', perLabel: 3, seed: 7 })[0]?.examples).toHaveLength(2);
  });

  it('leaves out turns with two intents and without words, and keeps the order of a stream', () => {
    expect(dogoStream(data, 'insurance', 'test', 10).examples.map(({ text }) => text)).toEqual([
      'broken phone',
      'broken phone here',
    ]);
  });

  it('asks by descriptions, or by names that are cut by words of the texts', () => {
    const set = dogoStream(data, 'insurance', 'test', 10);
    const described = questionOf(set, false).options.find(({ label }) => label === 'reportbrokenphone');
    expect(described?.description).toBe('reports that a phone is broken');
    const named = questionOf(set, true).options.find(({ label }) => label === 'reportbrokenphone');
    expect(named?.description).toBe('report broken phone');
  });
});
