import type { TaskPack } from '../../tasks';
import type { IntentReading } from '../reading';
import type { CueFeatures } from './cue-features';
import fitted from './weights.json';

/** Log-probability of each label's description as the continuation of one document, by label. */
export type IntentScores = Readonly<Record<string, number>>;

/**
 * The score that a label gets whatever the document says. Over empty documents this is contextual calibration (Zhao
 * et al. 2021, https://arxiv.org/abs/2102.09690), over an unlabelled batch of real ones batch calibration (Zhou et
 * al. 2023, https://arxiv.org/abs/2309.17249).
 */
export function baselineFrom(documents: readonly IntentScores[]): IntentScores {
  const labels = Object.keys(documents[0] ?? {});
  return Object.fromEntries(
    labels.map((label) => [label, documents.reduce((sum, scores) => sum + (scores[label] ?? 0), 0) / documents.length]),
  );
}

/** How much each sign of a label counts; fitted to labelled documents of all packs by `tools/evaluate/calibrate.ts`. */
export type IntentWeights = Readonly<Record<'gain' | keyof CueFeatures | 'none', number>>;

/**
 * Ranks the labels: by how much more likely the document makes each than its baseline, and by the label's cues that
 * occur in it. A softmax over the weighed sum, which was fitted to be a probability on documents of four packs.
 */
export function rankIntents(
  pack: TaskPack,
  scores: IntentScores,
  baseline: IntentScores,
  cues: Readonly<Record<string, CueFeatures>>,
  weights: IntentWeights = fitted,
): IntentReading {
  const { intents, none } = pack.classification;
  const sums = [...intents, none].map(({ label }) => {
    const signs = cues[label] ?? { cues: 0, phrases: 0, head: 0 };
    const gain = (scores[label] ?? -Infinity) - (baseline[label] ?? 0);
    return {
      label,
      sum:
        weights.gain * gain +
        weights.cues * signs.cues +
        weights.phrases * signs.phrases +
        weights.head * signs.head +
        (label === none.label ? weights.none : 0),
    };
  });
  const largest = Math.max(...sums.map(({ sum }) => sum));
  const shares = sums.map(({ label, sum }) => ({ label, weight: Math.exp(sum - largest) }));
  const total = shares.reduce((sum, { weight }) => sum + weight, 0);
  const ranking = shares
    .map(({ label, weight }) => ({ label, confidence: weight / total }))
    .sort((a, b) => b.confidence - a.confidence);
  const [best] = ranking;
  return { label: best?.label ?? none.label, confidence: best?.confidence ?? 0, ranking };
}
