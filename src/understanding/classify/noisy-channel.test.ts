import { describe, expect, it } from 'vitest';
import { ScriptedModel } from '../../models/engines/scripted';
import { scoreTwoWays, type TwoWayQuestion } from './noisy-channel';

const question: TwoWayQuestion = {
  stem: 'In short, the customer',
  channel: { before: 'The customer ', after: '.\nCustomer:', weight: 0.5 },
  options: [
    { label: 'refund', description: 'wants the money back' },
    { label: 'thanks', description: 'says thank you' },
  ],
};

/** Likes a description by what the document holds, and a text by what description stands before it. */
const model = () =>
  new ScriptedModel({
    logProbability: (prompt, continuation) => {
      if (prompt.startsWith('The customer '))
        return prompt.includes('money') && continuation.includes('broken') ? -4 : -9;
      return (
        (continuation.includes('money') ? -6 : -3) +
        (prompt.includes('broken') && continuation.includes('money') ? 2 : 0)
      );
    },
  });

describe('scoreTwoWays', () => {
  it('adds what the text makes of the description, beyond an empty document, to what the description makes of the text', async () => {
    expect(await scoreTwoWays(model(), question, ['it is broken', 'hello'])).toEqual({
      ok: true,
      value: [
        { refund: 2 - 4 / 2, thanks: -9 / 2 },
        { refund: -9 / 2, thanks: -9 / 2 },
      ],
    });
  });

  it("computes each label's prompt once for all texts, and scores a text that comes twice once", async () => {
    const asked: string[] = [];
    const counting = new ScriptedModel({
      logProbability: (prompt, continuation) => {
        if (prompt.startsWith('The customer ')) asked.push(continuation);
        return -1;
      },
    });
    await scoreTwoWays(counting, question, ['a', 'b', 'a']);
    expect(counting.prompts.filter((prompt) => prompt.startsWith('The customer '))).toEqual([
      'The customer wants the money back.\nCustomer:',
      'The customer says thank you.\nCustomer:',
    ]);
    expect(asked).toEqual([' a\n', ' b\n', ' a\n', ' b\n']);
  });

  it('reads only the beginning of a long text by the channel', async () => {
    const lengths: number[] = [];
    const measuring = new ScriptedModel({
      logProbability: (prompt, continuation) => {
        if (prompt.startsWith('The customer ')) lengths.push(continuation.length);
        return -1;
      },
    });
    await scoreTwoWays(measuring, question, ['x'.repeat(5_000)]);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(402);
  });

  it('takes an empty text, and none', async () => {
    expect(await scoreTwoWays(model(), question, [])).toEqual({ ok: true, value: [] });
    const empty = await scoreTwoWays(model(), question, ['']);
    expect(empty.ok && Object.values(empty.value[0] ?? {}).every(Number.isFinite)).toBe(true);
  });

  it('tells how far it is, and passes on why the model gave no answer', async () => {
    const shares: number[] = [];
    await scoreTwoWays(model(), question, ['a', 'b'], { onProgress: (share) => shares.push(share) });
    expect(shares).toHaveLength(4);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares[0]).toBeGreaterThan(0);
    expect(shares[3]).toBe(1);
    const failing = model();
    failing.failure = { code: 'device-lost', message: 'Gone.', canRetry: true };
    expect(await scoreTwoWays(failing, { ...question, stem: 'Not measured yet, it' }, ['a'])).toEqual({
      ok: false,
      error: failing.failure,
    });
  });
});
