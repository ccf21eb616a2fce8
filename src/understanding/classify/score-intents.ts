import { err, ok, type Result } from '../../shared/result';
import type { LanguageModel, ModelError } from '../../models';
import type { TaskPack } from '../../tasks';
import { askAbout } from '../prompts';
import type { IntentScores } from './calibrate';

/** Documents that say nothing; what the model expects of them is its bias. */
export const EMPTY_DOCUMENTS: readonly string[] = ['', 'N/A', '...'];

/**
 * Scores each intent's plain-words description as what follows the document and the pack's stem. The options are not
 * listed in the prompt: a small model picks from a list by position.
 */
export async function scoreIntents(
  model: LanguageModel,
  pack: TaskPack,
  text: string,
  signal?: AbortSignal,
): Promise<Result<IntentScores, ModelError>> {
  const { stem, intents, none } = pack.classification;
  const options = [...intents, none];
  const scored = await model.score(
    { prompt: askAbout(text, stem), continuations: options.map(({ description }) => ` ${description}`) },
    signal ? { signal } : {},
  );
  if (!scored.ok) return err(scored.error);
  return ok(Object.fromEntries(options.map(({ label }, i) => [label, scored.value[i]?.logProbability ?? -Infinity])));
}
