import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binomialProbability, binomialTail, upperBound, wilson } from './binomial';

const within = (actual: number, expected: number) => {
  expect(Math.abs(actual / expected - 1)).toBeLessThan(1e-10);
};

describe('the binomial tail', () => {
  it('is known where it can be written down', () => {
    within(binomialTail(0, 45, 0.05), 0.95 ** 45);
    within(binomialTail(1, 2, 0.5), 0.75);
    within(binomialTail(5, 10, 0.5), 638 / 1024);
    within(binomialTail(9, 10, 0.9), 1 - 0.9 ** 10);
  });

  it.each([
    [-1, 10, 0.3, 0],
    [10, 10, 0.3, 1],
    [3, 10, 0, 1],
    [3, 10, 1, 0],
    [0, 0, 0.5, 1],
  ])('at the edge: P(X <= %d | %d, %d) = %d', (k, n, p, expected) => {
    expect(binomialTail(k, n, p)).toBe(expected);
  });

  it('is the sum of its probabilities', () => {
    const cases = fc.record({ n: fc.integer({ min: 1, max: 400 }), share: fc.double({ min: 0, max: 1, noNaN: true }) });
    fc.assert(
      fc.property(cases, fc.double({ min: 1e-4, max: 0.9999, noNaN: true }), ({ n, share }, p) => {
        const k = Math.floor(share * n);
        let sum = 0;
        for (let i = 0; i <= k; i++) sum += binomialProbability(i, n, p);
        expect(Math.abs(binomialTail(k, n, p) - sum)).toBeLessThan(1e-11);
      }),
    );
  });

  it('is right for a hundred thousand trials', () => {
    const n = 100_000;
    for (const k of [4_600, 4_900, 5_000, 5_200]) {
      let sum = 0;
      for (let i = 0; i <= k; i++) sum += binomialProbability(i, n, 0.05);
      within(binomialTail(k, n, 0.05), sum);
    }
    within(binomialTail(0, n, 0.001), Math.exp(n * Math.log1p(-0.001)));
    expect(binomialTail(100, n, 0.9)).toBe(0);
  });

  it('never falls with k and never rises with p', () => {
    const n = fc.integer({ min: 1, max: 5_000 });
    const p = fc.double({ min: 0.001, max: 0.999, noNaN: true });
    fc.assert(
      fc.property(n, fc.nat(5_000), p, p, (trials, some, a, b) => {
        const k = some % trials;
        expect(binomialTail(k + 1, trials, a)).toBeGreaterThanOrEqual(binomialTail(k, trials, a) - 1e-12);
        const [low, high] = a < b ? [a, b] : [b, a];
        expect(binomialTail(k, trials, high)).toBeLessThanOrEqual(binomialTail(k, trials, low) + 1e-12);
      }),
    );
  });
});

describe('the upper bound', () => {
  it('is known without errors', () => {
    within(upperBound(0, 45, 0.1), 1 - 0.1 ** (1 / 45));
    // The rule of three.
    expect(upperBound(0, 300, 0.05)).toBeCloseTo(0.01, 3);
    // R: binom.test(7, 100)$conf.int has 0.1389 at 97.5 %.
    expect(upperBound(7, 100, 0.025)).toBeCloseTo(0.1389, 4);
  });

  it('is 1 where nothing is known', () => {
    expect(upperBound(0, 0, 0.1)).toBe(1);
    expect(upperBound(3, 3, 0.1)).toBe(1);
  });

  it('leaves a tail of delta', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_000 }), fc.nat(2_000), fc.constantFrom(0.01, 0.1), (n, some, delta) => {
        const errors = some % n;
        expect(binomialTail(errors, n, upperBound(errors, n, delta))).toBeCloseTo(delta, 8);
      }),
    );
  });
});

describe('the Wilson interval', () => {
  it('is known', () => {
    // R: prop.test(10, 100, correct = FALSE)$conf.int
    expect(wilson(10, 100).low).toBeCloseTo(0.05523, 4);
    expect(wilson(10, 100).high).toBeCloseTo(0.17437, 4);
    expect(wilson(0, 10)).toMatchObject({ value: 0, low: 0 });
    expect(wilson(10, 10)).toMatchObject({ value: 1, high: 1 });
    expect(wilson(0, 0)).toEqual({ value: 0, low: 0, high: 1 });
  });

  it('holds its value', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), fc.nat(10_000), (n, some) => {
        const { value, low, high } = wilson(some % (n + 1), n);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(value);
        expect(high).toBeGreaterThanOrEqual(value);
      }),
    );
  });
});
