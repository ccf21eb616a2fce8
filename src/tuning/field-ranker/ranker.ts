import { choose, ABSENT, type FieldCalibration } from './calibration';
import { candidatesOf, type Candidate, type Wanted } from './candidates';
import { rowsOf } from './features';
import { writeRanker } from './file';
import { pageOf } from './page';
import { unionOf, wantedRows } from './plan';
import { shapedSpans } from './shapes';
import { scoresOf, type FieldWeights } from './softmax';

/** What became of a field's labels. */
export interface FieldReport {
  readonly name: string;
  /**
   * `learnt`; `never-stated` when all labels say that documents leave it out; `no-labels` when there was none that
   * stands in its text. Of a field without labels nothing is ever found.
   */
  readonly status: 'learnt' | 'never-stated' | 'no-labels';
  /** Documents that were labelled, those left out below included. */
  readonly labelled: number;
  /** Labels left out because the value stands nowhere in the text. */
  readonly unfindable: number;
  /** Labels whose value stands in the text, where no candidate is exactly it; they count as mistakes to come. */
  readonly uncovered: number;
  /** Documents with the same text as an earlier one and another label. Both are learnt from, so neither is sure. */
  readonly contradictory: number;
}

/** What was read for one field. */
export interface RankedField {
  readonly name: string;
  /** The value as it stands in the text, `text.slice(start, end)`; null when the document seems not to state it. */
  readonly found: { readonly start: number; readonly end: number; readonly quote: string } | null;
  /** Of `found` being right, null included; 0 for a field without labels. */
  readonly probability: number;
  /** By how much the answer's probability is higher than that of the next best; from 0 to 1. */
  readonly margin: number;
  /** How many spans it was chosen from. */
  readonly candidates: number;
}

/** Reads the fields that it was trained on. */
export interface FieldRanker {
  /** 16 hexadecimal digits that differ when anything that was learnt differs. */
  readonly version: string;
  readonly fields: readonly FieldReport[];
  /** One reading for each of `fields`, in their order. The same for the same text. */
  readonly read: (text: string) => readonly RankedField[];
  /** Everything that was learnt, for {@link readFieldRanker}. */
  readonly toBytes: () => Uint8Array<ArrayBuffer>;
}

/** All that is known about one field. */
export interface FieldModel {
  readonly report: FieldReport;
  readonly wanted: Wanted;
  readonly weights: FieldWeights;
  readonly calibration: FieldCalibration;
}

/** The reader of what was learnt. */
export function rankerOf(models: readonly FieldModel[]): FieldRanker {
  const { bytes, version } = writeRanker(models);
  const union = unionOf(models.map(({ wanted }) => wanted));
  return {
    version,
    fields: models.map(({ report }) => report),
    toBytes: () => bytes.slice(),
    read: (text) => {
      const page = pageOf(text);
      const shaped = shapedSpans(page);
      const candidates = candidatesOf(page, shaped, union);
      const rows = rowsOf(page, shaped, candidates);
      const answers = answersOf(text, candidates);
      return models.map((model) => {
        const choices = wantedRows(candidates, model.wanted);
        const scores = scoresOf({ rows, choices }, model.weights);
        return readingOf(text, { candidates, answers, choices, scores }, model.report, model.calibration);
      });
    },
  };
}

/** What {@link readingOf} chooses from. */
export interface Ballot {
  readonly candidates: readonly Candidate[];
  /** The answer that each candidate gives, by {@link answersOf}. */
  readonly answers: Int32Array;
  /** Indexes of the candidates that the field wants. */
  readonly choices: Int32Array;
  readonly scores: Float64Array;
}

/** Numbers the candidates' quotes: equal ones, but for white space and case, are one answer. */
export function answersOf(text: string, candidates: readonly Candidate[]): Int32Array {
  const numbers = new Map<string, number>();
  return Int32Array.from(candidates, ({ start, end }) => {
    const key = text.slice(start, end).replaceAll(/\s+/gu, ' ').toLowerCase();
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  });
}

/** The answers of the choices alone. */
export function choiceAnswers({ answers, choices }: Pick<Ballot, 'answers' | 'choices'>): Int32Array {
  return choices.map((row) => answers[row] ?? ABSENT);
}

/** The reading of one field. */
export function readingOf(
  text: string,
  ballot: Ballot,
  { name, status }: Pick<FieldReport, 'name' | 'status'>,
  { temperature, ceiling }: FieldCalibration,
): RankedField {
  if (status === 'no-labels') return { name, found: null, probability: 0, margin: 0, candidates: 0 };
  const { candidates, choices, scores } = ballot;
  const own = choiceAnswers(ballot);
  const { answer, share, lead } = choose(scores, own, temperature);
  let best = -1;
  for (let i = 0; i < own.length; i++)
    if (answer !== ABSENT && own[i] === answer && (best === -1 || (scores[i] ?? 0) > (scores[best] ?? 0))) best = i;
  const span = candidates[choices[best] ?? -1];
  return {
    name,
    found: span ? { start: span.start, end: span.end, quote: text.slice(span.start, span.end) } : null,
    probability: share * ceiling,
    margin: lead * ceiling,
    candidates: choices.length,
  };
}
