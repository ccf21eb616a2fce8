import { describe, expect, it } from 'vitest';
import { fit, probabilities, type Choice } from './fit';

const choice = (options: number[][], right: number | null, key = 'a'): Choice => ({
  key,
  kind: 'k',
  options,
  isRight: options.map((_, i) => i === right),
  isNothingRight: right === null,
});
const options = { features: 2, kindPenalty: 0.01, keyPenalty: 0.01, nothingPenalty: 0.01 };

describe('fit', () => {
  it('finds the feature that tells right from wrong, and when nothing is right', () => {
    const made = fit(
      Array.from({ length: 30 }, (_, i) =>
        i % 3 === 0
          ? choice(
              [
                [0, 1],
                [0, 0],
              ],
              null,
            )
          : choice(
              [
                [0, 1],
                [1, i % 2],
              ],
              1,
            ),
      ),
      options,
    ).ofKey('a', 'k');
    expect(made.weights[0]).toBeGreaterThan(2);
    expect(Math.abs(made.weights[1] ?? 9)).toBeLessThan(1);
    const [low = 1, high = 0] = probabilities(
      {
        options: [
          [0, 1],
          [1, 0],
        ],
      },
      made,
    );
    expect(high).toBeGreaterThan(0.8);
    expect(low).toBeLessThan(0.1);
    expect(probabilities({ options: [[0, 1]] }, made)[1]).toBeGreaterThan(0.7);
  });

  it('lets keys of one kind differ, and keeps a rare one near its kind', () => {
    const made = fit(
      [
        ...Array.from({ length: 40 }, () =>
          choice(
            [
              [1, 0],
              [0, 1],
            ],
            0,
            'first',
          ),
        ),
        ...Array.from({ length: 10 }, () =>
          choice(
            [
              [1, 0],
              [0, 1],
            ],
            1,
            'second',
          ),
        ),
      ],
      { ...options, keyPenalty: 0.5 },
    );
    const share = (key: string) =>
      probabilities(
        {
          options: [
            [1, 0],
            [0, 1],
          ],
        },
        made.ofKey(key, 'k'),
      )[0] ?? 0;
    expect(share('first')).toBeGreaterThan(0.8);
    expect(share('second')).toBeLessThan(0.5);
    expect(made.ofKey('never seen', 'k')).toEqual(made.ofKind('k'));
  });

  it('leaves out what has no right answer, and can do without "not stated"', () => {
    const made = fit([choice([[1, 0]], null), { ...choice([[1, 0]], null), isNothingRight: false }], options);
    expect(made.ofKind('k').nothing).toBeGreaterThan(0);
    expect(
      probabilities(
        {
          options: [
            [1, 0],
            [1, 0],
          ],
          hasNothing: false,
        },
        { weights: [0, 0], nothing: 99 },
      ),
    ).toEqual([0.5, 0.5, 0]);
  });
});
