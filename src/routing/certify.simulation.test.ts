import { describe, expect, it } from 'vitest';
import { documentsOf, loosestPassing, thresholdOf, type CheckedAnswer } from './certify';
import { planForEveryThreshold, planForFewThresholds } from './test-plan';
import { draw, seeded, trueRisk, worlds, type World } from './testing/samples';

const promise = { target: 0.05, delta: 0.1 };
const draws = 1_000;
/** What chance alone leaves of a share of at most delta, three standard errors up. */
const mostBroken = promise.delta + 3 * Math.sqrt((promise.delta * (1 - promise.delta)) / draws);
const counts = [50, 100, 300, 600];

interface Outcome {
  /** The share of draws whose certificate lets more than the target through. */
  readonly broken: number;
  /** The true share that is accepted, on average over all draws. */
  readonly coverage: number;
}

function simulate(world: World, labels: number): Outcome {
  const random = seeded(labels);
  const plan = planForEveryThreshold(labels, promise);
  const risks = Array.from({ length: 1_001 }, (_, i) => trueRisk(world, i / 1_000));
  let broken = 0;
  let coverage = 0;
  for (let i = 0; i < draws; i++) {
    const passing = loosestPassing(documentsOf(draw(world, labels, random)), plan);
    if (passing === null) continue;
    const threshold = thresholdOf(passing);
    coverage += 1 - threshold;
    if ((risks[Math.round(1_000 * threshold)] ?? 1) > promise.target) broken++;
  }
  return { broken: broken / draws, coverage: coverage / draws };
}

describe.each(worlds)('over 1,000 draws of labels: $name', (world) => {
  it('the promise is broken in at most delta of them', () => {
    const outcomes = counts.map((labels) => simulate(world, labels));
    for (const { broken } of outcomes) expect(broken).toBeLessThanOrEqual(mostBroken);
    expect(outcomes[2]?.coverage).toBeGreaterThanOrEqual(world.coverageAt300);
  });
});

/**
 * Documents of two answers. The first has a uniform confidence c and is wrong with probability `first`; the second is anywhere below
 * c, and wrong with probability `second`. So documents turn wrong as the threshold falls.
 */
function drawDocuments(labels: number, first: number, second: number, random: () => number): readonly CheckedAnswer[] {
  return Array.from({ length: labels }, (_, i) => {
    const documentId = String(i);
    const confidence = random();
    return [
      { documentId, confidence, isCorrect: random() >= first },
      { documentId, confidence: confidence * random(), isCorrect: random() >= second },
    ];
  }).flat();
}

describe('over 1,000 draws of documents with two answers', () => {
  it.each([
    ['good', 0.005, 0.015, 0.5],
    ['fair', 0.01, 0.1, 0],
    ['too many errors everywhere', 0.0505, 0.01, 0],
  ])('the promise is broken in at most delta of them: %s', (_, first, second, coverageAt300) => {
    for (const labels of [100, 300]) {
      const random = seeded(labels);
      const plan = planForFewThresholds(labels, promise);
      let broken = 0;
      let coverage = 0;
      for (let i = 0; i < draws; i++) {
        const passing = loosestPassing(documentsOf(drawDocuments(labels, first, second, random)), plan);
        if (passing === null) continue;
        const t = thresholdOf(passing);
        coverage += 1 - t;
        // The share of accepted documents whose second answer is accepted, too.
        const both = t === 0 ? 1 : (1 - t + t * Math.log(t)) / (1 - t);
        if (first + (1 - first) * second * both > promise.target) broken++;
      }
      expect(broken / draws).toBeLessThanOrEqual(mostBroken);
      if (labels === 300) expect(coverage / draws).toBeGreaterThanOrEqual(coverageAt300);
    }
  });
});
