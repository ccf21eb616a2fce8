import { ngramKeys, wordsOf } from './ngrams';
import type { LabelProbability, Prediction } from './types';
import { Vectorizer, type SparseVector, type Vocabulary } from './vectorizer';

/** Everything that a classifier knows. What is written to bytes is this. */
export interface Model {
  /** Ascending by UTF-16 units. */
  readonly labels: readonly string[];
  /** How often each label was given, as a share; 1 together. */
  readonly shares: Float32Array;
  readonly vocabulary: Vocabulary;
  /** One per n-gram: what a step of its weights is worth. */
  readonly steps: Float32Array;
  /** N-gram by n-gram, a weight for each label, in steps. */
  readonly weights: Int8Array;
  /** Scores are divided by it before they become probabilities. */
  readonly temperature: number;
}

/** What a model makes of a text, before it becomes probabilities. */
export interface Scored {
  /** One per label. */
  readonly scores: Float64Array;
  readonly known: number;
  /** Whether the text has none of the n-grams of training. */
  readonly isBlank: boolean;
}

const listed = 5;

/**
 * Rounds weights to 255 steps per n-gram: a quarter of the room, and what was measured on the classifier is what is read back
 * from its bytes.
 */
export function quantised(
  weights: Float32Array,
  classes: number,
): { readonly steps: Float32Array; readonly weights: Int8Array } {
  const columns = weights.length / classes;
  const steps = new Float32Array(columns);
  const rounded = new Int8Array(weights.length);
  for (let column = 0; column < columns; column += 1) {
    const from = column * classes;
    let largest = 0;
    for (let k = from; k < from + classes; k += 1) largest = Math.max(largest, Math.abs(weights[k] ?? 0));
    const step = Math.fround(largest / 127);
    steps[column] = step;
    if (step === 0) continue;
    for (let k = from; k < from + classes; k += 1) rounded[k] = Math.round((weights[k] ?? 0) / step);
  }
  return { steps, weights: rounded };
}

/** Scores texts with a model. */
export class Scorer {
  readonly #model: Omit<Model, 'temperature'>;
  readonly #vectorizer: Vectorizer;

  constructor(model: Omit<Model, 'temperature'>, vectorizer = new Vectorizer(model.vocabulary)) {
    this.#model = model;
    this.#vectorizer = vectorizer;
  }

  score(text: string): Scored {
    return this.scoreVector(this.#vectorizer.vectorOf(ngramKeys(wordsOf(text))));
  }

  scoreVector({ columns, values, known }: SparseVector): Scored {
    const { labels, steps, weights } = this.#model;
    const classes = labels.length;
    const scores = new Float64Array(classes);
    for (let at = 0; at < columns.length; at += 1) {
      const column = columns[at] ?? 0;
      const value = (values[at] ?? 0) * (steps[column] ?? 0);
      const from = column * classes;
      for (let k = 0; k < classes; k += 1) scores[k] = (scores[k] ?? 0) + value * (weights[from + k] ?? 0);
    }
    return { scores, known, isBlank: columns.length === 0 };
  }
}

/** Turns scores into what a caller is told. */
export function predictionOf(
  { scores, known, isBlank }: Scored,
  { labels, shares, temperature }: Pick<Model, 'labels' | 'shares' | 'temperature'>,
): Prediction {
  // Of a text that says nothing, all that is known is how often each label was given.
  const chances = isBlank ? Float64Array.from(shares) : softmax(scores, temperature);
  const best = largest(chances, listed);
  const probabilities = best.map((place): LabelProbability => ({
    label: labels[place] ?? '',
    probability: chances[place] ?? 0,
  }));
  const [first = { label: '', probability: 0 }, second = { probability: 0 }] = probabilities;
  return {
    label: first.label,
    probability: first.probability,
    margin: first.probability - second.probability,
    probabilities,
    known,
    outOfScope: scores.reduce((highest, score) => Math.max(highest, score), -Infinity),
  };
}

/** Probabilities that sum to 1. */
export function softmax(scores: Float64Array | Float32Array, temperature: number): Float64Array {
  let highest = -Infinity;
  for (const score of scores) highest = Math.max(highest, score);
  const chances = Float64Array.from(scores, (score) => Math.exp((score - highest) / temperature));
  let sum = 0;
  for (const chance of chances) sum += chance;
  return chances.map((chance) => chance / sum);
}

/** The places of the largest values, largest first; of equals the first. */
function largest(values: Float64Array, count: number): readonly number[] {
  const places: number[] = [];
  values.forEach((value, place) => {
    let at = places.length;
    while (at > 0 && value > (values[places[at - 1] ?? 0] ?? 0)) at -= 1;
    if (at >= count) return;
    places.splice(at, 0, place);
    if (places.length > count) places.pop();
  });
  return places;
}
