import { seededRandom } from '../../evaluation';
import { err, ok, type Result } from '../../shared/result';
import { labelWords } from './label-words';
import { ngramKeys, wordsOf } from './ngrams';
import { shuffle } from './shuffle';
import type { SoftmaxProblem } from './softmax';
import type { LabelledExample, TrainError } from './types';
import { learnVocabulary, rowsOf, Vectorizer } from './vectorizer';

/** Examples made ready for training: nothing here depends on the order in which they came. */
export interface PreparedExamples {
  /** Ascending by UTF-16 units. */
  readonly labels: readonly string[];
  /** The keys of each different text; the labels' own names come last, in the order of `labels`. */
  readonly texts: readonly Uint32Array[];
  /** For each example, its text and label as places in the two lists. Sorted. */
  readonly examples: readonly { readonly text: number; readonly label: number }[];
  /** Where each example was in the caller's list. */
  readonly origins: Int32Array;
}

/** How many weights there may be in training: 64 MB. */
const mostWeights = 16_000_000;

/** Sorts examples, finds equal texts (up to case, spaces and digits) and counts n-grams. */
export async function prepareExamples(
  given: readonly LabelledExample[],
  turn: (share: number) => Promise<boolean>,
): Promise<Result<PreparedExamples, TrainError>> {
  const labels = [...new Set(given.map(({ label }) => label))].sort(byUnits);
  if (labels.length === 0) return err({ code: 'no-labels', message: 'There are no labelled examples to learn from.' });
  if (labels.length === 1) {
    const message =
      'All examples have the same label, so there is nothing to tell apart. Label some of another intent.';
    return err({ code: 'one-class', message });
  }
  const places = new Map(labels.map((label, place) => [label, place]));
  const keys = new Map<string, Uint32Array>();
  const read: { readonly words: string; readonly label: number; readonly origin: number }[] = [];
  for (const [origin, { text, label }] of given.entries()) {
    if (origin % 256 === 0 && !(await turn(origin / given.length))) return err(cancelled);
    const words = wordsOf(text);
    const whole = words.join(' ');
    if (!keys.has(whole)) keys.set(whole, ngramKeys(words));
    read.push({ words: whole, label: places.get(label) ?? 0, origin });
  }
  read.sort((a, b) => a.label - b.label || byUnits(a.words, b.words) || a.origin - b.origin);
  const distinct = [...keys].sort(([a], [b]) => byUnits(a, b));
  const textPlaces = new Map(distinct.map(([words], place) => [words, place]));
  return ok({
    labels,
    texts: [...distinct.map(([, of]) => of), ...labels.map((label) => ngramKeys(wordsOf(labelWords(label))))],
    examples: read.map(({ words, label }) => ({ text: textPlaces.get(words) ?? 0, label })),
    origins: Int32Array.from(read, ({ origin }) => origin),
  });
}

/** What is said when the signal was aborted. */
export const cancelled: TrainError = { code: 'cancelled', message: 'Training was stopped. Nothing was changed.' };

/**
 * Deals the examples into folds, so that each fold has its part of each label.
 *
 * @returns for each example its fold
 */
export function dealFolds({ examples }: PreparedExamples, folds: number, seed: number): Int32Array {
  const order = Int32Array.from(examples, (_, place) => place);
  const random = seededRandom(seed);
  for (let start = 0; start < order.length;) {
    let end = start + 1;
    while (end < order.length && examples[end]?.label === examples[start]?.label) end += 1;
    shuffle(order.subarray(start, end), random);
    start = end;
  }
  const dealt = new Int32Array(examples.length);
  order.forEach((example, place) => {
    dealt[example] = place % folds;
  });
  return dealt;
}

/**
 * The problem that the chosen examples pose. A text that came with several labels is one row whose target is shared between
 * them. Each label's own name is one more example of it.
 *
 * @param strength how much an example's loss counts against the penalty on the weights
 */
export function problemOf(
  { labels, texts, examples }: PreparedExamples,
  isChosen: (example: number) => boolean,
  strength: number,
): { readonly problem: SoftmaxProblem; readonly vectorizer: Vectorizer; readonly shares: Float32Array } {
  const classes = labels.length;
  const counts = new Map<number, Map<number, number>>();
  const add = (text: number, label: number) => {
    const own = counts.get(text) ?? new Map<number, number>();
    own.set(label, (own.get(label) ?? 0) + 1);
    counts.set(text, own);
  };
  const shares = new Float32Array(classes);
  examples.forEach(({ text, label }, place) => {
    if (!isChosen(place)) return;
    add(text, label);
    shares[label] = (shares[label] ?? 0) + 1;
  });
  labels.forEach((_, label) => {
    add(texts.length - classes + label, label);
    shares[label] = (shares[label] ?? 0) + 1;
  });
  const chosen = [...counts.keys()].sort((a, b) => a - b);
  const keys = chosen.map((text) => texts[text] ?? new Uint32Array());
  const vectorizer = new Vectorizer(learnVocabulary(keys, Math.floor(mostWeights / classes)));
  const rows = rowsOf(keys.map((of) => vectorizer.vectorOf(of)));
  const targets = new Float32Array(chosen.length * classes);
  const rowWeights = new Float32Array(chosen.length);
  chosen.forEach((text, row) => {
    const own = counts.get(text) ?? new Map<number, number>();
    const total = [...own.values()].reduce((sum, count) => sum + count, 0);
    rowWeights[row] = strength * total;
    for (const [label, count] of own) targets[row * classes + label] = count / total;
  });
  const all = shares.reduce((sum, share) => sum + share, 0);
  return {
    problem: { rows, columns: vectorizer.size, classes, targets, rowWeights },
    vectorizer,
    shares: shares.map((share) => share / all),
  };
}

/** The order of UTF-16 units, the same everywhere. */
function byUnits(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
