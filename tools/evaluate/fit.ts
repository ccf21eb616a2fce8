/** One question with its possible answers, each a row of features, and "not stated" beside them. */
export interface Choice {
  /** Which question it is: choices with the same key share weights of their own. */
  readonly key: string;
  /** Which kind of question: kinds share weights that keys deviate from. */
  readonly kind: string;
  readonly options: readonly (readonly number[])[];
  readonly isRight: readonly boolean[];
  readonly isNothingRight: boolean;
  /** Whether "not stated" is an answer at all; true when absent. */
  readonly hasNothing?: boolean;
}

/** A linear preference: the sum of weights times features, against `nothing` for "not stated". */
export interface Preference {
  readonly weights: readonly number[];
  readonly nothing: number;
}

export interface FitOptions {
  readonly features: number;
  /** Where the kinds' weights begin, and what they are drawn back to. Zeros when absent. */
  readonly start?: readonly number[];
  /** Ridge penalties: of a kind's distance from the start, of a key's from its kind, of a key's own "nothing". */
  readonly kindPenalty: number;
  readonly keyPenalty: number;
  readonly nothingPenalty: number;
  readonly iterations?: number;
}

export interface Fit {
  readonly ofKind: (kind: string) => Preference;
  readonly ofKey: (key: string, kind: string) => Preference;
}

/**
 * Fits a conditional logit (McFadden 1974) in two levels, kinds and keys, by gradient descent (Adam). Where several
 * answers are right, their summed probability counts. Choices without any right answer are left out. Deterministic.
 */
export function fit(choices: readonly Choice[], options: FitOptions): Fit {
  const { features, start, kindPenalty, keyPenalty, nothingPenalty, iterations = 300 } = options;
  const usable = choices.filter(({ isRight, isNothingRight }) => isNothingRight || isRight.includes(true));
  const kinds = new Vectors(features + 1, start);
  const keys = new Vectors(features + 1);
  for (const { key, kind } of usable) {
    kinds.of(kind).uses++;
    keys.of(key).uses++;
  }
  for (let step = 1; step <= iterations; step++) {
    for (const choice of usable) addGradient(choice, kinds.of(choice.kind), keys.of(choice.key), features);
    for (const vector of kinds.all) vector.pull(kindPenalty * Math.max(1, vector.uses / 30), features, 0);
    for (const vector of keys.all) vector.pull(keyPenalty, features, nothingPenalty);
    for (const vector of [...kinds.all, ...keys.all]) vector.step(step);
  }
  const preference = (values: readonly number[]): Preference => ({
    weights: values.slice(0, features),
    nothing: values[features] ?? 0,
  });
  const kindValues = (kind: string) => [...kinds.of(kind).values];
  return {
    ofKind: (kind) => preference(kindValues(kind)),
    ofKey: (key, kind) => preference(kindValues(kind).map((value, i) => value + (keys.of(key).values[i] ?? 0))),
  };
}

/** Probability of each option and, last, of "not stated". */
export function probabilities(
  { options, hasNothing = true }: Pick<Choice, 'options' | 'hasNothing'>,
  { weights, nothing }: Preference,
): number[] {
  const scores = [...options.map((row) => dot(row, weights)), hasNothing ? nothing : -Infinity];
  const largest = Math.max(...scores);
  const shares = scores.map((score) => Math.exp(score - largest));
  const total = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => share / total);
}

/** Values of one group with what Adam keeps of them. */
class Vector {
  readonly values: Float64Array;
  readonly gradient: Float64Array;
  uses = 0;
  readonly #home: Float64Array;
  readonly #mean: Float64Array;
  readonly #square: Float64Array;

  constructor(size: number, start: readonly number[] = []) {
    this.#home = Float64Array.from({ length: size }, (_, i) => start[i] ?? 0);
    this.values = this.#home.slice();
    this.gradient = new Float64Array(size);
    this.#mean = new Float64Array(size);
    this.#square = new Float64Array(size);
  }

  pull(penalty: number, features: number, nothingPenalty: number): void {
    for (let i = 0; i < this.values.length; i++) {
      const strength = i < features ? penalty : nothingPenalty;
      this.gradient[i] = (this.gradient[i] ?? 0) + 2 * strength * ((this.values[i] ?? 0) - (this.#home[i] ?? 0));
    }
  }

  step(count: number): void {
    for (let i = 0; i < this.values.length; i++) {
      const slope = this.gradient[i] ?? 0;
      const mean = (this.#mean[i] = 0.9 * (this.#mean[i] ?? 0) + 0.1 * slope);
      const square = (this.#square[i] = 0.99 * (this.#square[i] ?? 0) + 0.01 * slope * slope);
      const size = mean / (1 - 0.9 ** count) / (Math.sqrt(square / (1 - 0.99 ** count)) + 1e-6);
      this.values[i] = (this.values[i] ?? 0) - 0.05 * size;
    }
    this.gradient.fill(0);
  }
}

class Vectors {
  readonly #size: number;
  readonly #start: readonly number[];
  readonly #vectors = new Map<string, Vector>();

  constructor(size: number, start: readonly number[] = []) {
    this.#size = size;
    this.#start = start;
  }

  get all(): Iterable<Vector> {
    return this.#vectors.values();
  }

  of(name: string): Vector {
    const known = this.#vectors.get(name);
    if (known) return known;
    const made = new Vector(this.#size, this.#start);
    this.#vectors.set(name, made);
    return made;
  }
}

function addGradient(choice: Choice, kind: Vector, key: Vector, features: number): void {
  const weights = Array.from({ length: features }, (_, i) => (kind.values[i] ?? 0) + (key.values[i] ?? 0));
  const nothing = (kind.values[features] ?? 0) + (key.values[features] ?? 0);
  const shares = probabilities(choice, { weights, nothing });
  const right = [...choice.isRight, choice.isNothingRight];
  const mass = shares.reduce((sum, share, i) => sum + (right[i] ? share : 0), 0);
  shares.forEach((share, i) => {
    const slope = share - (right[i] ? share / mass : 0);
    const row = choice.options[i];
    for (const { gradient } of [kind, key]) {
      if (!row) gradient[features] = (gradient[features] ?? 0) + slope;
      else for (let j = 0; j < features; j++) gradient[j] = (gradient[j] ?? 0) + slope * (row[j] ?? 0);
    }
  });
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
}
