import { describe, expect, it } from 'vitest';
import { ScriptedModel } from '../../models/engines/scripted';
import { insurancePack, type TaskPack } from '../../tasks';
import { classifyDocument } from '.';

const { intents, none, stem } = insurancePack.classification;
const bare: TaskPack = { ...insurancePack, id: 'bare', calibrations: {} };

describe('classifyDocument', () => {
  it('asks once how well each description continues the document and the stem, without a list of them', async () => {
    const liked = intents[2]?.description ?? '';
    const model = new ScriptedModel({
      logProbability: (_prompt, continuation) => (continuation.includes(liked) ? -1 : -20),
    });
    const flat = Object.fromEntries([...intents, none].map(({ label }) => [label, -20]));
    const pack = { ...bare, calibrations: { [model.card.id]: { intents: flat, roles: {}, fields: {} } } };
    const read = await classifyDocument(model, pack, 'Xyzzy.');
    expect(read).toMatchObject({ ok: true, value: { label: intents[2]?.label } });
    expect(model.prompts).toHaveLength(1);
    expect(model.prompts[0]).toContain('Xyzzy.');
    expect(model.prompts[0]?.endsWith(stem)).toBe(true);
    expect(model.prompts[0]).not.toContain(intents[0]?.description);
  });

  it('measures a model that the pack does not list on empty documents, once', async () => {
    const favourite = intents[3]?.description ?? '';
    const model = new ScriptedModel({
      logProbability: (prompt, continuation) =>
        // A model that always likes one label, and likes another one for this document.
        (continuation.includes(favourite) ? -5 : -20) +
        (prompt.includes('Xyzzy') && continuation.includes(intents[1]?.description ?? '?') ? 10 : 0),
    });
    expect(await classifyDocument(model, bare, 'Xyzzy')).toMatchObject({
      ok: true,
      value: { label: intents[1]?.label },
    });
    const asked = model.prompts.length;
    await classifyDocument(model, bare, 'Xyzzy');
    expect(model.prompts.length).toBe(asked + 1);
  });

  it('hears the cues of an intent when the model has no opinion', async () => {
    const read = await classifyDocument(
      new ScriptedModel({ logProbability: () => -20 }),
      bare,
      'Please cancel my policy.',
    );
    expect(read).toMatchObject({ ok: true, value: { label: 'cancellation' } });
  });

  it('passes on why the model gave no answer, and keeps no half-measured baseline', async () => {
    const model = new ScriptedModel();
    const pack = { ...bare, id: 'unmeasured' };
    model.failure = { code: 'device-lost', message: 'Gone.', canRetry: true };
    expect(await classifyDocument(model, pack, 'x')).toEqual({ ok: false, error: model.failure });
    model.failure = null;
    expect((await classifyDocument(model, pack, 'x')).ok).toBe(true);
  });
});
