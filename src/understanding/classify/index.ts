import { ok, type Result } from '../../shared/result';
import type { LanguageModel, ModelError } from '../../models';
import type { TaskPack } from '../../tasks';
import type { IntentReading } from '../reading';
import { rankLabels, type LabelScores } from './calibrate';
import { cueFeatures } from './cue-features';
import { baselineOf, scoreLabels, type LabelQuestion } from './score-labels';
import fitted from './weights.json';

/**
 * What a document is about, without labels: what the model finds in its opening, and the cues of each intent.
 *
 * @param text - the opening of the document, a window at most
 */
export async function classifyDocument(
  model: LanguageModel,
  pack: TaskPack,
  text: string,
  signal?: AbortSignal,
): Promise<Result<IntentReading, ModelError>> {
  const { stem, intents, none } = pack.classification;
  const options = [...intents, none];
  const question = { stem, options };
  const scored = await scoreLabels(model, question, text, signal);
  if (!scored.ok) return scored;
  const shipped = whole(pack.calibrations[model.card.id]?.intents, question);
  const baseline = shipped ? ok(shipped) : await baselineOf(model, question, signal);
  if (!baseline.ok) return baseline;
  return ok(
    rankLabels(
      {
        labels: options.map(({ label }) => label),
        none: none.label,
        scores: scored.value,
        baseline: baseline.value,
        cues: cueFeatures(options, text),
      },
      fitted.intents,
    ),
  );
}

/** A kind of document, in plain words that complete "This document is". */
export interface Kind {
  readonly label: string;
  readonly description: string;
  /** Words that such documents often hold. */
  readonly cues: readonly string[];
  /** What the model scores the description whatever the document says; null when nobody measured it. */
  readonly baseline: number | null;
}

/** What begins the sentence that a kind completes. */
export const KIND_STEM = 'This document is';

/** What a text is, by the plain words of each kind. */
export async function rankKinds(
  model: LanguageModel,
  kinds: readonly Kind[],
  text: string,
  signal?: AbortSignal,
): Promise<Result<IntentReading, ModelError>> {
  const question: LabelQuestion = { stem: KIND_STEM, options: kinds };
  const measured = Object.fromEntries(
    kinds.flatMap(({ label, baseline }) => (baseline === null ? [] : [[label, baseline] as const])),
  );
  // Before the document: what the model keeps of the document then serves the questions that follow.
  const shipped = whole(measured, question);
  const baseline = shipped ? ok(shipped) : await baselineOf(model, question, signal);
  if (!baseline.ok) return baseline;
  const scored = await scoreLabels(model, question, text, signal);
  if (!scored.ok) return scored;
  const labels = kinds.map(({ label }) => label);
  const cues = cueFeatures(kinds, text);
  return ok(rankLabels({ labels, scores: scored.value, baseline: baseline.value, cues }, { ...fitted.kinds, none: 0 }));
}

/** A baseline that lacks a label would compare a difference with a bare score: null then. */
function whole(scores: LabelScores | undefined, { options }: LabelQuestion): LabelScores | null {
  return scores && options.every(({ label }) => Object.hasOwn(scores, label)) ? scores : null;
}
