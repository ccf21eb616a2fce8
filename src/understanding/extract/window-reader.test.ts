import { describe, expect, it } from 'vitest';
import { ScriptedModel, type Script } from '../../models/engines/scripted';
import { insurancePack, type Field, type TaskPack } from '../../tasks';
import { WindowReader } from './window-reader';

const TEXT = 'Policy PVX\n752 197, claim CL-88/2026.\nCar KX19, invoice 44012. Claim CL-88/2026 again. Jo Doe';
const pack: TaskPack = { ...insurancePack, calibrations: {} };
const field = (name: string): Field => {
  const found = pack.fields.find((each) => each.name === name);
  if (!found) throw new Error(name);
  return found;
};

function reader(script: Script = {}, signal?: AbortSignal) {
  const model = new ScriptedModel(script);
  return { model, window: new WindowReader(model, pack, { text: TEXT, reference: null, signal }) };
}

async function read(name: string, script: Script = {}) {
  const { model, window } = reader(script);
  const answer = await window.read(field(name));
  if (!answer.ok) throw new Error(answer.error.message);
  const quotes = answer.value.finalists.map(({ span }) => TEXT.slice(span.start, span.end));
  return { model, ...answer.value, quotes };
}

describe('WindowReader', () => {
  it('lets the model copy up to three different values, best first', async () => {
    const liked = ['CL-88/2026', 'PVX 752 197', 'KX19', '44012'];
    const { quotes, candidates } = await read('claim_number', {
      answer: (_prompt, allowed) => liked.find((quote) => allowed?.includes(quote)) ?? allowed?.[0] ?? '',
    });
    expect(quotes).toEqual(['CL-88/2026', 'PVX\n752 197', 'KX19']);
    expect(candidates).toBeGreaterThan(4);
  });

  it('asks in the form with the field’s label, the document first', async () => {
    const { model } = await read('policy_number');
    const prompt = model.prompts[0] ?? '';
    expect(prompt).toContain(TEXT);
    expect(prompt.indexOf(TEXT)).toBeLessThan(prompt.indexOf('Policy number:'));
    expect(prompt.endsWith('Policy number:')).toBe(true);
  });

  it('weighs each value against "not stated"', async () => {
    const { finalists } = await read('policy_number', {
      answer: (_prompt, allowed) => allowed?.find((quote) => quote === 'PVX 752 197') ?? allowed?.[0] ?? '',
      logProbability: (prompt, continuation) =>
        prompt.endsWith('Policy number:')
          ? continuation === ' not stated'
            ? -7
            : continuation === ' PVX 752 197'
              ? -4
              : -9
          : -1,
    });
    expect(finalists.map(({ formOdds }) => formOdds).slice(0, 2)).toEqual([3, -2]);
  });

  it('asks which role each value plays, once for all fields of a type', async () => {
    const { model, window } = reader();
    const first = await window.read(field('policy_number'));
    const roles = first.ok ? first.value.finalists[0]?.roles : {};
    expect(Object.keys(roles ?? {}).sort()).toEqual(
      [field('policy_number').role, field('claim_number').role, ...(pack.rivals.identifier ?? [])].sort(),
    );
    const isRole = (prompt: string) => /In this document, "[^"]+" is$/u.test(prompt);
    const asked = model.prompts.filter(isRole).length;
    expect(asked).toBe(first.ok ? first.value.finalists.length : -1);
    await window.read(field('claim_number'));
    expect(model.prompts.filter(isRole)).toHaveLength(asked);
  });

  it('asks for no roles where a type has no rivals', async () => {
    const { finalists, model } = await read('claimant').then(async () => {
      const { model: bare } = reader();
      const window = new WindowReader(bare, { ...pack, rivals: {} }, { text: TEXT, reference: null });
      const answer = await window.read(field('policy_number'));
      return { model: bare, finalists: answer.ok ? answer.value.finalists : [] };
    });
    expect(finalists.map(({ roles }) => roles)).toEqual(finalists.map(() => ({})));
    expect(model.prompts.some((prompt) => prompt.includes('In this document, "'))).toBe(false);
  });

  it('asks nothing when nothing could be such a value', async () => {
    const { model, candidates, finalists } = await read('contact_email');
    expect({ candidates, finalists, asked: model.prompts }).toEqual({ candidates: 0, finalists: [], asked: [] });
  });

  it('passes on a failure of the model, and a cancel', async () => {
    const { model, window } = reader();
    model.failure = { code: 'out-of-memory', message: 'Full.', canRetry: true };
    expect(await window.read(field('policy_number'))).toEqual({ ok: false, error: model.failure });
    const stopped = reader({}, AbortSignal.abort());
    expect(await stopped.window.read(field('policy_number'))).toMatchObject({ error: { code: 'cancelled' } });
  });
});
