import { describe, expect, it } from 'vitest';
import { ScriptedModel, type Script } from '../../models/engines/scripted';
import { insurancePack, type Field, type FieldWeights, type TaskPack } from '../../tasks';
import { FieldReader } from './field-reader';
import type { Finalist } from './shortlist';

const TEXT = 'Policy PVX\n752 197, claim CL-88/2026. Invoice 44012.';
const WINDOW = { start: 0, end: TEXT.length };
const MODEL = 'scripted@1.0.0';
const reading: FieldWeights['reading'] = { nothing: 0, prior: 1, form: 4, share: 0, perToken: 0, role: 1, asked: 0 };
const pack: TaskPack = {
  ...insurancePack,
  calibrations: {
    [MODEL]: {
      intents: {},
      roles: { 'the claim number': -5 },
      fields: { claim_number: { nothing: 1, features: {}, reading } },
    },
  },
};
const field = fieldOf('claim_number');

function fieldOf(wanted: string): Field {
  const found = pack.fields.find(({ name }) => name === wanted);
  if (!found) throw new Error(wanted);
  return found;
}

function finalist(quote: string, prior = 1): Finalist {
  const start = TEXT.indexOf(quote);
  return { candidate: { start, end: start + quote.length, value: quote }, features: {}, prior };
}

async function read(finalists: readonly Finalist[], script: Script = {}, window = WINDOW) {
  const model = new ScriptedModel(script);
  const answer = await new FieldReader(model, pack, TEXT).read(window, { field, finalists });
  if (!answer.ok) throw new Error(answer.error.message);
  return { model, values: answer.value };
}

describe('FieldReader', () => {
  it('asks nothing when there is nothing to ask about', async () => {
    const { model, values } = await read([]);
    expect(values).toEqual([]);
    expect(model.prompts).toEqual([]);
  });

  it('asks in a form with the label of the field, the window first, and adds what it hears to the prior', async () => {
    const { model, values } = await read([finalist('CL-88/2026', 3)], {
      logProbability: (_prompt, continuation) => (continuation.includes('CL-88') ? -2 : -7),
    });
    expect(model.prompts).toHaveLength(1);
    expect(model.prompts[0]).toContain(TEXT);
    expect(model.prompts[0]?.endsWith(`${field.label}:`)).toBe(true);
    expect(values[0]?.signs).toMatchObject({ formOdds: 5, role: null });
    // prior 3 less nothing 1, and form odds of 5.
    expect(values[0]?.odds).toBeCloseTo(2 + 5, 6);
  });

  it('reads only its window', async () => {
    const { model } = await read([finalist('44012', 9)], {}, { start: TEXT.indexOf('Invoice'), end: TEXT.length });
    expect(model.prompts[0]).toContain('Invoice 44012');
    expect(model.prompts[0]).not.toContain('PVX');
  });

  it('asks for the role of each value when the first reading is unsure, less what a role scores anyway', async () => {
    const { model, values } = await read([finalist('CL-88/2026'), finalist('44012')], {
      logProbability: (prompt, continuation) => {
        if (prompt.includes('"44012" is')) return continuation.includes('invoice') ? -1 : -20;
        if (prompt.includes('"CL-88/2026" is')) return continuation === ' the claim number' ? -6 : -8;
        return -7;
      },
    });
    const roleQuestions = model.prompts.filter((prompt) => prompt.endsWith('is'));
    expect(roleQuestions).toHaveLength(2);
    expect(values[0]?.odds).toBeGreaterThan(values[1]?.odds ?? 0);
    expect(values[0]?.signs?.role).toBeGreaterThan(-0.1);
    expect(values[1]?.signs?.role).toBeLessThan(-10);
  });

  it('asks once for a value that two fields share', async () => {
    const model = new ScriptedModel({ logProbability: () => -7 });
    const reader = new FieldReader(model, pack, TEXT);
    const other = fieldOf('policy_number');
    await reader.read(WINDOW, { field, finalists: [finalist('44012')] });
    const before = model.prompts.filter((prompt) => prompt.endsWith('is')).length;
    await reader.read(WINDOW, { field: other, finalists: [finalist('44012')] });
    expect(model.prompts.filter((prompt) => prompt.endsWith('is'))).toHaveLength(before);
  });

  it('passes on why the model gave no answer', async () => {
    const model = new ScriptedModel();
    model.failure = { code: 'device-lost', message: 'Gone.', canRetry: true };
    const answer = await new FieldReader(model, pack, TEXT).read(WINDOW, { field, finalists: [finalist('44012')] });
    expect(answer).toEqual({ ok: false, error: model.failure });
  });
});
