import { ok, type Result } from '../../shared/result';
import type { LanguageModel, ModelError } from '../../models';
import type { TaskPack } from '../../tasks';
import type { IntentReading } from '../reading';
import { baselineFrom, calibrate, type IntentScores } from './calibrate';
import { EMPTY_DOCUMENTS, scoreIntents } from './score-intents';

/** Baselines by model and pack: they depend on nothing else. */
const baselines = new Map<string, IntentScores>();

/** What a document is about, without labels. */
export const classifyDocument = {
  score: scoreIntents,

  /** The answer for a document out of its windows' scores. */
  async decide(
    model: LanguageModel,
    pack: TaskPack,
    windows: readonly IntentScores[],
    signal?: AbortSignal,
  ): Promise<Result<IntentReading, ModelError>> {
    const baseline = await baselineOf(model, pack, signal);
    if (!baseline.ok) return baseline;
    return ok(calibrate(pack, windows, baseline.value));
  },
};

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
