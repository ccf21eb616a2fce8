import { describe, expect, it } from 'vitest';
import { ScriptedModel } from '../../models/engines/scripted';
import { insurancePack, type TaskPack } from '../../tasks';
import { classifyDocument } from '.';

const { intents, none, stem } = insurancePack.classification;
const bare: TaskPack = { ...insurancePack, id: 'bare', calibrations: {} };

describe('classifyDocument', () => {
  it('asks once how well each description continues the document and the stem, without a list of them', async () => {
    const model = new ScriptedModel({ logProbability: (_prompt, continuation) => -continuation.length });
    const scored = await classifyDocument.score(model, bare, 'The roof leaks.');
    expect(scored).toEqual({
      ok: true,
      value: Object.fromEntries([...intents, none].map(({ label, description }) => [label, -1 - description.length])),
    });
    expect(model.prompts).toHaveLength(1);
    expect(model.prompts[0]).toContain('The roof leaks.');
    expect(model.prompts[0]?.endsWith(stem)).toBe(true);
    expect(model.prompts[0]).not.toContain(intents[0]?.description);
  });

  it('measures a model that the pack does not list on empty documents, once', async () => {
    const favourite = intents[3]?.description ?? '';
    const model = new ScriptedModel({
      logProbability: (prompt, continuation) =>
        // A model that always likes one label, and likes another one for this document.
        (continuation.includes(favourite) ? -5 : -20) +
        (prompt.includes('roof') && continuation.includes(intents[1]?.description ?? '?') ? 10 : 0),
    });
    const scored = await classifyDocument.score(model, bare, 'The roof');
    if (!scored.ok) throw new Error(scored.error.message);
    const decided = await classifyDocument.decide(model, bare, [scored.value]);
    expect(decided).toMatchObject({ ok: true, value: { label: intents[1]?.label } });
    const asked = model.prompts.length;
    await classifyDocument.decide(model, bare, [scored.value]);
    expect(model.prompts.length).toBe(asked);
  });

  it('takes the pack as it is measured for the model', async () => {
    const zero = Object.fromEntries([...intents, none].map(({ label }) => [label, 0]));
    const model = new ScriptedModel();
    const pack = {
      ...bare,
      calibrations: { [model.card.id]: { intents: { ...zero, none: -9 }, roles: {}, fields: {} } },
    };
    expect(await classifyDocument.decide(model, pack, [zero])).toMatchObject({ ok: true, value: { label: 'none' } });
    expect(model.prompts).toEqual([]);
  });

  it('passes on why the model gave no answer, and keeps no half-measured baseline', async () => {
    const model = new ScriptedModel();
    const pack = { ...bare, classification: { ...bare.classification, stem: 'Not measured yet, this' } };
    model.failure = { code: 'device-lost', message: 'Gone.', canRetry: true };
    expect(await classifyDocument.score(model, pack, 'x')).toEqual({ ok: false, error: model.failure });
    expect(await classifyDocument.decide(model, pack, [{}])).toEqual({ ok: false, error: model.failure });
    model.failure = null;
    expect((await classifyDocument.decide(model, pack, [{}])).ok).toBe(true);
  });
});
