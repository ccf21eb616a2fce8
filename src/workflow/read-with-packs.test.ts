import { describe, expect, it } from 'vitest';
import { ScriptedModel } from '../models/engines/scripted';
import { insurancePack } from '../tasks';
import type { FieldReading, IntentReading } from '../understanding';
import { readWithPacks, type Tier0 } from '.';

const text = 'Policy number: PX-1000\nMaria Gonzalez\nThe bill is $1,240.00.\n';
const intent: IntentReading = {
  label: 'new_claim',
  confidence: 0.97,
  learned: 'v1',
  ranking: [{ label: 'new_claim', confidence: 0.97 }],
};
const learned = (name: string): FieldReading => ({
  name,
  found: null,
  confidence: 0.98,
  reason: 'Learned.',
  learned: 'v1',
});
const wanted = { by: 'person', pack: insurancePack } as const;
const names = insurancePack.fields.map(({ name }) => name);

async function readWith(
  tier0: Tier0 | null,
): Promise<{ model: ScriptedModel; fields: readonly FieldReading[]; engine: string; windows: number }> {
  const model = new ScriptedModel({ logProbability: () => -3 });
  const read = await readWithPacks(model, wanted, text, { tier0: () => Promise.resolve(tier0) });
  if (!read.ok) throw new Error(read.error.message);
  expect(read.value.choice).toEqual({ by: 'person', confidence: null });
  return { model, fields: read.value.fields, engine: read.value.engine, windows: read.value.windows };
}

describe('readWithPacks, with what was learned', () => {
  it('asks the model nothing where all is answered', async () => {
    const answers = { intent, fields: new Map(names.map((name) => [name, learned(name)])) };
    const { model, fields, engine, windows } = await readWith({ version: 'v1', answers });
    expect(model.prompts).toEqual([]);
    expect(engine).toBe('tier-0');
    expect(windows).toBe(0);
    expect(fields.map(({ name }) => name)).toEqual(names);
    expect(fields.every(({ learned: by }) => by === 'v1')).toBe(true);
  });

  it('lets the model answer what is left, and keeps the order of the pack', async () => {
    const answers = { intent: null, fields: new Map([['policy_number', learned('policy_number')]]) };
    const { model, fields, engine } = await readWith({ version: 'v1', answers });
    expect(engine).toBe('scripted');
    expect(fields.map(({ name }) => name)).toEqual(names);
    expect(fields.filter(({ learned: by }) => by !== undefined).map(({ name }) => name)).toEqual(['policy_number']);
    const label = insurancePack.fields.find(({ name }) => name === 'policy_number')?.label ?? '';
    expect(model.prompts.some((prompt) => prompt.endsWith(`${label}:`))).toBe(false);
    expect(model.prompts.some((prompt) => prompt.endsWith(insurancePack.classification.stem))).toBe(true);
  });

  it('asks the model all where nothing was learned', async () => {
    const { fields } = await readWith(null);
    expect(fields.every(({ learned: by }) => by === undefined)).toBe(true);
  });
});
