import { ok, type Result } from '../../shared/result';
import type { LanguageModel, ModelError } from '../../models';
import type { TaskPack } from '../../tasks';
import type { IntentReading } from '../reading';
import { rankLabels } from './calibrate';
import { cueFeatures } from './cue-features';
import { baselineOf, scoreLabels, whole } from './score-labels';
import fitted from './weights.json';

export { classifyTogether, readingsTogether, unlabelledDocuments } from './classify-unlabelled';
export { describeLabel } from './describe-label';
export type { ScoringOptions, TwoWayQuestion } from './noisy-channel';
export { namesQuestion, sharedWords } from './questions';
export { emptyMemory, readWithMemory, remember, type UnlabelledMemory } from './unlabelled-memory';
export type { UnlabelledDocument } from './unlabelled';
export { rankPacks, type PackOfKind, type RankedPack } from './rank-packs';

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
