import type { EvaluationRecord } from '../../evaluation';
import { err, ok, type Result } from '../../shared/result';
import { trainFieldRanker, type FieldRanker } from '../../tuning';
import { learnIntents, type IntentReader } from './learn-intents';
import { cancelled, isStopped, type EvaluateParts } from './measured';
import type { EvaluationError } from './order';

/** What labels taught. Null: nothing, or nobody asked. */
export interface Learned {
  readonly intents: IntentReader | null;
  readonly fields: FieldRanker | null;
  /** Why something that was asked for was not learned, in sentences. */
  readonly unlearned: readonly string[];
}

/** Learns what the records have labels for. Only being stopped is an error here. */
export async function learnFromLabels(
  training: readonly EvaluationRecord[],
  asks: { readonly intents: boolean; readonly fields: boolean },
  seed: number,
  parts: EvaluateParts,
): Promise<Result<Learned, EvaluationError>> {
  const unlearned: string[] = [];
  const keep = <T>(what: string, learned: Result<T, EvaluationError>): T | null => {
    if (learned.ok) return learned.value;
    unlearned.push(`${what} were not learned from labels. ${learned.error.message}`);
    return null;
  };
  const intents = asks.intents ? keep('Intents', await learnIntentsOf(training, seed, parts)) : null;
  if (isStopped(parts.signal)) return err(cancelled);
  const fields = asks.fields
    ? keep('Fields', await learnFields(training, 'Learning fields from labels', seed, parts))
    : null;
  return isStopped(parts.signal) ? err(cancelled) : ok({ intents, fields, unlearned });
}

/** Learns where fields stand in documents. */
export async function learnFields(
  training: readonly EvaluationRecord[],
  step: string,
  seed: number,
  { signal, pause, onProgress }: EvaluateParts,
): Promise<Result<FieldRanker, EvaluationError>> {
  const trained = await trainFieldRanker(
    training.map(({ text, fields }) => ({ text, fields: Object.fromEntries(fields) })),
    {
      seed,
      signal,
      pause,
      onProgress: (share) => {
        onProgress({ step, share });
      },
    },
  );
  if (trained.ok) return trained;
  const { code, message } = trained.error;
  return err(code === 'aborted' ? cancelled : { code: 'cannot-learn', message });
}

function learnIntentsOf(training: readonly EvaluationRecord[], seed: number, parts: EvaluateParts) {
  return learnIntents(training, seed, {
    ...parts,
    onShare: (share) => {
      parts.onProgress({ step: 'Learning intents from labels', share });
    },
  });
}

/** What the ranker could not learn from, in sentences. */
export function unfindableNotes(ranker: FieldRanker | null): readonly string[] {
  return (ranker?.fields ?? [])
    .filter(({ unfindable }) => unfindable > 0)
    .map(
      ({ name, unfindable }) =>
        `${String(unfindable)} labels of “${name}” stand nowhere in their documents letter by letter; nothing was learned from them.`,
    );
}
