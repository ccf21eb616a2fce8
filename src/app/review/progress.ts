import type { ReadingSummary } from '../../vault';

/** How far a person has gone through the fields of one document. */
export interface ReviewProgress {
  readonly reviewed: number;
  readonly total: number;
}

/** The fields that a person decided. */
export function decidedFields(corrections: readonly { readonly field: string }[]): ReadonlySet<string> {
  return new Set(corrections.map(({ field }) => field));
}

/** Counts the fields of a reading on which a person had the last word. Null when there is no reading to review. */
export function reviewProgress(
  reading: Pick<ReadingSummary, 'fields'> | null,
  decided: ReadonlySet<string>,
): ReviewProgress | null {
  if (reading === null) return null;
  const reviewed = reading.fields.filter((name) => decided.has(name)).length;
  return { reviewed, total: reading.fields.length };
}

/** Whether nothing is left to review. */
export function isReviewed({ reviewed, total }: ReviewProgress): boolean {
  return reviewed >= total;
}
