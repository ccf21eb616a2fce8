import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { insurancePack } from '../../tasks';
import { baselineFrom, rankIntents, type IntentScores } from './calibrate';

const { intents, none } = insurancePack.classification;
const labels = [...intents, none].map(({ label }) => label);
const same = (value: number) => Object.fromEntries(labels.map((label) => [label, value]));

const weights = { gain: 1, cues: 1, phrases: 1, head: 1, none: 0 };
const calibrate = (document: IntentScores, baseline: IntentScores, cues = {}) =>
  rankIntents(insurancePack, document, baseline, cues, weights);

const scores = fc
  .array(fc.double({ min: -200, max: 0, noNaN: true }), { minLength: labels.length, maxLength: labels.length })
  .map((values) => Object.fromEntries(labels.map((label, i) => [label, values[i] ?? 0])));

it('the baseline is the mean of what each label scored', () => {
  expect(
    baselineFrom([
      { a: -10, b: -4 },
      { a: -20, b: -8 },
    ]),
  ).toEqual({ a: -15, b: -6 });
});

describe('rankIntents', () => {
  it('prefers what the document makes likelier than it is anyway', () => {
    // "cancellation" is likely whatever the document says; "new_claim" gains by it.
    const document = { ...same(-30), cancellation: -10, new_claim: -22 };
    const baseline = { ...same(-30), cancellation: -9 };
    expect(calibrate(document, baseline).label).toBe('new_claim');
    expect(calibrate(document, same(-30)).label).toBe('cancellation');
  });

  it('counts the words that documents with an intent often hold', () => {
    const cues = { billing_question: { cues: 1, phrases: 0, head: 1 } };
    const document = { ...same(-30), complaint_or_appeal: -29 };
    expect(calibrate(document, same(-30), cues).label).toBe('billing_question');
    expect(calibrate(document, same(-30)).label).toBe('complaint_or_appeal');
  });

  it('is unsure when nothing speaks for any label', () => {
    const { confidence } = calibrate(same(-30), same(-30));
    expect(confidence).toBeCloseTo(1 / labels.length, 9);
  });

  it('ranks every label once, best first, with confidences that add up to 1', () => {
    fc.assert(
      fc.property(scores, scores, (document, baseline) => {
        const { label, confidence, ranking } = calibrate(document, baseline);
        expect(ranking.map((entry) => entry.label).sort()).toEqual([...labels].sort());
        expect(ranking.reduce((sum, entry) => sum + entry.confidence, 0)).toBeCloseTo(1, 9);
        ranking.forEach((entry, i) => {
          expect(entry.confidence).toBeLessThanOrEqual(ranking[i - 1]?.confidence ?? 1);
        });
        expect({ label, confidence }).toEqual(ranking[0]);
      }),
    );
  });

  it('does not change when all scores move together', () => {
    fc.assert(
      fc.property(scores, scores, fc.integer({ min: -50, max: 50 }), (document, baseline, shift) => {
        const moved = Object.fromEntries(Object.entries(document).map(([label, score]) => [label, score + shift]));
        const before = calibrate(document, baseline);
        const after = calibrate(moved, baseline);
        expect(after.confidence).toBeCloseTo(before.confidence, 6);
      }),
    );
  });
});
