import { seededRandom } from '../../evaluation';
import { shuffle } from './shuffle';
import type { SparseRows } from './vectorizer';

/** What a softmax regression is fitted to. */
export interface SoftmaxProblem {
  readonly rows: SparseRows;
  readonly columns: number;
  readonly classes: number;
  /** Row by row, how its weight is shared between the classes; each row's sum is 1. */
  readonly targets: Float32Array;
  /** How much each row's loss counts. */
  readonly rowWeights: Float32Array;
}

export interface SoftmaxOptions {
  readonly seed: number;
  /** Awaited every tenth of a second or so, with the share that is done. Says whether to go on. */
  readonly turn: (share: number) => Promise<boolean>;
}

/** Passes over the rows at most; most problems need 4 to 8. */
const mostPasses = 15;
/** Stops when a pass has moved a row's own scores by no more than this, all classes together, on average. */
const tolerance = 0.05;
/** Smaller moves of a score wait. They are not lost: what is kept of a row is what its weights were made from. */
const leastMove = 0.015;
/** Multiplications between two turns. */
const workPerTurn = 5_000_000;
/** What solving a row costs, per class, in multiplications. */
const solvingWork = 50;

/**
 * Multinomial logistic regression with an L2 penalty: the weights W (column by column, the classes of a column together)
 * that make `|W|^2 / 2 + sum of rowWeight x cross entropy` least. Solved in the dual, one row at a time and each row
 * exactly (Yu, Huang and Lin 2011, "Dual coordinate descent methods for logistic regression and maximum entropy models"):
 * there is no learning rate, and the penalty costs nothing because W is always the sum over the rows of
 * `rowWeight x (target - probability) x row`.
 *
 * @returns null where `turn` stopped it
 */
export async function fitSoftmax(problem: SoftmaxProblem, options: SoftmaxOptions): Promise<Float32Array | null> {
  const { rows, columns, classes, targets, rowWeights } = problem;
  const count = rowWeights.length;
  const weights = new Float32Array(columns * classes);
  const probabilities = Float32Array.from(targets);
  const random = seededRandom(options.seed);
  const order = Int32Array.from({ length: count }, (_, row) => row);
  const scores = new Float64Array(classes);
  const solved = new Float64Array(classes);
  const changed = new Int32Array(classes);
  const changes = new Float64Array(classes);
  let sinceTurn = Infinity;
  for (let pass = 0; pass < mostPasses; pass += 1) {
    shuffle(order, random);
    let moved = 0;
    for (let place = 0; place < count; place += 1) {
      const row = order[place] ?? 0;
      const start = rows.offsets[row] ?? 0;
      const end = rows.offsets[row + 1] ?? 0;
      if (sinceTurn >= workPerTurn) {
        sinceTurn = 0;
        if (!(await options.turn((pass + place / count) / mostPasses))) return null;
      }
      sinceTurn += (end - start + solvingWork) * classes;
      const square = scoreRow(rows, start, end, weights, classes, scores);
      const rowWeight = rowWeights[row] ?? 0;
      const strength = rowWeight * square;
      if (strength === 0) continue;
      const base = row * classes;
      for (let k = 0; k < classes; k += 1) {
        scores[k] = (scores[k] ?? 0) + strength * (probabilities[base + k] ?? 0);
      }
      solveRow(scores, strength, solved);
      let used = 0;
      for (let k = 0; k < classes; k += 1) {
        const change = (solved[k] ?? 0) - (probabilities[base + k] ?? 0);
        const move = Math.abs(change) * strength;
        if (move < leastMove) continue;
        probabilities[base + k] = solved[k] ?? 0;
        moved += move;
        changed[used] = k;
        changes[used] = -change * rowWeight;
        used += 1;
      }
      for (let at = start; at < end; at += 1) {
        const from = (rows.columns[at] ?? 0) * classes;
        const value = rows.values[at] ?? 0;
        for (let each = 0; each < used; each += 1) {
          const to = from + (changed[each] ?? 0);
          weights[to] = (weights[to] ?? 0) + value * (changes[each] ?? 0);
        }
      }
    }
    if (moved / count < tolerance) break;
  }
  return weights;
}

/** Writes the row's score for each class into `scores`; returns the square of the row's length. */
export function scoreRow(
  rows: SparseRows,
  start: number,
  end: number,
  weights: Float32Array,
  classes: number,
  scores: Float64Array,
): number {
  scores.fill(0);
  let square = 0;
  // Four columns at a time: most of the time of training goes by here, and on reading and writing the scores.
  for (let at = start; at < end; at += 4) {
    const v0 = rows.values[at] ?? 0;
    const v1 = at + 1 < end ? (rows.values[at + 1] ?? 0) : 0;
    const v2 = at + 2 < end ? (rows.values[at + 2] ?? 0) : 0;
    const v3 = at + 3 < end ? (rows.values[at + 3] ?? 0) : 0;
    const from0 = (rows.columns[at] ?? 0) * classes;
    const from1 = v1 === 0 ? from0 : (rows.columns[at + 1] ?? 0) * classes;
    const from2 = v2 === 0 ? from0 : (rows.columns[at + 2] ?? 0) * classes;
    const from3 = v3 === 0 ? from0 : (rows.columns[at + 3] ?? 0) * classes;
    square += v0 * v0 + v1 * v1 + v2 * v2 + v3 * v3;
    for (let k = 0; k < classes; k += 1) {
      scores[k] =
        (scores[k] ?? 0) +
        v0 * (weights[from0 + k] ?? 0) +
        v1 * (weights[from1 + k] ?? 0) +
        v2 * (weights[from2 + k] ?? 0) +
        v3 * (weights[from3 + k] ?? 0);
    }
  }
  return square;
}

/**
 * Finds the probabilities p that are the softmax of `scores - strength x p`: then `ln p + strength x p = score - shift` for
 * each class, which the Wright omega function solves, with the one shift that makes the sum 1 (Newton's method).
 */
function solveRow(scores: Float64Array, strength: number, solved: Float64Array): void {
  const logStrength = Math.log(strength);
  let highest = -Infinity;
  for (const score of scores) if (score > highest) highest = score;
  // At this shift the highest class alone has probability 1, so that the sum is at least 1 and Newton's steps only go up.
  let shift = highest - strength;
  for (let round = 0; round < 30; round += 1) {
    let sum = 0;
    let slope = 0;
    for (let k = 0; k < solved.length; k += 1) {
      const y = wrightOmega((scores[k] ?? 0) - shift + logStrength);
      solved[k] = y / strength;
      sum += y / strength;
      slope += y / strength / (1 + y);
    }
    if ((sum - 1) * Math.max(1, strength) < 1e-3) return;
    shift += (sum - 1) / slope;
  }
}

/** y with `ln y + y = s`: a start by series, then one step of Fritsch, Shafer and Crowley (1973). */
export function wrightOmega(s: number): number {
  if (s < -14) return Math.exp(s);
  let y: number;
  if (s < -2) {
    const e = Math.exp(s);
    y = e * (1 - e * (1 - 1.5 * e));
  } else if (s < 4) {
    const d = s - 1;
    y = 1 + d / 2 + (d * d) / 16 - (d * d * d) / 192 - (d * d * d * d) / 3072;
  } else {
    const log = Math.log(s);
    y = s - log + log / s;
  }
  const r = s - y - Math.log(y);
  const t = (1 + y) * (1 + y + (2 / 3) * r);
  return y * (1 + ((r / (1 + y)) * (t - r / 2)) / (t - r));
}
