import type { CheckedAnswer } from '../certify';

/** Numbers from 0 to 1, the same for one seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A population by how its errors lie: confidence is uniform, and an answer of confidence c is wrong with probability `error(c)`. */
export interface World {
  readonly name: string;
  error(confidence: number): number;
  /** What 300 labels must at least let through on average, 0 to 1. */
  readonly coverageAt300: number;
}

/** The true risk of accepting confidences from a threshold on. */
export function trueRisk(world: World, threshold: number): number {
  const steps = 400;
  let sum = 0;
  for (let i = 0; i < steps; i++) sum += world.error(threshold + ((i + 0.5) / steps) * (1 - threshold));
  return sum / steps;
}

export function draw(world: World, labels: number, random: () => number): readonly CheckedAnswer[] {
  return Array.from({ length: labels }, () => {
    const confidence = random();
    return { confidence, isCorrect: random() >= world.error(confidence) };
  });
}

/** All for a target of 5 %. */
export const worlds: readonly World[] = [
  { name: 'good: 5 % wrong, at low confidence', error: (c) => 0.35 * (1 - c) ** 6, coverageAt300: 0.6 },
  { name: 'fair: 8.5 % wrong', error: (c) => 0.01 + 0.3 * (1 - c) ** 3, coverageAt300: 0.3 },
  { name: 'hard: 21 % wrong', error: (c) => 0.01 + 0.5 * (1 - c) ** 1.5, coverageAt300: 0 },
  { name: 'blind: just too many errors everywhere', error: () => 0.0505, coverageAt300: 0 },
  {
    name: 'deceptive: sure and wrong at the top, and again below',
    error: (c) => (c > 0.9 ? 0.051 : c > 0.5 ? 0.049 : c > 0.2 ? 0.06 : 0.05),
    coverageAt300: 0,
  },
  { name: 'waves', error: (c) => 0.0505 + 0.05 * Math.cos(20 * (1 - c)), coverageAt300: 0 },
];
