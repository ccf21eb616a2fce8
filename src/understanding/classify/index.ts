import { ok, type Result } from '../../shared/result';
import type { LanguageModel, ModelError } from '../../models';
import type { TaskPack } from '../../tasks';
import type { IntentReading } from '../reading';
import { baselineFrom, rankIntents, type IntentScores } from './calibrate';
import { cueFeatures } from './cue-features';
import { EMPTY_DOCUMENTS, scoreIntents } from './score-intents';

/** Baselines by model and pack: they depend on nothing else. */
const baselines = new Map<string, IntentScores>();

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
  const scored = await scoreIntents(model, pack, text, signal);
  if (!scored.ok) return scored;
  const baseline = await baselineOf(model, pack, signal);
  if (!baseline.ok) return baseline;
  return ok(rankIntents(pack, scored.value, baseline.value, cueFeatures(pack, text)));
}

/**
 * What each label scores whatever the document says: as the pack ships it for this model, or found on empty
 * documents.
 */
async function baselineOf(
  model: LanguageModel,
  pack: TaskPack,
  signal?: AbortSignal,
): Promise<Result<IntentScores, ModelError>> {
  const shipped = pack.calibrations[model.card.id]?.intents;
  if (shipped) return ok(shipped);
  const key = `${model.card.id} ${pack.id}@${pack.version}`;
  const known = baselines.get(key);
  if (known) return ok(known);
  const empty: IntentScores[] = [];
  for (const text of EMPTY_DOCUMENTS) {
    const scored = await scoreIntents(model, pack, text, signal);
    if (!scored.ok) return scored;
    empty.push(scored.value);
  }
  const baseline = baselineFrom(empty);
  baselines.set(key, baseline);
  return ok(baseline);
}
