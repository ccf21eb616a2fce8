import type { IntentReading } from '../reading';
import type { CueFeatures } from './cue-features';

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

/** How much each sign of a label counts; fitted to labelled documents of all packs by `tools/evaluate/calibrate.ts`. */
export type LabelWeights = Readonly<Record<'gain' | keyof CueFeatures | 'none', number>>;

/** What is known about a document's labels. */
export interface LabelEvidence {
  /** In the pack's order. */
  readonly labels: readonly string[];
  /** The label of documents of another kind, when there is one. */
  readonly none?: string;
  readonly scores: LabelScores;
  readonly baseline: LabelScores;
  readonly cues: Readonly<Record<string, CueFeatures>>;
}

/**
 * Ranks the labels: by how much more likely the document makes each than its baseline, and by the label's cues that
 * occur in it. A softmax over the weighed sum, which was fitted to be a probability on documents of four packs.
 */
export function rankLabels(
  { labels, none, scores, baseline, cues }: LabelEvidence,
  weights: LabelWeights,
): IntentReading {
  const sums = labels.map((label) => {
    const signs = cues[label] ?? { cues: 0, phrases: 0, head: 0 };
    const gain = (scores[label] ?? -Infinity) - (baseline[label] ?? 0);
    return {
      label,
      sum:
        weights.gain * gain +
        weights.cues * signs.cues +
        weights.phrases * signs.phrases +
        weights.head * signs.head +
        (label === none ? weights.none : 0),
    };
  });
  const ranking = rankSums(sums);
  const [best] = ranking;
  return { label: best?.label ?? labels.at(-1) ?? '', confidence: best?.confidence ?? 0, ranking };
}

/** Softmax over weighed sums, best first. */
export function rankSums(sums: readonly { readonly label: string; readonly sum: number }[]): IntentReading['ranking'] {
  const largest = Math.max(...sums.map(({ sum }) => sum));
  const shares = sums.map(({ label, sum }) => ({ label, weight: Math.exp(sum - largest) }));
  const total = shares.reduce((sum, { weight }) => sum + weight, 0);
  return shares
    .map(({ label, weight }) => ({ label, confidence: weight / total }))
    .sort((a, b) => b.confidence - a.confidence);
}
