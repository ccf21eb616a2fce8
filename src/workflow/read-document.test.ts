import { describe, expect, it } from 'vitest';
import { ScriptedModel, type Script } from '../models/engines/scripted';
import { insurancePack, type FieldWeights, type TaskPack } from '../tasks';
import { readDocument, type ReadProgress } from '.';

/** A label or a line of its own brings a value before the model, whose word counts then. */
const weights: FieldWeights = {
  nothing: 0,
  features: { label: 1.5, wholeLine: 1 },
  reading: { nothing: 0, prior: 0, form: 4, share: 0, perToken: 0, role: 0, asked: 0 },
};
const pack: TaskPack = {
  ...insurancePack,
  calibrations: {
    'scripted@1.0.0': {
      intents: Object.fromEntries(
        [...insurancePack.classification.intents, insurancePack.classification.none].map(({ label }) => [label, -29]),
      ),
      roles: {},
      fields: Object.fromEntries(insurancePack.fields.map(({ name }) => [name, weights])),
    },
  },
};
const filler = 'We wrote to you before and have heard nothing since then, which is a pity for all of us.\n';
const LETTER = `Policy: PVX 752\n197\nMaria Gonzalez\n${filler.repeat(120)}On 14 March 2026 a pipe burst. The bill is $1,240.00.\nmaria@example.org\n`;

/** Likes the values above, and finds that the letter is about a new claim. */
const script: Script = {
  logProbability: (prompt, continuation) => {
    if (continuation === ' not stated') return prompt.endsWith('Claim number:') ? 0 : -6;
    if (continuation.includes('reports an accident')) return prompt.includes('PVX') ? -2 : -29;
    if (prompt.endsWith(insurancePack.classification.stem)) return -29;
    const liked = ['PVX 752 197', 'Maria Gonzalez', '14 March 2026', '$1,240.00', 'maria@example.org'];
    return liked.includes(continuation.trim()) ? -1 : -9;
  },
};

describe('readDocument', () => {
  it('asks the model only about fields that labels and places leave in doubt', async () => {
    const clear: FieldWeights = { ...weights, nothing: -4 };
    const [calibration] = Object.values(pack.calibrations);
    if (!calibration) throw new Error('the pack of this test has no constants');
    const fields = { ...calibration.fields, contact_email: clear };
    const sure: TaskPack = { ...pack, calibrations: { 'scripted@1.0.0': { ...calibration, fields } } };
    const model = new ScriptedModel(script);
    const read = await readDocument(model, sure, LETTER);
    if (!read.ok) throw new Error(read.error.message);
    const email = read.value.fields.find(({ name }) => name === 'contact_email');
    expect(email?.found).toMatchObject({ value: 'maria@example.org' });
    expect(email?.confidence).toBeGreaterThan(0.95);
    expect(email?.reason).toContain('not asked');
    const label = pack.fields.find(({ name }) => name === 'contact_email')?.label ?? '';
    expect(model.prompts.some((prompt) => prompt.endsWith(`${label}:`))).toBe(false);
    expect(model.prompts.some((prompt) => prompt.endsWith('Claimant name:'))).toBe(true);
  });

  it('searches all of the text, and points at its evidence in the whole text', async () => {
    const read = await readDocument(new ScriptedModel(script), pack, LETTER);
    if (!read.ok) throw new Error(read.error.message);
    const { value } = read;
    expect(value.windows).toBeGreaterThan(2);
    expect(value).toMatchObject({
      packId: pack.id,
      packVersion: pack.version,
      model: 'scripted@1.0.0',
      engine: 'scripted',
      intent: { label: 'new_claim' },
    });
    expect(value.seconds).toBeGreaterThanOrEqual(0);
    expect(value.fields.map(({ name }) => name)).toEqual(pack.fields.map(({ name }) => name));
    const found = Object.fromEntries(value.fields.map((field) => [field.name, field.found]));
    for (const field of Object.values(found)) {
      if (field) expect(LETTER.slice(field.start, field.end)).toBe(field.quote);
    }
    expect(found).toMatchObject({
      policy_number: { quote: 'PVX 752\n197', value: 'PVX 752 197' },
      claimant: { value: 'Maria Gonzalez' },
      claim_number: null,
      date_of_loss: { value: '2026-03-14' },
      amount: { quote: '$1,240.00', value: '1240.00 USD' },
      contact_email: { value: 'maria@example.org' },
      contact_phone: null,
    });
  });

  it('tells its progress step by step, up to the total', async () => {
    const heard: ReadProgress[] = [];
    await readDocument(new ScriptedModel(script), pack, LETTER, { onProgress: (progress) => heard.push(progress) });
    const total = heard[0]?.total ?? 0;
    expect(heard.map(({ done }) => done)).toEqual(Array.from({ length: total + 1 }, (_, i) => i));
    expect(new Set(heard.map((progress) => progress.total))).toEqual(new Set([total]));
    expect(heard.map(({ step }) => step)).toContain('Date of loss');
  });

  it('stops when it is cancelled', async () => {
    const controller = new AbortController();
    const model = new ScriptedModel(script);
    let steps = 0;
    const read = await readDocument(model, pack, LETTER, {
      signal: controller.signal,
      onProgress: () => {
        if (++steps === 3) controller.abort();
      },
    });
    expect(read).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    // Steps that have nothing to ask the model are passed by.
    expect(steps).toBeLessThan(3 + pack.fields.length);
  });

  it('passes on why the model gave no answer, wherever that happens', async () => {
    const failure = { code: 'device-lost', message: 'The graphics processor was reset.', canRetry: true } as const;
    for (const step of [0, 1, 2, 5]) {
      const model = new ScriptedModel(script);
      if (step === 0) model.failure = failure;
      const read = await readDocument(model, pack, LETTER, {
        onProgress: ({ done }) => {
          if (done === step - 1) model.failure = failure;
        },
      });
      expect(read).toEqual({ ok: false, error: failure });
    }
  });

  it.each(['', ' ', '\n\n', '.'])('finds nothing in a document that says nothing (%j)', async (text) => {
    const read = await readDocument(new ScriptedModel(script), pack, text);
    if (!read.ok) throw new Error(read.error.message);
    expect(read.value.windows).toBe(1);
    expect(read.value.fields.every(({ found }) => found === null)).toBe(true);
    expect(read.value.intent.ranking.reduce((sum, { confidence }) => sum + confidence, 0)).toBeCloseTo(1, 9);
  });

  it('asks only what fits in a window', async () => {
    const model = new ScriptedModel(script);
    await readDocument(model, pack, LETTER);
    const counts = await model.countTokens(model.prompts);
    expect(Math.max(...(counts.ok ? counts.value : []))).toBeLessThan(1000);
  });
});
