import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { observe, startDriftWatch, type DriftWatch } from './e-process';
import { seeded } from './testing/samples';

const start = startDriftWatch({ target: 0.05, alpha: 0.05 });

/** A watch over checks that are wrong with a probability that may change. */
function watched(checks: number, errorRate: (check: number) => number, random: () => number): DriftWatch {
  let watch = start;
  for (let i = 0; i < checks && watch.alarmedAt === null; i++) watch = observe(watch, random() < errorRate(i));
  return watch;
}

describe('the watch', () => {
  it('alarms falsely in at most alpha of 1,000 streams of 1,000 checks', () => {
    for (const [seed, rate] of [0.05, 0.02].entries()) {
      const random = seeded(seed + 1);
      let alarms = 0;
      for (let i = 0; i < 1_000; i++) if (watched(1_000, () => rate, random).alarmedAt !== null) alarms++;
      expect(alarms / 1_000).toBeLessThanOrEqual(0.05 + 3 * Math.sqrt((0.05 * 0.95) / 1_000));
    }
  });

  it('notices a doubled error rate, also after a long time without', () => {
    const random = seeded(5);
    const delays: number[] = [];
    for (let i = 0; i < 200; i++) {
      const { alarmedAt } = watched(2_000, (check) => (check < 500 ? 0.04 : 0.1), random);
      delays.push(alarmedAt ?? Infinity);
    }
    delays.sort((a, b) => a - b);
    expect(delays.filter((delay) => delay < Infinity).length).toBeGreaterThan(190);
    expect(delays[100]).toBeLessThan(500 + 500);
  });

  it('grows by less than nothing on average while the rate is at the target', () => {
    fc.assert(
      fc.property(
        fc.array(fc.boolean(), { maxLength: 200 }),
        fc.double({ min: 0.001, max: 0.99, noNaN: true }),
        (checks, target) => {
          const watch = checks.reduce(observe, startDriftWatch({ target, alpha: 0.1 }));
          const wrong = Math.exp(observe(watch, true).logWealth - watch.logWealth);
          const right = Math.exp(observe(watch, false).logWealth - watch.logWealth);
          expect(target * wrong + (1 - target) * right).toBeCloseTo(1, 9);
          // A lower rate can't grow it: an error never lowers the wealth, and a right answer never raises it.
          expect(wrong).toBeGreaterThanOrEqual(1);
          expect(right).toBeLessThanOrEqual(1);
          expect(right).toBeGreaterThan(0);
        },
      ),
    );
  });

  it('keeps its alarm, and stands being stored', () => {
    let watch = start;
    for (let i = 0; i < 30; i++) watch = observe(watch, true);
    const { alarmedAt } = watch;
    expect(alarmedAt).toBeLessThan(10);
    for (let i = 0; i < 100_000; i++) watch = observe(watch, false);
    expect(watch.alarmedAt).toBe(alarmedAt);
    expect(JSON.parse(JSON.stringify(watch))).toEqual(watch);
    expect(watch).toMatchObject({ checks: 100_030, errors: 30 });
  });
});
