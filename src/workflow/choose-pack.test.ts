import { describe, expect, it } from 'vitest';
import { ScriptedModel, type Script } from '../models/engines/scripted';
import { insurancePack, type TaskPack } from '../tasks';
import { choosePack, readWithPacks, type Packs } from '.';

const named = (id: string, kind?: string): TaskPack => ({ ...insurancePack, id, kind, calibrations: {} });
const letter = named('letter', 'a letter about insurance');
const invoice = named('invoice', 'an invoice or receipt');
const contract = named('contract', 'a contract between parties');
const packs: Packs = [letter, invoice, contract];

/** Likes "an invoice" whatever the document says, and a contract more when the document speaks of parties. */
const script: Script = {
  logProbability: (prompt, continuation) => {
    if (continuation === ' an invoice or receipt') return -2;
    return continuation === ' a contract between parties' && prompt.includes('parties') ? -6 : -46;
  },
};

describe('choosePack', () => {
  it('prefers what the document makes likelier than it is anyway, and says how sure it is', async () => {
    const model = new ScriptedModel(script);
    const chosen = await choosePack(model, packs, 'The parties agree.');
    if (!chosen.ok) throw new Error(chosen.error.message);
    expect(chosen.value.pack).toBe(contract);
    expect(chosen.value.confidence).toBeGreaterThan(0.9);
    expect(chosen.value.confidence).toBeLessThan(1);
    expect(chosen.value.ranking).toHaveLength(3);
    expect(chosen.value.ranking.reduce((sum, { confidence }) => sum + confidence, 0)).toBeCloseTo(1, 9);
    expect(model.prompts.at(-1)).toMatch(/The parties agree\.[^]*This document is$/u);
  });

  it('asks the document last, so that what the model keeps of it serves the reading, and the bias once', async () => {
    const model = new ScriptedModel(script);
    const own: Packs = [named('a', 'one kind of paper'), named('b', 'another kind of paper')];
    await choosePack(model, own, 'Dear Sir');
    expect(model.prompts).toHaveLength(4);
    await choosePack(model, own, 'Dear Madam');
    expect(model.prompts).toHaveLength(5);
    expect(model.prompts.slice(3).every((prompt) => prompt.includes('Dear'))).toBe(true);
  });

  it('goes by what packs look for when the model has no opinion', async () => {
    const flat = new ScriptedModel({ logProbability: () => -20 });
    const cued = (pack: TaskPack, kindCues: string[], weights: Record<string, number> = {}): TaskPack => ({
      ...pack,
      kindCues,
      calibrations: { [flat.card.id]: { intents: {}, roles: {}, fields: {}, kindCues: weights } },
    });
    const given: Packs = [
      cued(letter, ['roof'], { roof: 0.2 }),
      cued(invoice, []),
      cued(contract, ['storm'], { storm: 2 }),
    ];
    const chosen = await choosePack(flat, given, 'A storm took the roof.');
    expect(chosen.ok && chosen.value.ranking.map(({ pack }) => pack.id)).toEqual(['contract', 'letter', 'invoice']);
    // Its fields' labels, and its intents' words.
    const bare: TaskPack = {
      ...invoice,
      fields: invoice.fields.map((field) => ({ ...field, title: 'Xyzzy', label: 'Xyzzy', cues: [] })),
      classification: {
        ...invoice.classification,
        intents: invoice.classification.intents.map((intent) => ({ ...intent, cues: [] })),
      },
    };
    const byContent = await choosePack(flat, [bare, letter], 'Please cancel.\nPolicy number: AB-12345');
    expect(byContent).toMatchObject({ ok: true, value: { pack: letter } });
  });

  it('looks at the first window only', async () => {
    const model = new ScriptedModel(script);
    const long = 'Nothing is said here at all.\n'.repeat(5000);
    const chosen = await choosePack(model, packs, `${long}The parties agree.`);
    expect(chosen).toMatchObject({ ok: true, value: { confidence: expect.closeTo(1 / 3, 9) as number } });
    expect(model.prompts.at(-1)?.length).toBeLessThan(10_000);
  });

  it.each<[string, Packs, TaskPack]>([
    ['one pack', [letter], letter],
    ['one pack with a kind', [named('silent'), letter], letter],
    ['no pack with a kind', [named('silent'), named('mute')], named('silent')],
    ['a copy of the same kind, which comes first', [named('own', letter.kind), letter], named('own', letter.kind)],
  ])('has nothing to choose with %s', async (_, given, expected) => {
    const model = new ScriptedModel(script);
    expect(await choosePack(model, given, 'x')).toEqual({
      ok: true,
      value: { pack: expected, confidence: null, ranking: [] },
    });
    expect(model.prompts).toEqual([]);
  });

  it('never chooses a pack without a kind', async () => {
    const chosen = await choosePack(new ScriptedModel(script), [named('silent'), ...packs], 'The parties agree.');
    expect(chosen.ok && chosen.value.ranking.map(({ pack }) => pack.id)).not.toContain('silent');
  });

  it.each(['', ' \n'])('chooses for a document that says nothing (%j)', async (text) => {
    expect((await choosePack(new ScriptedModel(script), packs, text)).ok).toBe(true);
  });

  it('passes on why the model gave no answer', async () => {
    const model = new ScriptedModel(script);
    model.failure = { code: 'device-lost', message: 'Gone.', canRetry: true };
    expect(await choosePack(model, packs, 'x')).toEqual({ ok: false, error: model.failure });
  });

  it('stops when it is cancelled', async () => {
    const chosen = await choosePack(new ScriptedModel(script), packs, 'x', AbortSignal.abort());
    expect(chosen).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  });
});

describe('readWithPacks', () => {
  it('reads with the pack that fits best, and the reading says so', async () => {
    const read = await readWithPacks(new ScriptedModel(script), { by: 'automatic', packs }, 'The parties agree.');
    expect(read).toMatchObject({
      ok: true,
      value: { packId: 'contract', packVersion: contract.version, choice: { by: 'automatic' } },
    });
    expect(read.ok && read.value.choice?.confidence).toBeGreaterThan(0.9);
  });

  it('asks nothing when a person chose', async () => {
    const model = new ScriptedModel(script);
    const read = await readWithPacks(model, { by: 'person', pack: invoice }, 'The parties agree.');
    expect(read).toMatchObject({
      ok: true,
      value: { packId: 'invoice', choice: { by: 'person', confidence: null } },
    });
    expect(model.prompts.some((prompt) => prompt.endsWith('This document is'))).toBe(false);
  });

  it('passes on why the model gave no answer', async () => {
    const model = new ScriptedModel(script);
    model.failure = { code: 'device-lost', message: 'Gone.', canRetry: true };
    for (const wanted of [{ by: 'automatic', packs } as const, { by: 'person', pack: letter } as const]) {
      expect(await readWithPacks(model, wanted, 'x')).toEqual({ ok: false, error: model.failure });
    }
  });
});
