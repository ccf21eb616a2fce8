import type { Span } from '../../documents';
import { INTENT_QUESTION, type Field, type TaskPack } from '../../tasks';
import type { FieldReading, FieldValue, Reading } from '../../understanding';
import type { StoredCorrection } from '../../vault';
import type { EvidenceSpan } from './segments';

/** One field of a document as a person sees it: what the model says, what the person says, and which one counts. */
export interface FieldView {
  readonly field: Field;
  /** From 1, in the order of the pack. */
  readonly number: number;
  /** Null when the document has not been read with this field. */
  readonly answer: FieldReading | null;
  /** The person's last word on it. */
  readonly correction: StoredCorrection | null;
  /** The value that counts: the person's, then the model's. */
  readonly found: FieldValue | null;
  readonly verdict: 'not-read' | 'model' | 'confirmed' | 'corrected';
}

/** Joins a reading (null: not read yet) with the corrections, given oldest first. */
export function fieldViews(
  pack: TaskPack,
  reading: Reading | null,
  corrections: readonly StoredCorrection[],
): readonly FieldView[] {
  return pack.fields.map((field, index) => {
    const answer = reading?.fields.find(({ name }) => name === field.name) ?? null;
    const correction = corrections.findLast((candidate) => candidate.field === field.name) ?? null;
    const found = correction === null ? (answer?.found ?? null) : correction.found;
    return { field, number: index + 1, answer, correction, found, verdict: verdictOf(answer, correction) };
  });
}

function verdictOf(answer: FieldReading | null, correction: StoredCorrection | null): FieldView['verdict'] {
  if (correction === null) return answer === null ? 'not-read' : 'model';
  return answer !== null && isSameAnswer(answer.found, correction.found) ? 'confirmed' : 'corrected';
}

function isSameAnswer(a: FieldValue | null, b: FieldValue | null): boolean {
  if (a === null || b === null) return a === b;
  return a.start === b.start && a.end === b.end && a.value === b.value;
}

/** What a document is about by the person's last word; null: they have said nothing about it. */
export function saidIntent(corrections: readonly StoredCorrection[]): StoredCorrection | null {
  return corrections.findLast(({ field }) => field === INTENT_QUESTION) ?? null;
}

/** Where the values that count stand in the text. */
export function evidenceOf(views: readonly FieldView[]): readonly EvidenceSpan[] {
  return views.flatMap(({ field, number, found }) =>
    found === null ? [] : [{ start: found.start, end: found.end, field: field.name, number }],
  );
}

/** A value that a person picked in the text. Without a normal form, the words count as they stand. */
export function pickedValue(text: string, { start, end }: Span, normalForm: string | null): FieldValue {
  const quote = text.slice(start, end);
  return { start, end, quote, value: normalForm ?? quote.replace(/\s+/g, ' ') };
}
