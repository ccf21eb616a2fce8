import { ABSENT, type Trial } from './calibration';
import { candidatesOf, type Candidate, type Wanted } from './candidates';
import { rowsOf, type Rows } from './features';
import { GoldFinder, type Place } from './gold';
import { pageOf } from './page';
import { Costs, unionOf, wantedRows, waysOf } from './plan';
import { answersOf, choiceAnswers } from './ranker';
import { shapedSpans } from './shapes';
import type { Lesson } from './softmax';

/** A document with its labels. A field that is not named is not labelled; null says that the document leaves it out. */
export interface LabelledText {
  readonly text: string;
  readonly fields: Readonly<Record<string, string | readonly string[] | null>>;
}

/** A label of one field of one document, as it is learnt from. */
export type Label =
  | { readonly kind: 'absent' }
  | { readonly kind: 'unfindable' }
  /** `ways`: how the right candidates come about; empty when no candidate is exactly right. */
  | { readonly kind: 'stated'; readonly places: readonly Place[]; readonly ways: readonly string[] };

/** A document on which the candidates of all plans are laid out. */
export interface Exercise {
  readonly text: string;
  readonly candidates: readonly Candidate[];
  readonly answers: Int32Array;
  readonly rows: Rows;
}

/** Names of all fields that any example labels, in the order of their first label. */
export function fieldNames(examples: readonly LabelledText[]): readonly string[] {
  return [...new Set(examples.flatMap(({ fields }) => Object.keys(fields)))];
}

/** Looks up each label in its text, and counts the candidates of some documents. */
export class LabelReader {
  readonly costs = new Costs();
  #counted = 0;

  /** @returns by field name, for those that are labelled */
  read({ text, fields }: LabelledText): ReadonlyMap<string, Label> {
    const page = pageOf(text);
    const candidates = candidatesOf(page, shapedSpans(page), null);
    if (this.#counted++ < MOST_COUNTED) this.costs.add(candidates);
    const finder = new GoldFinder(text);
    const labels = new Map<string, Label>();
    for (const [name, value] of Object.entries(fields)) {
      const values = value === null ? [] : typeof value === 'string' ? [value] : value;
      const wanted = values.filter((one) => one.trim() !== '');
      if (wanted.length === 0) labels.set(name, { kind: 'absent' });
      else labels.set(name, labelOf(wanted, finder, candidates));
    }
    return labels;
  }
}

/** Documents whose candidates are counted: enough for an average. */
const MOST_COUNTED = 60;

function labelOf(values: readonly string[], finder: GoldFinder, candidates: readonly Candidate[]): Label {
  const places = values.flatMap((value) => finder.placesOf(value));
  if (places.length === 0) return { kind: 'unfindable' };
  const isPlace = placeTest(places);
  return { kind: 'stated', places, ways: [...new Set(candidates.filter(isPlace).flatMap(waysOf))] };
}

function placeTest(places: readonly Place[]): (span: Place) => boolean {
  return ({ start, end }) => places.some((place) => place.start === start && place.end === end);
}

/** Lays out a document for several plans. */
export function exerciseOf(text: string, plans: readonly Wanted[]): Exercise {
  const page = pageOf(text);
  const shaped = shapedSpans(page);
  const candidates = candidatesOf(page, shaped, unionOf(plans));
  return { text, candidates, answers: answersOf(text, candidates), rows: rowsOf(page, shaped, candidates) };
}

/** What one field of a document teaches; null when the label or its value is no help. */
export function lessonOf({ candidates, rows }: Exercise, label: Label | undefined, wanted: Wanted): Lesson | null {
  if (label === undefined || label.kind === 'unfindable') return null;
  const choices = wantedRows(candidates, wanted);
  const isRight = new Uint8Array(choices.length);
  if (label.kind === 'absent') return { rows, choices, isRight, isStated: false };
  const isPlace = placeTest(label.places);
  choices.forEach((row, i) => {
    const candidate = candidates[row];
    if (candidate && isPlace(candidate)) isRight[i] = 1;
  });
  return isRight.includes(1) ? { rows, choices, isRight, isStated: true } : null;
}

/** What a field of a document shows about weights that had not seen it; null when the label is no help. */
export function trialOf(
  exercise: Exercise,
  label: Label | undefined,
  choices: Int32Array,
  scores: Float64Array,
): Trial | null {
  if (label === undefined || label.kind === 'unfindable') return null;
  const answers = choiceAnswers({ answers: exercise.answers, choices });
  if (label.kind === 'absent') return { scores, answers, right: new Set([ABSENT]) };
  const isPlace = placeTest(label.places);
  const right = new Set<number>();
  choices.forEach((row, i) => {
    const candidate = exercise.candidates[row];
    if (candidate && isPlace(candidate)) right.add(answers[i] ?? 0);
  });
  return { scores, answers, right };
}
