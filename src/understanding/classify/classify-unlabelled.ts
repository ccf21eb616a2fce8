import { ok, type Result } from '../../shared/result';
import type { LanguageModel, ModelError } from '../../models';
import type { IntentReading } from '../reading';
import type { LabelScores } from './calibrate';
import { scoreTwoWays, type ScoringOptions, type TwoWayQuestion } from './noisy-channel';
import { rankShares } from './rank-shares';
import { gramsOf } from './text-grams';
import { readTogether, type UnlabelledDocument } from './unlabelled';

/** How much a difference of scores counts as a difference of log-odds: the tokens of a text say the same thing again and again. */
const gain = 0.5;

/**
 * The intents of many texts without any label: each is scored by the model, and all are read in the light of each other.
 *
 * @param texts - each a window at most
 * @returns a reading for each text, in their order
 */
export async function classifyTogether(
  model: LanguageModel,
  question: TwoWayQuestion,
  texts: readonly string[],
  options: ScoringOptions = {},
): Promise<Result<readonly IntentReading[], ModelError>> {
  const documents = await unlabelledDocuments(model, question, texts, options);
  if (!documents.ok) return documents;
  const labels = question.options.map(({ label }) => label);
  return ok(readTogether(documents.value).map((shares) => rankShares(labels, shares)));
}

/** What is known about each text by itself, for a memory that stands in the order of the question's options. */
export async function unlabelledDocuments(
  model: LanguageModel,
  question: TwoWayQuestion,
  texts: readonly string[],
  options: ScoringOptions = {},
): Promise<Result<readonly UnlabelledDocument[], ModelError>> {
  const scored = await scoreTwoWays(model, question, texts, options);
  if (!scored.ok) return scored;
  const labels = question.options.map(({ label }) => label);
  return ok(texts.map((text, i) => documentOf(labels, scored.value[i] ?? {}, text)));
}

/**
 * A pack's readings of several texts in the light of each other: what the model finds and the pack's cues say of each, and what the texts
 * share. Asks no model.
 *
 * @param readings - of one pack and model, in the order of the texts
 */
export function readingsTogether(
  readings: readonly IntentReading[],
  texts: readonly string[],
): readonly IntentReading[] {
  const labels = readings[0]?.ranking.map(({ label }) => label) ?? [];
  const documents = readings.map((reading, place) => documentOfReading(labels, reading, texts[place] ?? ''));
  return readTogether(documents).map((shares) => rankShares(labels, shares));
}

/** What a pack's reading and the text itself say, for a memory whose labels are in this order. Asks no model. */
export function documentOfReading(
  labels: readonly string[],
  { ranking }: IntentReading,
  text: string,
): UnlabelledDocument {
  const confidences = new Map(ranking.map(({ label, confidence }) => [label, confidence]));
  return {
    logits: labels.map((label) => Math.log(Math.max(confidences.get(label) ?? 0, leastConfidence))),
    grams: gramsOf(text),
  };
}

/** No label is ruled out: what other documents say may speak for it yet. */
const leastConfidence = 1e-9;

function documentOf(labels: readonly string[], scores: LabelScores, text: string): UnlabelledDocument {
  const support = labels.map((label) => gain * (scores[label] ?? -Infinity));
  const largest = Math.max(...support);
  return { logits: support.map((own) => Math.max(own - largest, Math.log(leastConfidence))), grams: gramsOf(text) };
}
