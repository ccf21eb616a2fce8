import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auroc, riskCoverage } from './risk-coverage';

const answers = [
  { confidence: 0.9, isCorrect: true },
  { confidence: 0.5, isCorrect: false },
  { confidence: 0.7, isCorrect: true },
  { confidence: 0.5, isCorrect: true },
];
const anyAnswers = fc.array(
  fc.record({ confidence: fc.constantFrom(0.1, 0.2, 0.3, 0.4, 0.5, 0.6), isCorrect: fc.boolean() }),
);

describe('the risk-coverage curve', () => {
  it('has a point for each confidence', () => {
    expect(riskCoverage(answers)).toEqual([
      { threshold: 0.9, coverage: 0.25, risk: 0 },
      { threshold: 0.7, coverage: 0.5, risk: 0 },
      { threshold: 0.5, coverage: 1, risk: 0.25 },
    ]);
    expect(riskCoverage([])).toEqual([]);
  });

  it('can be thinned, and keeps full coverage', () => {
    const many = Array.from({ length: 1_000 }, (_, i) => ({ confidence: i / 1_000, isCorrect: i % 7 > 0 }));
    const thinned = riskCoverage(many, 50);
    expect(thinned).toHaveLength(50);
    const all = riskCoverage(many);
    for (const point of thinned) expect(all).toContainEqual(point);
    expect(thinned.at(-1)).toEqual(all.at(-1));
  });

  it('ends at the error rate', () => {
    fc.assert(
      fc.property(anyAnswers, fc.integer({ min: 1, max: 5 }), (list, most) => {
        fc.pre(list.length > 0);
        const wrong = list.filter(({ isCorrect }) => !isCorrect).length / list.length;
        expect(riskCoverage(list).at(-1)).toMatchObject({ coverage: 1, risk: wrong });
        expect(riskCoverage(list, most).length).toBeLessThanOrEqual(most);
        expect(riskCoverage(list, most).at(-1)).toMatchObject({ coverage: 1, risk: wrong });
      }),
    );
  });
});

describe('the AUROC', () => {
  it('counts ties half', () => {
    expect(auroc(answers)).toBeCloseTo(2.5 / 3, 12);
    expect(auroc(answers.filter(({ isCorrect }) => isCorrect))).toBeNull();
    expect(auroc([])).toBeNull();
  });

  it('is the share of pairs in the right order', () => {
    fc.assert(
      fc.property(anyAnswers, (list) => {
        const right = list.filter(({ isCorrect }) => isCorrect);
        const wrong = list.filter(({ isCorrect }) => !isCorrect);
        const wins = right.flatMap((a) =>
          wrong.map((b): number => (a.confidence > b.confidence ? 1 : a.confidence === b.confidence ? 0.5 : 0)),
        );
        const expected = wins.length === 0 ? null : wins.reduce((sum, each) => sum + each, 0) / wins.length;
        if (expected === null) expect(auroc(list)).toBeNull();
        else expect(auroc(list)).toBeCloseTo(expected, 12);
      }),
    );
  });
});
