import { describe, expect, it } from 'vitest';
import { ScriptedModel } from '../../models/engines/scripted';
import { classifyTogether, documentOfReading, readingsTogether, unlabelledDocuments } from './classify-unlabelled';
import { namesQuestion } from './questions';
import { emptyMemory, readWithMemory, remember } from './unlabelled-memory';

const question = namesQuestion(['cancelPolicy', 'claim_status']);

/** Knows "cancel" and "claim", and nothing of other words. */
const model = () =>
  new ScriptedModel({
    logProbability: (prompt, continuation) =>
      ['cancel', 'claim'].some((word) => prompt.includes(word) && continuation.includes(word)) ? -2 : -8,
  });

const texts = ['please cancel it', 'cancel it please', 'how is my claim', 'my claim, how is it', 'please, it'];

describe('classifyTogether', () => {
  it('reads by the model what it knows, and by words of other texts what it does not', async () => {
    const read = await classifyTogether(model(), question, texts);
    if (!read.ok) throw new Error(read.error.message);
    const labels = read.value.map(({ label }) => label);
    expect(labels).toEqual(['cancelPolicy', 'cancelPolicy', 'claim_status', 'claim_status', 'cancelPolicy']);
    const alone = await classifyTogether(model(), question, texts.slice(-1));
    expect(alone).toMatchObject({ ok: true, value: [{ confidence: 0.5 }] });
  });

  it('passes on why the model gave no answer', async () => {
    const failing = model();
    failing.failure = { code: 'device-lost', message: 'Gone.', canRetry: true };
    expect(await classifyTogether(failing, namesQuestion(['never', 'asked']), ['x'])).toEqual({
      ok: false,
      error: failing.failure,
    });
  });

  it('gives the same one by one, once all were remembered', async () => {
    const documents = await unlabelledDocuments(model(), question, texts);
    const together = await classifyTogether(model(), question, texts);
    if (!documents.ok || !together.ok) throw new Error('No answer.');
    const [first, ...others] = documents.value;
    if (!first) throw new Error('No document.');
    const labels = question.options.map(({ label }) => label);
    const read = readWithMemory(others.reduce(remember, emptyMemory(labels)), first);
    expect(read.label).toBe(together.value[0]?.label);
    expect(read.confidence).toBeCloseTo(together.value[0]?.confidence ?? NaN, 9);
  });
});

describe('documentOfReading', () => {
  it("keeps a reading's confidences, in the memory's order", () => {
    const reading = {
      label: 'b',
      confidence: 0.8,
      ranking: [
        { label: 'b', confidence: 0.8 },
        { label: 'a', confidence: 0.2 },
      ],
    };
    const document = documentOfReading(['a', 'b', 'new'], reading, 'text');
    const read = readWithMemory(emptyMemory(['a', 'b']), { ...document, logits: document.logits.slice(0, 2) });
    expect(read).toMatchObject({ label: 'b' });
    expect(document.logits.map(Math.exp)).toEqual([0.2, 0.8, 1e-9].map((share) => expect.closeTo(share, 12) as number));
  });
});

describe('readingsTogether', () => {
  it("decides by other texts' words what a pack's reading leaves open, whatever the order of the rankings", () => {
    const reading = (label: string, other: string, confidence: number) => ({
      label,
      confidence,
      ranking: [
        { label, confidence },
        { label: other, confidence: 1 - confidence },
      ],
    });
    const readings = [
      reading('cancel', 'claim', 0.95),
      reading('cancel', 'claim', 0.95),
      reading('claim', 'cancel', 0.95),
      reading('claim', 'cancel', 0.95),
      reading('cancel', 'claim', 0.51),
    ];
    const read = readingsTogether(readings, [
      'end it',
      'end it now',
      'how is my claim',
      'my claim',
      'how is my claim?',
    ]);
    expect(read.map(({ label }) => label)).toEqual(['cancel', 'cancel', 'claim', 'claim', 'claim']);
    expect(readingsTogether([], [])).toEqual([]);
  });
});
