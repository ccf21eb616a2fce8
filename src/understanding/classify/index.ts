import { ok, type Result } from '../../shared/result';
import type { LanguageModel, ModelError } from '../../models';
import type { TaskPack } from '../../tasks';
import type { IntentReading } from '../reading';
import { calibrate, type LabelScores } from './calibrate';
import { baselineOf, scoreLabels, type LabelQuestion } from './score-labels';

/** What a document is about, without labels. */
export const classifyDocument = {
  /** How well each intent's description continues one window of the document. */
  score(
    model: LanguageModel,
    pack: TaskPack,
    text: string,
    signal?: AbortSignal,
  ): Promise<Result<LabelScores, ModelError>> {
    return scoreLabels(model, questionOf(pack), text, signal);
  },

  /** The answer for a document out of its windows' scores. */
  async decide(
    model: LanguageModel,
    pack: TaskPack,
    windows: readonly LabelScores[],
    signal?: AbortSignal,
  ): Promise<Result<IntentReading, ModelError>> {
    const question = questionOf(pack);
    const labels = question.options.map(({ label }) => label);
    const shipped = pack.calibrations[model.card.id]?.intents ?? {};
    // One that lacks a label would compare a difference with a bare score.
    const isWhole = labels.every((label) => Object.hasOwn(shipped, label));
    const baseline = isWhole ? ok(shipped) : await baselineOf(model, question, signal);
    if (!baseline.ok) return baseline;
    return ok(calibrate(labels, windows, baseline.value));
  },
};

/** What a text is, by the plain words of each kind. */
export async function rankKinds(
  model: LanguageModel,
  kinds: readonly { readonly label: string; readonly description: string }[],
  text: string,
  signal?: AbortSignal,
): Promise<Result<IntentReading, ModelError>> {
  const question: LabelQuestion = { stem: 'This document is', options: kinds };
  // Before the document: what the model keeps of the document then serves the questions that follow.
  const baseline = await baselineOf(model, question, signal);
  if (!baseline.ok) return baseline;
  const scored = await scoreLabels(model, question, text, signal);
  if (!scored.ok) return scored;
  return ok(
    calibrate(
      kinds.map(({ label }) => label),
      [scored.value],
      baseline.value,
    ),
  );
}

function questionOf({ classification: { stem, intents, none } }: TaskPack): LabelQuestion {
  return { stem, options: [...intents, none] };
}
