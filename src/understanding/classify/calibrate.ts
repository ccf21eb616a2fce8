import type { IntentReading } from '../reading';

/** Log-probability of each label's description as the continuation of one document, by label. */
export type LabelScores = Readonly<Record<string, number>>;

/**
 * The score that a label gets whatever the document says. Over empty documents this is contextual calibration (Zhao
 * et al. 2021, https://arxiv.org/abs/2102.09690), over an unlabelled batch of real ones batch calibration (Zhou et
 * al. 2023, https://arxiv.org/abs/2309.17249).
 */
export function baselineFrom(documents: readonly LabelScores[]): LabelScores {
  const labels = Object.keys(documents[0] ?? {});
  return Object.fromEntries(
    labels.map((label) => [label, documents.reduce((sum, scores) => sum + (scores[label] ?? 0), 0) / documents.length]),
  );
}

/**
 * Ranks the labels by how much more likely the document makes each than its baseline. Not calibrated on labels.
 *
 * @param labels - of which the last one is the answer when there is nothing to compare
 * @param windows - scores of each window of the document; their mean counts
 */
export function calibrate(
  labels: readonly string[],
  windows: readonly LabelScores[],
  baseline: LabelScores,
): IntentReading {
  const scores = baselineFrom(windows);
  const gains = labels.map((label) => ({
    label,
    gain: (scores[label] ?? -Infinity) - (baseline[label] ?? 0),
  }));
  const largest = Math.max(...gains.map(({ gain }) => gain));
  const weights = gains.map(({ label, gain }) => ({ label, weight: Math.exp(gain - largest) }));
  const total = weights.reduce((sum, { weight }) => sum + weight, 0);
  const ranking = weights
    .map(({ label, weight }) => ({ label, confidence: weight / total }))
    .sort((a, b) => b.confidence - a.confidence);
  const [best] = ranking;
  return { label: best?.label ?? labels.at(-1) ?? '', confidence: best?.confidence ?? 0, ranking };
}
