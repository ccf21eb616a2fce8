import type { Span } from '../../documents';
import type { Field, TaskPack } from '../../tasks';
import { normaliseFor } from '../normalise';
import type { FieldReading, FieldValue } from '../reading';
import type { WindowAnswer } from './window-reader';

/** A document's text, and where its windows are in it. */
export interface ReadText {
  readonly text: string;
  readonly reference: string | null;
  readonly windows: readonly Span[];
}

/** A value for a field, placed in the document. `odds`: natural log, over "not stated" and the field's threshold. */
interface Contender {
  readonly field: Field;
  readonly found: FieldValue;
  readonly odds: number;
}

/**
 * The answers for a document out of its windows' answers. A value stands when it outweighs "not stated"; one place in
 * the document answers at most one of the fields of a type, the one that it fits best.
 *
 * @param answers - by field name, an answer for each window
 */
export function decideFields(
  pack: TaskPack,
  model: string,
  document: ReadText,
  answers: ReadonlyMap<string, readonly WindowAnswer[]>,
): readonly FieldReading[] {
  const contenders = pack.fields
    .flatMap((field) => contendersFor(field, pack, model, document, answers.get(field.name) ?? []))
    .sort((a, b) => b.odds - a.odds);
  const best = new Map<string, Contender>();
  const lost = new Set<string>();
  // Best first, so each place goes to the field with the best claim, and the others to their next best place.
  for (const contender of contenders) {
    const { field } = contender;
    if (best.has(field.name)) continue;
    if ([...best.values()].some((taken) => isRival(taken, contender))) lost.add(field.name);
    else best.set(field.name, contender);
  }
  return pack.fields.map((field) => {
    const candidates = (answers.get(field.name) ?? []).reduce((sum, answer) => sum + answer.candidates, 0);
    return readingOf(field, best.get(field.name) ?? null, candidates, lost.has(field.name));
  });
}

function contendersFor(
  field: Field,
  pack: TaskPack,
  model: string,
  { text, reference, windows }: ReadText,
  answers: readonly WindowAnswer[],
): readonly Contender[] {
  const calibration = pack.calibrations[model];
  const threshold = calibration?.fields[field.name] ?? 0;
  return answers.flatMap((answer, i) =>
    answer.finalists.flatMap(({ span, formOdds, roles }) => {
      const offset = windows[i]?.start ?? 0;
      const [start, end] = [offset + span.start, offset + span.end];
      const quote = text.slice(start, end);
      const value = normaliseFor(field.type, quote, pack.locale, reference);
      if (value === null) return [];
      const odds = formOdds + roleLogProbability(field.role, roles, calibration?.roles ?? {}) - threshold;
      return [{ field, found: { start, end, quote, value }, odds }];
    }),
  );
}

/** Log-probability of one role among all, each less what it scores whatever the value. 0 when there are no rivals. */
function roleLogProbability(
  role: string,
  scores: Readonly<Record<string, number>>,
  baseline: Readonly<Record<string, number>>,
): number {
  const gains = Object.entries(scores).map(([name, score]) => [name, score - (baseline[name] ?? 0)] as const);
  if (gains.length === 0) return 0;
  const largest = Math.max(...gains.map(([, gain]) => gain));
  const total = gains.reduce((sum, [, gain]) => sum + Math.exp(gain - largest), 0);
  return (gains.find(([name]) => name === role)?.[1] ?? -Infinity) - largest - Math.log(total);
}

/** Whether a field that answers with its best value leaves another field of its type no claim to the same place. */
function isRival(taken: Contender, { field, found }: Contender): boolean {
  return (
    taken.odds >= 0 && taken.field.type === field.type && taken.found.start < found.end && found.start < taken.found.end
  );
}

function readingOf(field: Field, best: Contender | null, candidates: number, hasLost: boolean): FieldReading {
  const { name } = field;
  if (!best) {
    return hasLost
      ? {
          name,
          found: null,
          confidence: 0.5,
          reason: 'The only fitting value in the document answers another field better.',
        }
      : { name, found: null, confidence: 1, reason: 'Nothing in the document has the form of such a value.' };
  }
  const confidence = 1 / (1 + Math.exp(-Math.abs(best.odds)));
  if (best.odds < 0) {
    const reason = 'The model finds it likelier that the document does not say this than any value in it.';
    return { name, found: null, confidence, reason };
  }
  const reason =
    candidates === 1
      ? 'The only value of this form in the document, and the model finds that it fits.'
      : `The model chose this among ${String(candidates)} places that have the form of such a value.`;
  return { name, found: best.found, confidence, reason };
}
