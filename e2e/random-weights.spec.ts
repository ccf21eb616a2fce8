import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packIndexSchema } from '../src/models/manifest';
import { drive, type DemoRun } from '../tools/demo/drive';
import { isRight, type Gold } from '../tools/demo/score';
import { writeRandomPack } from '../tools/random-pack';
import { expect, test } from './support/app';
import { sample } from './support/person';
import { signTest } from './support/sign-test';

const root = join(import.meta.dirname, '../dist');
const realModels = join(import.meta.dirname, '../public/models');

/** Short ones, of two intents and formats, that state nearly all fields: 15 answers, which is enough for the sign test. */
const names = ['email-prys-llewellyn.txt', 'receipts-wojcik.md'];

/** Reads the documents as a person would, with the default pack of a folder. */
async function read(modelsDirectory: string): Promise<DemoRun> {
  const pack = 'insurance_correspondence';
  const run = await drive({ root, modelsDirectory, pack, files: names.map(sample), onProgress: () => {} });
  expect(run.failures).toEqual([]);
  expect(run.documents.map(({ file }) => file)).toEqual(names);
  return run;
}

/** Whether each intent, and each field that the gold has a value for, is right. */
function answers({ documents }: DemoRun, gold: readonly Gold[]): ReadonlyMap<string, boolean> {
  const right = new Map<string, boolean>();
  for (const { file, intent, fields } of documents) {
    const expected = gold.find((document) => document.file === file);
    if (expected === undefined) throw new Error(`There is no gold for ${file}.`);
    right.set(`${file} intent`, expected.intent === intent.label);
    for (const [name, value] of Object.entries(expected.fields)) {
      if (value === null) continue;
      const found = fields.find((field) => field.name === name)?.value ?? null;
      right.set(`${file} ${name}`, isRight(value, found));
    }
  }
  return right;
}

test('the sign test agrees with counting', () => {
  expect(signTest(0, 0)).toBe(1);
  expect(signTest(5, 0)).toBe(1 / 32);
  expect(signTest(0, 5)).toBe(1);
  expect(signTest(8, 2)).toBeCloseTo((1 + 10 + 45) / 1024, 12);
  expect(signTest(30, 0)).toBe(2 ** -30);
});

test('what is read comes from the weights: random ones read far worse', async () => {
  test.skip(!existsSync(join(realModels, 'index.json')), 'There is no model pack in public/models to compare.');
  test.setTimeout(15 * 60_000);
  const gold = (JSON.parse(await readFile(sample('gold.json'), 'utf8')) as { documents: readonly Gold[] }).documents;
  const { packs } = packIndexSchema.parse(JSON.parse(await readFile(join(realModels, 'index.json'), 'utf8')));
  const scratch = await mkdtemp(join(tmpdir(), 'stayput-random-weights-'));
  try {
    await writeRandomPack(join(realModels, packs[0]?.path ?? ''), join(scratch, 'random-weights'), 1);
    const real = await read(realModels);
    const random = await read(scratch);
    expect(real.documents.every(({ model }) => !model.startsWith('random-weights@'))).toBe(true);
    expect(random.documents.every(({ model }) => model.startsWith('random-weights@'))).toBe(true);

    const realAnswers = answers(real, gold);
    const randomAnswers = answers(random, gold);
    const slots = [...realAnswers.keys()];
    const count = (isCounted: (slot: string) => boolean): number => slots.filter(isCounted).length;
    const isRealRight = (slot: string): boolean => realAnswers.get(slot) === true;
    const isRandomRight = (slot: string): boolean => randomAnswers.get(slot) === true;
    const [realRight, randomRight] = [count(isRealRight), count(isRandomRight)];
    const wins = count((slot) => isRealRight(slot) && !isRandomRight(slot));
    const losses = count((slot) => !isRealRight(slot) && isRandomRight(slot));
    const p = signTest(wins, losses);
    const said = [realRight, randomRight].map((right) => `${right.toString()} of ${slots.length.toString()}`);
    const summary = `right with real weights: ${said[0] ?? ''}, with random ones: ${said[1] ?? ''}; p = ${p.toPrecision(2)}`;
    test.info().annotations.push({ type: 'result', description: summary });

    expect((realRight - randomRight) / slots.length, summary).toBeGreaterThanOrEqual(0.25);
    expect(p, summary).toBeLessThan(0.01);
    for (const { file, text, fields } of real.documents) {
      for (const { name, value, quote, start, end } of fields) {
        if (value === null) continue;
        expect(text.slice(start ?? 0, end ?? 0), `${file} ${name}`).toBe(quote);
        expect(quote, `${file} ${name}`).not.toBe('');
      }
    }
  } finally {
    await rm(scratch, { recursive: true });
  }
});
