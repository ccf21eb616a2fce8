import { bootstrap, type Estimate } from './bootstrap';

/** What became of one field of one document. */
export interface FieldOutcome {
  readonly documentId: string;
  readonly name: string;
  readonly isStated: boolean;
  readonly isFound: boolean;
  /** The found value is right, or nothing is stated and nothing was found. */
  readonly isCorrect: boolean;
}

export interface FieldScores {
  readonly precision: number | null;
  readonly recall: number | null;
  readonly f1: number | null;
}

interface Counts {
  right: number;
  found: number;
  stated: number;
}

/** Precision, recall and F1; null where nothing was found, stated, or either. */
export function fieldScores(outcomes: Iterable<FieldOutcome>): FieldScores {
  return scoresOf(countsOf(outcomes));
}

/** Micro F1 with a 95 % interval by bootstrap over documents: values of one document succeed and fail together. */
export function microF1(outcomes: readonly FieldOutcome[]): Estimate | null {
  const byDocument = new Map<string, FieldOutcome[]>();
  for (const outcome of outcomes) {
    const same = byDocument.get(outcome.documentId);
    if (same === undefined) byDocument.set(outcome.documentId, [outcome]);
    else same.push(outcome);
  }
  const counts = [...byDocument.values()].map(countsOf);
  if (f1Of(sumOf(counts)) === null) return null;
  return bootstrap(counts, (some) => f1Of(sumOf(some)) ?? NaN);
}

function countsOf(outcomes: Iterable<FieldOutcome>): Counts {
  const counts = { right: 0, found: 0, stated: 0 };
  for (const { isStated, isFound, isCorrect } of outcomes) {
    if (isStated) counts.stated += 1;
    if (isFound) counts.found += 1;
    if (isFound && isCorrect) counts.right += 1;
  }
  return counts;
}

function sumOf(all: readonly Counts[]): Counts {
  const sum = { right: 0, found: 0, stated: 0 };
  for (const { right, found, stated } of all) {
    sum.right += right;
    sum.found += found;
    sum.stated += stated;
  }
  return sum;
}

function scoresOf(counts: Counts): FieldScores {
  const { right, found, stated } = counts;
  return {
    precision: found === 0 ? null : right / found,
    recall: stated === 0 ? null : right / stated,
    f1: f1Of(counts),
  };
}

function f1Of({ right, found, stated }: Counts): number | null {
  return found + stated === 0 ? null : (2 * right) / (found + stated);
}
