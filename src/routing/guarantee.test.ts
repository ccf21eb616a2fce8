import { describe, expect, it, test } from 'vitest';
import { documentsOf, loosestPassing, thresholdOf } from './certify';
import {
  beginAgain,
  checksMissing,
  isAccepted,
  newGuarantee,
  nextLook,
  updateGuarantee,
  type TimedCheck,
} from './guarantee';
import { planForEveryThreshold, type TestPlan } from './test-plan';
import { draw, seeded, trueRisk, worlds } from './testing/samples';

const promise = { target: 0.05, delta: 0.1 };

function checks(count: number, wrong: number, from = 0): readonly TimedCheck[] {
  return Array.from({ length: count }, (_, i) => ({ confidence: 0.9, isCorrect: i >= wrong, at: from + i }));
}

test('nothing is accepted before the first look', () => {
  const start = newGuarantee('a', promise);
  expect(isAccepted(start, 1)).toBe(false);
  const early = updateGuarantee(start, checks(58, 0), 100);
  expect(early.looks).toEqual([]);
  expect(isAccepted(early, 1)).toBe(false);
  expect(checksMissing(early, 58)).toBe(1);
});

test('looks when labels have doubled, each with half of what is left of delta', () => {
  const first = updateGuarantee(newGuarantee('a', promise), checks(59, 0), 100);
  expect(first.certificate).toMatchObject({ kind: 'certified', delta: 0.05, labels: 59 });
  expect(isAccepted(first, 0.9)).toBe(true);
  const between = updateGuarantee(first, checks(117, 0), 200);
  expect(between.looks).toHaveLength(1);
  const second = updateGuarantee(between, checks(118, 40), 300);
  expect(second.certificate).toMatchObject({ kind: 'not-certified', delta: 0.025, labels: 118 });
  expect(isAccepted(second, 1)).toBe(false);
  const spent = [0, 1, 2, 3, 4, 5].reduce(
    ({ looks, sum }, _) => {
      const next = nextLook({ looks, promise });
      return { looks: [...looks, { at: 0, labels: next.labels }], sum: sum + next.delta };
    },
    { looks: [] as { at: number; labels: number }[], sum: 0 },
  );
  expect(spent.sum).toBeLessThanOrEqual(promise.delta);
  expect(spent.looks.map(({ labels }) => labels)).toEqual([59, 118, 236, 472, 944, 1888]);
});

test('errors among later spot checks withdraw the threshold, for good', () => {
  const certified = updateGuarantee(newGuarantee('a', promise), checks(60, 0), 100);
  const later = [...checks(60, 0), ...checks(30, 15, 101)];
  const withdrawn = updateGuarantee(certified, later, 500);
  expect(withdrawn.withdrawnAt).toBe(500);
  expect(withdrawn.watch.errors).toBe(15);
  expect(isAccepted(withdrawn, 1)).toBe(false);
  expect(updateGuarantee(withdrawn, checks(500, 0), 900)).toBe(withdrawn);
});

test('what was withdrawn begins again with the looks that it has had', () => {
  const certified = updateGuarantee(newGuarantee('a', promise), checks(59, 0), 100);
  const withdrawn = updateGuarantee(certified, [...checks(59, 0), ...checks(30, 15, 101)], 500);
  const again = beginAgain(withdrawn);
  expect(again.withdrawnAt).toBeNull();
  expect(isAccepted(again, 1)).toBe(false);
  expect(nextLook(again)).toEqual({ labels: 118, delta: 0.025 });
  expect(updateGuarantee(again, checks(117, 0), 900).looks).toHaveLength(1);
});

test('checks from before the look, and of what is not accepted, alarm nobody', () => {
  const certified = updateGuarantee(newGuarantee('a', promise), checks(60, 0), 100);
  const before = updateGuarantee(certified, [...checks(60, 0), ...checks(30, 30, 50)], 500);
  expect(before.watch.checks).toBe(0);
  const doubtful = checks(30, 30, 101).map((check) => ({ ...check, confidence: 0 }));
  const threshold = { ...certified, certificate: { ...certified.certificate, threshold: 0.5 } } as typeof certified;
  expect(updateGuarantee(threshold, [...checks(60, 0), ...doubtful], 500).withdrawnAt).toBeNull();
});

describe.each(worlds)('over 1,000 draws of labels that come one after the other: $name', (world) => {
  it('some look ever promises falsely in at most delta of them', () => {
    const draws = 1_000;
    const random = seeded(11);
    const plans = [0, 1, 2, 3].reduce<readonly { readonly labels: number; readonly plan: TestPlan }[]>((before) => {
      const { labels, delta } = nextLook({ promise, looks: before.map((look) => ({ at: 0, labels: look.labels })) });
      return [...before, { labels, plan: planForEveryThreshold(labels, { target: promise.target, delta }) }];
    }, []);
    let broken = 0;
    for (let i = 0; i < draws; i++) {
      const documents = documentsOf(draw(world, 472, random));
      const isBroken = plans.some(({ labels, plan }) => {
        const passing = loosestPassing(documents.slice(0, labels), plan);
        return passing !== null && trueRisk(world, thresholdOf(passing)) > promise.target;
      });
      if (isBroken) broken++;
    }
    expect(broken / draws).toBeLessThanOrEqual(promise.delta + 3 * Math.sqrt((promise.delta * 0.9) / draws));
  });
});
