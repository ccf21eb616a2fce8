import { describe, expect, test } from 'vitest';
import { readRecords, seededRandom, type EvaluationRecord, type EvaluationReport } from '../../evaluation';
import type { LanguageModel, ModelError } from '../../models';
import { ScriptedModel } from '../../models/engines/scripted';
import { err, ok, type Result } from '../../shared/result';
import { insurancePack } from '../../tasks';
import { evaluate } from './evaluate';
import type { EvaluationError, EvaluationOrder, EvaluationProgress } from './order';

function recordsOf(lines: readonly object[]): readonly EvaluationRecord[] {
  const read = readRecords(lines.map((line, place) => JSON.stringify({ id: place, ...line })).join('\n'));
  if (!read.ok) throw new Error(read.error.message);
  return read.value;
}

const wordsOf = { storm_damage: 'a tree fell', end_contract: 'please stop', new_address: 'we moved' } as const;
const intents = Object.keys(wordsOf) as (keyof typeof wordsOf)[];

/**
 * Messages that say what they are about, with a field; `obscure` is the share that says it in words that no other message has, so that
 * labels teach nothing about it.
 */
function messages(count: number, obscure = 0): readonly EvaluationRecord[] {
  const random = seededRandom(5);
  return recordsOf(
    Array.from({ length: count }, (_, place) => {
      const intent = intents[place % 3] ?? 'storm_damage';
      const isObscure = random() < obscure;
      const noise = Array.from({ length: 6 }, () => Math.floor(1e9 * random()).toString(36)).join(' ');
      return {
        text: `Policy number: PX-${String(10_000 + place)}\n${isObscure ? `${noise} ${mark(intent)}` : `Hello, ${wordsOf[intent]}.`}`,
        intent,
        fields: { policy_number: `PX-${String(10_000 + place)}` },
      };
    }),
  );
}

/** A sign of the intent that is no word, so that nothing is learned from it. */
function mark(intent: string): string {
  return '~'.repeat(2 + intents.findIndex((one) => one === intent));
}

/** A model that knows what messages are about. */
function knowing(): ScriptedModel {
  return new ScriptedModel({
    logProbability: (prompt, continuation) => {
      const intent = intents.find((one) => ` ${one.replace('_', ' ')}` === continuation);
      if (intent === undefined) return -5;
      const hasMark = new RegExp(`(?<!~)${mark(intent)}(?!~)`, 'u').test(prompt);
      return hasMark || prompt.includes(wordsOf[intent]) ? -1 : -9;
    },
  });
}

const order = (changes: Partial<EvaluationOrder>): EvaluationOrder => ({
  records: messages(30),
  training: null,
  labels: 0,
  seed: 1,
  target: 0.1,
  delta: 0.1,
  pack: null,
  device: false,
  deviceLimit: 200,
  ...changes,
});

interface Surroundings {
  readonly loadModel?: () => Promise<Result<LanguageModel, EvaluationError>>;
  readonly onProgress?: (progress: EvaluationProgress) => void;
  readonly signal?: AbortSignal;
}

function run(changes: Partial<EvaluationOrder> = {}, surroundings: Surroundings = {}) {
  let clock = 0;
  const model = knowing();
  return evaluate(order(changes), {
    signal: new AbortController().signal,
    onProgress: () => undefined,
    now: () => clock++,
    pause: () => Promise.resolve(),
    loadModel: () => Promise.resolve(ok(model)),
    ...surroundings,
  });
}

async function report(
  changes: Partial<EvaluationOrder> = {},
  surroundings: Surroundings = {},
): Promise<EvaluationReport> {
  const done = await run(changes, surroundings);
  if (!done.ok) throw new Error(done.error.message);
  expect(structuredClone(done.value)).toEqual(done.value);
  return done.value;
}

const noModel: EvaluationError = { code: 'no-model', message: 'There is no model here.' };
const withoutModel = { loadModel: () => Promise.resolve(err(noModel)) };

test('without a label the model answers alone, and nothing is promised', async () => {
  const found = await report();
  expect(found).toMatchObject({
    n: 30,
    labels: 0,
    intents: { accuracy: { value: 1 }, classes: 3, certified: { missingLabels: 22 } },
    fields: { policy_number: { f1: 1, certified: { missingLabels: 22 } } },
    fieldsTogether: { missingLabels: 22 },
    tiers: { 'tier-0': 0, device: 0, person: 1 },
    answered: { 'tier-0': 0, device: 1 },
    model: { id: 'scripted@1.0.0' },
  });
  expect(found.tokens.input).toBeGreaterThan(30 * 10);
  expect(found.tokens.output).toBeGreaterThan(30 * 3);
  expect(found.latencyMs.p50).toBeGreaterThan(0);
  expect(found.notes.join(' ')).toMatch(/no pack/);
});

describe('intents without any label', () => {
  const intentsOnly = (count: number) => messages(count).map((record) => ({ ...record, fields: new Map() }));

  test('are read of all texts together, and texts that the model knows nothing of by words of others', async () => {
    const records = recordsOf([
      ...Array.from({ length: 12 }, (_, place) => {
        const intent = intents[place % 3] ?? 'storm_damage';
        return { text: `${wordsOf[intent]} ${mark(intent)}`, intent };
      }),
      ...intents.map((intent) => ({ text: `x ${wordsOf[intent]} y`, intent })),
    ]);
    // Knows the marks alone, and so nothing of the last three.
    const model = new ScriptedModel({
      logProbability: (prompt, continuation) => {
        const intent = intents.find((one) => ` ${one.replace('_', ' ')}` === continuation);
        return intent !== undefined && new RegExp(`(?<!~)${mark(intent)}(?!~)`, 'u').test(prompt) ? -1 : -9;
      },
    });
    const { intents: found, notes } = await report({ records }, { loadModel: () => Promise.resolve(ok(model)) });
    expect(found?.accuracy.value).toBe(1);
    expect(notes.join(' ')).toMatch(/all texts together, without any label/);
  });

  test('do not depend on labels that are there', async () => {
    const asked = async (records: readonly EvaluationRecord[]) => {
      const model = knowing();
      await report({ records }, { loadModel: () => Promise.resolve(ok(model)) });
      return model.prompts;
    };
    const records = intentsOnly(9);
    const others = records.map((record, place) => ({ ...record, intent: records[(place + 1) % 9]?.intent ?? null }));
    expect(await asked(others)).toEqual(await asked(records));
  });

  test('are read with a pack in its words, each text by its opening, and all tokens count', async () => {
    const records = recordsOf(
      ['I want to report an accident. ', 'Please cancel my policy. '].map((text) => ({
        text: `${text.repeat(400)} THE END`,
        intent: 'new_claim',
      })),
    );
    const model = new ScriptedModel();
    const found = await report({ records, pack: insurancePack }, { loadModel: () => Promise.resolve(ok(model)) });
    expect(found.notes.join(' ')).toMatch(/all texts together, without any label/);
    expect(model.prompts.some((prompt) => prompt.includes('report an accident'))).toBe(true);
    expect(model.prompts.join('')).not.toContain('THE END');
    expect(Number.isInteger(found.tokens.input) && Number.isInteger(found.tokens.output)).toBe(true);
    expect(found.tokens.input).toBeGreaterThan(1000);
    expect(found.latencyMs.p50).toBeGreaterThan(0);
  });

  test('of one text, or with labels, are read of each text by itself', async () => {
    const one = await report({ records: intentsOnly(1), pack: insurancePack });
    const some = await report({ records: intentsOnly(40), labels: 20, device: true });
    for (const { notes } of [one, some]) expect(notes.join(' ')).not.toMatch(/all texts together/);
  }, 60_000);

  test('say how long they take, and stop when asked', async () => {
    const controller = new AbortController();
    const told: EvaluationProgress[] = [];
    const done = await run(
      { records: intentsOnly(30) },
      {
        signal: controller.signal,
        onProgress: (progress) => {
          told.push(progress);
          if (told.length === 6) controller.abort();
        },
      },
    );
    expect(done).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(told.at(-1)?.secondsLeft).toBeGreaterThan(0);
    expect(told.length).toBeLessThanOrEqual(7);
  });

  test('go on where the model stops on the way and is started again', async () => {
    const model = knowing();
    const loadModel = () => {
      model.failure = null;
      return Promise.resolve(ok(model));
    };
    let calls = 0;
    const done = await report(
      { records: intentsOnly(12) },
      {
        loadModel,
        onProgress: ({ step }) => {
          calls += step.includes('together') ? 1 : 0;
          if (calls === 5) model.failure = { code: 'worker-died', message: 'It died.', canRetry: true };
        },
      },
    );
    expect(calls).toBeGreaterThan(5);
    expect(done.intents?.accuracy.value).toBe(1);
    expect(done.notes.join(' ')).toMatch(/all texts together/);
  });
});

test('the model answers what labels don’t teach, with a certificate of its own', async () => {
  const changes = { records: messages(700, 0.5), labels: 500, device: true };
  const { intents: found, tiers, answered, notes } = await report(changes);
  expect(found?.accuracy.value).toBeGreaterThan(0.95);
  expect(found?.certified).toMatchObject({ target: 0.1, delta: 0.1 });
  expect(found?.stages?.['tier-0']).toMatchObject({ delta: 0.05 });
  expect(found?.stages?.device).toMatchObject({ delta: 0.05 });
  expect(tiers['device']).toBeGreaterThan(0.1);
  expect((tiers['tier-0'] ?? 0) + (tiers['device'] ?? 0) + (tiers['person'] ?? 0)).toBeCloseTo(1);
  expect((answered?.['tier-0'] ?? 0) + (answered?.['device'] ?? 0)).toBeCloseTo(1);
  expect(notes.join(' ')).toMatch(/whichever is surer/);
  const alone = await report({ ...changes, device: false });
  expect(alone.intents?.accuracy.value).toBeLessThan(0.8);
  expect(alone.tiers).not.toHaveProperty('device');
  expect(alone.tokens).toEqual({ input: 0, output: 0 });
}, 120_000);

test('the model reads a random part of the labelled records, if there are many', async () => {
  const model = knowing();
  const records = messages(200, 1).map((record) => ({ ...record, fields: new Map() }));
  const { notes } = await report(
    { records, labels: 120, device: true, deviceLimit: 10 },
    { loadModel: () => Promise.resolve(ok(model)) },
  );
  expect(notes.join(' ')).toMatch(/random 10 records/);
  const read = new Set(model.prompts.flatMap((prompt) => /PX-\d+/u.exec(prompt) ?? []));
  expect(read.size).toBe(10 + 10 + 80);
}, 60_000);

test('with a pack the model answers in its words, and what the pack lacks counts as wrong', async () => {
  const records = recordsOf([
    { text: 'I want to report an accident.', intent: 'new_claim', fields: { claim_number: null, total: '5' } },
    { text: 'I want to report an accident.', intent: 'my_own_label' },
  ]);
  const found = await report({ records, pack: insurancePack });
  expect(found.intents?.classes).toBe(insurancePack.classification.intents.length + 1);
  expect(found.intents?.accuracy.value).toBeLessThanOrEqual(0.5);
  expect(found.fields?.['total']).toMatchObject({ recall: 0 });
  expect(found.notes.join(' ')).toMatch(/lacks \(“my_own_label”\).*lacks \(“total”\)/);
});

describe('a model that can’t be had', () => {
  test('is an error where nothing else answers', async () => {
    expect(await run({}, withoutModel)).toMatchObject({ ok: false, error: { code: 'no-model' } });
  });

  test('leaves what doesn’t need it to be measured', async () => {
    const found = await report({ records: messages(300), labels: 200, device: true }, withoutModel);
    expect(found.intents?.certified).toMatchObject({ delta: 0.1 });
    expect(found.model).toBeUndefined();
    expect(found.notes.join(' ')).toMatch(/took no part. There is no model here/);
  }, 60_000);

  test('is started again once if it breaks, and is an error if it breaks again', async () => {
    const model = knowing();
    let loads = 0;
    const died: ModelError = { code: 'worker-died', message: 'It died.', canRetry: true };
    const loadModel = () => {
      loads += 1;
      model.failure = loads === 2 ? null : died;
      return Promise.resolve(ok(model));
    };
    expect(await run({}, { loadModel })).toMatchObject({ ok: true });
    expect(loads).toBe(2);
    model.failure = died;
    expect(await run({}, { loadModel: () => Promise.resolve(ok(model)) })).toMatchObject({
      ok: false,
      error: { code: 'model-failed' },
    });
  });

  test('that can’t read one record says so', async () => {
    const { notes, intents: found } = await report(
      {
        records: recordsOf([
          { text: 'word '.repeat(800), intent: 'a' },
          { text: 'x', intent: 'b' },
        ]),
      },
      { loadModel: () => Promise.resolve(ok(new ScriptedModel({ contextTokens: 400 }))) },
    );
    expect(notes.join(' ')).toMatch(/1 records? could not be read/);
    expect(found?.accuracy.value).toBeLessThan(1);
  });
});

test('it says how long it takes, and can be stopped', async () => {
  const controller = new AbortController();
  const left: number[] = [];
  const done = await run(
    {},
    {
      signal: controller.signal,
      onProgress: ({ secondsLeft }) => {
        if (secondsLeft !== undefined) left.push(secondsLeft);
        if (left.length === 3) controller.abort();
      },
    },
  );
  expect(done).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  expect(left).toHaveLength(3);
});

describe('odd data', () => {
  test('151 intents are ranked without labels and with some', async () => {
    const records = recordsOf(
      Array.from({ length: 453 }, (_, place) => ({
        text: `about ${String(place % 151)}`,
        intent: `kind_${String(place % 151)}`,
      })),
    );
    expect((await report({ records: records.slice(0, 151) })).intents?.classes).toBe(151);
    expect((await report({ records, labels: 300 })).intents?.classes).toBeGreaterThan(100);
  }, 120_000);

  test('one intent is nothing to tell apart, unless a pack knows others', async () => {
    const records = recordsOf([
      { text: 'one', intent: 'new_claim' },
      { text: 'two', intent: 'new_claim' },
    ]);
    expect(await run({ records })).toMatchObject({ ok: false, error: { code: 'one-class' } });
    expect((await report({ records, pack: insurancePack })).n).toBe(2);
  });

  test('labels that learn to one intent only leave the model to answer', async () => {
    const records = messages(30).map((record) => ({ ...record, fields: new Map() }));
    const found = await report({ records, labels: 2 });
    expect(found).toMatchObject({ labels: 2, n: 28, answered: { device: 1 } });
    expect(found.notes.join(' ')).toMatch(/not learned from labels/);
  });

  test('no label at all is said', async () => {
    expect(await run({ records: recordsOf([{ text: 'x' }]) })).toMatchObject({
      ok: false,
      error: { code: 'nothing-labelled' },
    });
  });

  test('contradictory labels, empty and tiny texts are noted and read', async () => {
    const records = recordsOf([
      { text: '', intent: 'a', fields: { total: null } },
      { text: 'y', intent: 'b', fields: { total: null } },
      { text: 'Same  text', intent: 'a' },
      { text: 'same text', intent: 'b' },
    ]);
    const { n, notes } = await report({ records });
    expect(n).toBe(4);
    expect(notes.join(' ')).toMatch(/2 records have the same text.*1 record has no text/);
  });

  test('a language that the pack doesn’t know is noted', async () => {
    const records = recordsOf([
      { text: 'Ich möchte den Schaden melden, der mir mit dem Auto passiert ist.', intent: 'new_claim' },
      { text: 'お客様の契約を解約したいと思います', intent: 'new_claim' },
      { text: 'I would like to report the damage that was done to my car.', intent: 'new_claim' },
      { text: 'TOTAL DUE 5.00 CARD VISA', intent: 'new_claim' },
    ]);
    expect((await report({ records, pack: insurancePack })).notes.join(' ')).toMatch(/2 records seem to be in another/);
  });
});
