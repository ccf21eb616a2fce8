import { err, ok, type Result } from '../../shared/result';
import type { LanguageModel, ModelError } from '../../models';
import { askAbout } from '../prompts';
import { baselineFrom, type LabelScores } from './calibrate';

/** A question about a document whose answers are plain words that continue it. */
export interface LabelQuestion {
  /** What the model completes after the document: "In this letter the writer". */
  readonly stem: string;
  /** The answers, each with the words that complete the stem. Labels differ. */
  readonly options: readonly { readonly label: string; readonly description: string }[];
}

/** Documents that say nothing; what the model expects of them is its bias. */
const EMPTY_DOCUMENTS: readonly string[] = ['', 'N/A', '...'];

/** Baselines by model and question: they depend on nothing else. Oldest first. */
const baselines = new Map<string, LabelScores>();

/** Each edit of a pack that is tried out asks another question. */
const MOST_BASELINES = 32;

/**
 * Scores each option's plain-words description as what follows the document and the stem. The options are not listed
 * in the prompt: a small model picks from a list by position.
 */
export async function scoreLabels(
  model: LanguageModel,
  { stem, options }: LabelQuestion,
  text: string,
  signal?: AbortSignal,
): Promise<Result<LabelScores, ModelError>> {
  const scored = await model.score(
    { prompt: askAbout(text, stem), continuations: options.map(({ description }) => ` ${description}`) },
    signal ? { signal } : {},
  );
  if (!scored.ok) return err(scored.error);
  return ok(Object.fromEntries(options.map(({ label }, i) => [label, scored.value[i]?.logProbability ?? -Infinity])));
}

/** What each label scores whatever the document says, found on empty documents and kept. */
export async function baselineOf(
  model: LanguageModel,
  question: LabelQuestion,
  signal?: AbortSignal,
): Promise<Result<LabelScores, ModelError>> {
  const key = JSON.stringify([
    model.card.id,
    question.stem,
    question.options.map(({ label, description }) => [label, description]),
  ]);
  const known = baselines.get(key);
  if (known) return ok(known);
  const empty: LabelScores[] = [];
  for (const text of EMPTY_DOCUMENTS) {
    const scored = await scoreLabels(model, question, text, signal);
    if (!scored.ok) return scored;
    empty.push(scored.value);
  }
  const baseline = baselineFrom(empty);
  const [oldest] = baselines.keys();
  if (baselines.size >= MOST_BASELINES && oldest !== undefined) baselines.delete(oldest);
  baselines.set(key, baseline);
  return ok(baseline);
}

/** A baseline that lacks a label would compare a difference with a bare score: null then. */
export function whole(scores: LabelScores | undefined, { options }: LabelQuestion): LabelScores | null {
  return scores && options.every(({ label }) => Object.hasOwn(scores, label)) ? scores : null;
}
