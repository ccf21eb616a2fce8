import type { Span } from '../../documents';
import type { Calibration, Field, TaskPack } from '../../tasks';
import { normaliseFor } from '../normalise';
import type { FieldReading } from '../reading';
import type { Finalist, WindowAnswer } from './window-reader';

/** A document's text, and where its windows are in it. */
export interface ReadText {
  readonly text: string;
  readonly reference: string | null;
  readonly windows: readonly Span[];
}

interface Contender {
  readonly span: Span;
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
  { text, reference, windows }: ReadText,
  answers: ReadonlyMap<string, readonly WindowAnswer[]>,
): readonly FieldReading[] {
  const calibration = pack.calibrations[model];
  const ranked = pack.fields.map((field) => {
    const threshold = calibration?.fields[field.name] ?? 0;
    const contenders = (answers.get(field.name) ?? [])
      .flatMap((answer, i) =>
        answer.finalists.map((finalist) => placed(finalist, windows[i]?.start ?? 0, field, calibration)),
      )
      .map(({ span, odds }) => ({ span, odds: odds - threshold }))
      .sort((a, b) => b.odds - a.odds);
    return { field, contenders };
  });
  return ranked.map(({ field, contenders }) => {
    const candidates = (answers.get(field.name) ?? []).reduce((sum, answer) => sum + answer.candidates, 0);
    const free = contenders.filter((contender) => !isTaken(contender, field, ranked));
    return readingOf(field, free[0] ?? null, candidates, { text, reference, pack });
  });
}

/** A finalist in the document, with the evidence of both readings added up. */
function placed(
  { span, formOdds, roles }: Finalist,
  start: number,
  field: Field,
  calibration: Calibration | undefined,
): Contender {
  const role = roleLogProbability(field.role, roles, calibration?.roles ?? {});
  return { span: { start: start + span.start, end: start + span.end }, odds: formOdds + role };
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

/** Whether another field of the same type has this place as its best answer and a better claim to it. */
function isTaken(
  contender: Contender,
  field: Field,
  ranked: readonly { readonly field: Field; readonly contenders: readonly Contender[] }[],
): boolean {
  return ranked.some(({ field: other, contenders }) => {
    const best = contenders[0];
    return (
      other.name !== field.name &&
      other.type === field.type &&
      best !== undefined &&
      best.odds > Math.max(contender.odds, 0) &&
      best.span.start < contender.span.end &&
      contender.span.start < best.span.end
    );
  });
}

function readingOf(
  field: Field,
  best: Contender | null,
  candidates: number,
  { text, reference, pack }: { readonly text: string; readonly reference: string | null; readonly pack: TaskPack },
): FieldReading {
  if (!best) {
    const reason =
      candidates === 0
        ? 'Nothing in the document has the form of such a value.'
        : 'The only fitting value in the document answers another field better.';
    return { name: field.name, found: null, confidence: candidates === 0 ? 1 : 0.5, reason };
  }
  const confidence = 1 / (1 + Math.exp(-Math.abs(best.odds)));
  const quote = text.slice(best.span.start, best.span.end);
  const value = normaliseFor(field.type, quote, pack.locale, reference);
  if (best.odds < 0 || value === null) {
    const reason = 'The model finds it likelier that the document does not say this than any value in it.';
    return { name: field.name, found: null, confidence, reason };
  }
  const reason =
    candidates === 1
      ? 'The only value of this form in the document, and the model finds that it fits.'
      : `The model chose this among ${String(candidates)} places that have the form of such a value.`;
  return { name: field.name, found: { ...best.span, quote, value }, confidence, reason };
}
