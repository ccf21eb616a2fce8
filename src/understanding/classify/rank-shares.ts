import type { IntentReading } from '../reading';

/** @param shares - probabilities in the labels' order */
export function rankShares(labels: readonly string[], shares: readonly number[]): IntentReading {
  const ranking = labels
    .map((label, place) => ({ label, confidence: shares[place] ?? 0 }))
    .sort((a, b) => b.confidence - a.confidence);
  const [best] = ranking;
  return { label: best?.label ?? '', confidence: best?.confidence ?? 0, ranking };
}
