import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibratedConfidence, expectedCalibrationError, fitCalibration, type CalibrationExample } from './calibrate';
import { fitIsotonic, interpolate } from './isotonic';
import { fitLogistic } from './logistic';
import { seeded } from './testing/samples';

/** Examples with two features that tell, one that doesn't, and one that never varies. */
function sample(count: number, seed: number): readonly CalibrationExample[] {
  const random = seeded(seed);
  return Array.from({ length: count }, () => {
    const margin = 10 * random();
    const isGrounded = random() < 0.7 ? 1 : 0;
    const probability = 1 / (1 + Math.exp(-(0.6 * margin + 2 * isGrounded - 3)));
    return { features: [margin, isGrounded, random(), 7], isCorrect: random() < probability };
  });
}

const exampleLists = fc.array(
  fc.record({
    features: fc.tuple(fc.double({ min: -1e6, max: 1e6 }), fc.constantFrom(0, 1, NaN), fc.integer()),
    isCorrect: fc.boolean(),
  }),
  { maxLength: 40 },
);

describe('a calibration', () => {
  it.each([60, 299, 300, 1_000])('fits answers that it has not seen, from %d labels', (count) => {
    const calibration = fitCalibration(sample(count, 1));
    expect(calibration.kind).toBe(count < 300 ? 'logistic' : 'isotonic');
    const judged = sample(5_000, 2).map(({ features, isCorrect }) => ({
      confidence: calibratedConfidence(calibration, features),
      isCorrect,
    }));
    expect(expectedCalibrationError(judged)).toBeLessThan(count < 300 ? 0.08 : 0.05);
  });

  it.each([
    ['nothing', [], 0.5],
    ['one right answer', [{ features: [1], isCorrect: true }], 2 / 3],
    ['one wrong answer', [{ features: [1], isCorrect: false }], 1 / 3],
    ['right answers only', sample(40, 1).map(({ features }) => ({ features, isCorrect: true })), 41 / 42],
    ['no features', [true, true, false].map((isCorrect) => ({ features: [], isCorrect })), 3 / 5],
  ])('is one probability for all where it can’t tell: %s', (_, examples, expected) => {
    const calibration = fitCalibration(examples);
    expect(calibration.kind).toBe('constant');
    expect(calibratedConfidence(calibration, [3])).toBeCloseTo(expected, 12);
  });

  it('is plain data, the same for the same examples, and never sure', () => {
    fc.assert(
      fc.property(exampleLists, fc.array(fc.double(), { maxLength: 4 }), (examples, features) => {
        const calibration = fitCalibration(examples);
        expect(fitCalibration(examples)).toEqual(calibration);
        const stored = JSON.parse(JSON.stringify(calibration)) as typeof calibration;
        const confidence = calibratedConfidence(stored, features);
        expect(confidence).toBe(calibratedConfidence(calibration, features));
        expect(confidence).toBeGreaterThanOrEqual(1 / (examples.length + 2) - 1e-12);
        expect(confidence).toBeLessThanOrEqual(1 - 1 / (examples.length + 2) + 1e-12);
      }),
    );
  });

  it('stays finite where a feature tells perfectly', () => {
    const examples = Array.from({ length: 50 }, (_, i) => ({ features: [i], isCorrect: i >= 25 }));
    const calibration = fitCalibration(examples);
    expect(calibratedConfidence(calibration, [49])).toBeGreaterThan(0.9);
    expect(calibratedConfidence(calibration, [0])).toBeLessThan(0.1);
    expect(calibratedConfidence(calibration, [NaN])).toBeCloseTo(0.5, 6);
  });
});

it('logistic regression is at its optimum', () => {
  const examples = sample(200, 3);
  const { means, deviations, weights, bias } = fitLogistic(examples);
  expect(weights[3]).toBeCloseTo(0, 9);
  const gradient = [0, 0, 0, 0, 0];
  for (const { features, isCorrect } of examples) {
    const row = [1, ...features.map((value, j) => (value - (means[j] ?? 0)) / (deviations[j] ?? 1))];
    const score = row.reduce((sum, value, j) => sum + value * ([bias, ...weights][j] ?? 0), 0);
    const residual = (isCorrect ? 1 : 0) - 1 / (1 + Math.exp(-score));
    for (const [j, value] of row.entries()) gradient[j] = (gradient[j] ?? 0) + residual * value;
  }
  // The pull of the penalty is the weight itself; the bias has none.
  for (const [j, slope] of gradient.entries()) expect(slope).toBeCloseTo([0, ...weights][j] ?? 0, 6);
});

describe('isotonic regression', () => {
  const points = (...classes: readonly number[]) => classes.map((each, score) => ({ score, isCorrect: each === 1 }));

  it('pools what falls', () => {
    expect(fitIsotonic(points(0, 1, 0, 1, 1))).toEqual({ scores: [0, 1.5, 3.5], probabilities: [0, 0.5, 1] });
    expect(fitIsotonic(points(1, 0))).toEqual({ scores: [0.5], probabilities: [0.5] });
  });

  it('gives equal scores one probability', () => {
    const equal = [1, 0, 1, 1].map((each) => ({ score: 2, isCorrect: each === 1 }));
    expect(fitIsotonic(equal)).toEqual({ scores: [2], probabilities: [0.75] });
  });

  it('is straight between knots and level beyond', () => {
    const curve = { scores: [0, 2], probabilities: [0.2, 0.6] };
    expect([-1, 0, 1, 2, 3].map((score) => interpolate(curve, score))).toEqual([0.2, 0.2, 0.4, 0.6, 0.6]);
    expect(interpolate({ scores: [], probabilities: [] }, 1)).toBe(0.5);
  });

  it('never falls', () => {
    const any = fc.array(fc.record({ score: fc.integer({ min: -20, max: 20 }), isCorrect: fc.boolean() }));
    fc.assert(
      fc.property(any, (list) => {
        const { scores, probabilities } = fitIsotonic(list);
        for (const [i, score] of scores.entries()) {
          expect(score).toBeGreaterThan(scores[i - 1] ?? -Infinity);
          expect(probabilities[i]).toBeGreaterThanOrEqual(probabilities[i - 1] ?? 0);
        }
      }),
    );
  });
});

describe('the expected calibration error', () => {
  it('is the mean gap of bins of equal size', () => {
    const answers = [
      { confidence: 0.2, isCorrect: false },
      { confidence: 0.4, isCorrect: true },
      { confidence: 0.9, isCorrect: true },
      { confidence: 0.9, isCorrect: false },
    ];
    expect(expectedCalibrationError(answers, 1)).toBeCloseTo(0.1, 12);
    expect(expectedCalibrationError(answers, 2)).toBeCloseTo((0.2 + 0.4) / 2, 12);
    expect(expectedCalibrationError(answers, 99)).toBeCloseTo((0.2 + 0.6 + 0.1 + 0.9) / 4, 12);
    expect(expectedCalibrationError([], 10)).toBe(0);
  });
});
