import { describe, expect, it } from 'vitest';
import { FakeCausalModel, fakeTokenizer } from './engines/testing/fake-causal-model';
import type { Manifest } from './manifest';
import { centredDifference, selfTest } from './self-test';

/** What the fake answers, as a pack would list it. */
async function knownAnswers(): Promise<NonNullable<Manifest['knownAnswers']>> {
  const cases = [];
  for (const sentence of ['The policy number is', 'Dear sirs']) {
    const tokens = fakeTokenizer.encode(sentence);
    const { logits } = await new FakeCausalModel().forward(tokens, null, 1);
    const top = [...(logits[0] ?? [])].map((value, id): [number, number] => [id, value]).slice(40, 60);
    cases.push({ tokens, top });
  }
  return { cases, tolerance: { maxMeanAbsoluteDifference: 0.05 } };
}

describe('selfTest', () => {
  it('passes a model that gives the known answers, and frees what it used', async () => {
    const model = new FakeCausalModel();
    const result = await selfTest(model, await knownAnswers());
    expect(result).toMatchObject({ outcome: 'passed', tolerance: 0.05 });
    expect(result.outcome === 'passed' && result.worstDifference).toBeCloseTo(0, 5);
    expect(model.live.size).toBe(0);
  });

  it('passes logits that are all shifted: no probability is another', async () => {
    const model = new FakeCausalModel();
    model.distort = (row) => row.map((value) => value + 7);
    expect(await selfTest(model, await knownAnswers())).toMatchObject({ outcome: 'passed' });
  });

  it('fails a model that is wrong in one case of several', async () => {
    const model = new FakeCausalModel();
    const known = await knownAnswers();
    let calls = 0;
    model.distort = (row) => (calls++ === 1 ? row.map((value, id) => value + (id % 2)) : row);
    const result = await selfTest(model, known);
    expect(result).toMatchObject({ outcome: 'failed' });
    expect(result.outcome === 'failed' && result.worstDifference).toBeGreaterThan(0.4);
  });

  it.each([NaN, Infinity, -Infinity])('fails a model that computes %d', async (broken) => {
    const model = new FakeCausalModel();
    model.distort = (row) => row.map((value, id) => (id === 45 ? broken : value));
    expect(await selfTest(model, await knownAnswers())).toMatchObject({ outcome: 'failed', worstDifference: Infinity });
  });

  it('fails a model whose vocabulary lacks a token of the known answers', async () => {
    const known = await knownAnswers();
    known.cases[0]?.top.push([999_999, 1]);
    expect(await selfTest(new FakeCausalModel(), known)).toMatchObject({ outcome: 'failed' });
  });

  it('says so when the pack has none', async () => {
    const model = new FakeCausalModel();
    expect(await selfTest(model, undefined)).toEqual({ outcome: 'no-known-answers' });
    expect(model.passes).toEqual([]);
  });
});

it('measures what is left when the means are taken off', () => {
  expect(
    centredDifference([
      [1, 11],
      [2, 12],
    ]),
  ).toBe(0);
  expect(
    centredDifference([
      [0, 1],
      [0, -1],
    ]),
  ).toBe(1);
});
