import { describe, expect, it } from 'vitest';
import { binomialTail } from './binomial';
import { crossingProbability, labelsNeeded, planForEveryThreshold, planForFewThresholds } from './test-plan';
import { seeded } from './testing/samples';

const five = { target: 0.05, delta: 0.1 };

describe('the plan for every threshold', () => {
  it('lets 45 accepted documents without an error promise 5 %, and 230 promise 1 %', () => {
    expect(planForEveryThreshold(45, five).allowed[45]).toBe(0);
    expect(planForEveryThreshold(44, five).allowed[44]).toBe(-1);
    const one = { target: 0.01, delta: 0.1 };
    expect(planForEveryThreshold(230, one).allowed[230]).toBe(0);
    expect(planForEveryThreshold(229, one).allowed[229]).toBe(-1);
  });

  it.each([1, 45, 60, 100, 300, 777])('spends at most delta, for %d labels', (labels) => {
    for (const target of [0.01, 0.05, 0.2, 0.5]) {
      for (const delta of [0.01, 0.1]) {
        const { allowed } = planForEveryThreshold(labels, { target, delta });
        expect(crossingProbability(allowed, target)).toBeLessThanOrEqual(delta);
      }
    }
  });

  it('spends most of delta, where a union bound over as many thresholds would leave it', () => {
    for (const labels of [100, 300, 600]) {
      expect(crossingProbability(planForEveryThreshold(labels, five).allowed, 0.05)).toBeGreaterThan(0.085);
    }
  });

  it('allows what its level says', () => {
    const { allowed, level } = planForEveryThreshold(400, five);
    for (const [accepted, errors] of allowed.entries()) {
      if (accepted === 0) continue;
      expect(binomialTail(errors, accepted, 0.05)).toBeLessThanOrEqual(level(accepted) + 1e-12);
      expect(binomialTail(errors + 1, accepted, 0.05)).toBeGreaterThan(level(accepted));
    }
  });
});

it('computes how probably a path of errors meets its bound', () => {
  const { allowed } = planForEveryThreshold(200, { target: 0.1, delta: 0.2 });
  const random = seeded(3);
  const runs = 20_000;
  let crossed = 0;
  for (let run = 0; run < runs; run++) {
    let errors = 0;
    for (let k = 1; k < allowed.length; k++) {
      if (random() < 0.1) errors++;
      if (errors > (allowed[k] ?? -1)) continue;
      crossed++;
      break;
    }
  }
  expect(Math.abs(crossed / runs - crossingProbability(allowed, 0.1))).toBeLessThan(0.01);
});

describe('the plan for few thresholds', () => {
  it('shares delta among its ranks', () => {
    const { ranks, level } = planForFewThresholds(300, five);
    expect(ranks).toEqual([270, 203, 152, 114, 85]);
    expect(level(270)).toBe(0.02);
  });

  it('has one rank where labels are just enough, and none below', () => {
    expect(planForFewThresholds(46, five).ranks).toEqual([45]);
    expect(planForFewThresholds(44, five).ranks).toEqual([]);
  });
});

describe('how many labels are needed', () => {
  const most = 100_000;
  const needed = (coverage: number, risk: number, labels = 0) =>
    labelsNeeded({ coverage, risk, labels, most }, five, planForEveryThreshold);

  it('is what a perfect reader needs', () => {
    expect(needed(1, 0)).toBe(45);
    expect(needed(0.5, 0)).toBeGreaterThanOrEqual(90);
    expect(needed(0.5, 0)).toBeLessThan(130);
  });

  it('grows with the risk, and ends', () => {
    expect(needed(1, 0.02)).toBeGreaterThan(45);
    expect(needed(1, 0.04)).toBeGreaterThan(needed(1, 0.02) ?? Infinity);
    expect(needed(1, 0.0499)).toBeNull();
  });
});
