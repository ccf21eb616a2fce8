import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { softmax } from './softmax';
import { gramsOf } from './text-grams';
import { evenOut, readTogether, type UnlabelledDocument } from './unlabelled';

const best = (values: readonly number[]) => values.indexOf(Math.max(...values));
const document = (logits: readonly number[], text = ''): UnlabelledDocument => ({ logits, grams: gramsOf(text) });

const documents = fc.integer({ min: 2, max: 5 }).chain((labels) =>
  fc.array(
    fc.record({
      logits: fc.array(fc.double({ min: -30, max: 30, noNaN: true }), { minLength: labels, maxLength: labels }),
      grams: fc.uniqueArray(fc.nat(12), { maxLength: 8 }),
    }),
    { minLength: 1, maxLength: 12 },
  ),
);

describe('evenOut', () => {
  it('takes back much of a bias that all documents share', () => {
    const truth = Array.from({ length: 120 }, (_, i) => i % 3);
    const rows = truth.map((label, i) =>
      [0, 1, 2].map((k) => (k === label ? 2 : 0) + (k === 0 ? 2.5 : 0) + ((i * 37 + k * 61) % 101) / 101),
    );
    const right = (some: readonly (readonly number[])[]) => some.filter((row, i) => best(row) === truth[i]).length;
    expect(right(rows)).toBeLessThan(60);
    expect(right(evenOut(rows))).toBeGreaterThan(80);
  });

  it('lets a label keep most documents where each of them is clear', () => {
    const rows = Array.from({ length: 100 }, (_, i) => (i < 95 ? [4, 0, 0] : [0, 4, 0]));
    expect(evenOut(rows).filter((row) => best(row) === 0)).toHaveLength(95);
  });

  it('moves all documents alike, and none by itself where labels are even', () => {
    const rows = [
      [3, 0],
      [0, 3],
    ];
    expect(evenOut(rows).map(softmax)[0]?.[0]).toBeCloseTo(softmax([3, 0])[0] ?? 0, 6);
    const moved = evenOut([
      [5, 0],
      [2, 1],
    ]).map(([first = 0, second = 0]) => first - second);
    expect((moved[0] ?? 0) - 5).toBeCloseTo((moved[1] ?? 0) - 1, 9);
    expect(moved[0]).toBeLessThan(5);
  });
});

describe('readTogether', () => {
  it('decides by shared words what a document alone leaves open', () => {
    const clear = ['cancel my policy', 'please cancel it', 'cancel the insurance'].map((text) =>
      document([3, 0], text),
    );
    const others = ['claim for my car', 'a new claim', 'claim number two'].map((text) => document([0, 3], text));
    const [open] = readTogether([document([0, 0], 'cancel now please'), ...clear, ...others]);
    const [alone] = readTogether([document([0, 0], 'cancel now please')]);
    expect(alone).toEqual([0.5, 0.5]);
    expect(open?.[0]).toBeGreaterThan(0.7);
  });

  it('does not overrule what is clear by one shared word', () => {
    const clear = ['thank you', 'thank you so much', 'thank you'].map((text) => document([6, 0], text));
    const [read] = readTogether([document([0, 12], 'you'), ...clear]);
    expect(best(read ?? [])).toBe(1);
  });

  it('hears nothing of words that only one document has', () => {
    const some = [document([1, 0], 'alpha'), document([0, 1], 'beta'), document([0.5, 0], 'gamma delta epsilon')];
    const bare = some.map(({ logits }, i) => ({ logits, grams: [i] }));
    const apart = some.map(({ logits }, i) => ({ logits, grams: [i, i + 100, i + 200] }));
    expect(readTogether(apart)).toEqual(readTogether(bare));
  });

  it('gives probabilities, whatever the documents', () => {
    fc.assert(
      fc.property(documents, (some) => {
        for (const shares of readTogether(some)) {
          expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
          expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
        }
      }),
    );
  });

  it('does not depend on the order of documents or labels', () => {
    fc.assert(
      fc.property(documents, (some) => {
        const straight = readTogether(some);
        const turned = readTogether(some.toReversed()).toReversed();
        const mirrored = readTogether(some.map(({ logits, grams }) => ({ logits: logits.toReversed(), grams })));
        straight.forEach((shares, i) => {
          shares.forEach((share, label) => {
            expect(turned[i]?.[label]).toBeCloseTo(share, 6);
            expect(mirrored[i]?.at(-1 - label)).toBeCloseTo(share, 6);
          });
        });
      }),
    );
  });

  it('of nothing is nothing', () => {
    expect(readTogether([])).toEqual([]);
  });
});
