import { seededRandom } from '../../evaluation';
import type { Rows } from './features';
import { SLOT_BITS } from './hash';

/** One field of one document to learn from. */
export interface Lesson {
  readonly rows: Rows;
  /** The candidates among which is chosen, as indexes of `rows`. */
  readonly choices: Int32Array;
  /** 1 for each choice that is right; all 0 when "not stated" is. */
  readonly isRight: Uint8Array;
  readonly isStated: boolean;
}

/** Weights of one field, by slot. */
export interface FieldWeights {
  readonly candidate: Float32Array;
  /** Of the answer "not stated". */
  readonly absent: Float32Array;
}

const SLOTS = 1 << SLOT_BITS;
const EPOCHS = 14;
const STEP = 0.12;
const RIDGE = 0.002;
/** Weights nearer to 0 than this are dropped: they change little and fill the file. */
const SMALLEST = 0.01;
/** A candidate whose probability is off by less teaches nothing. */
const NEGLIGIBLE = 1e-4;

/** Weights of a field that nothing was learnt about. */
export function noWeights(): FieldWeights {
  return { candidate: new Float32Array(SLOTS), absent: new Float32Array(SLOTS) };
}

/**
 * Share of the features that a step does without, another each time (Srivastava et al. 2014, "Dropout"), so that no
 * single sign of the known documents is relied on.
 */
const DROPPED = 0.5;

/** Scores of each choice, and last that of "not stated". */
export function scoresOf(
  { rows, choices }: Pick<Lesson, 'rows' | 'choices'>,
  { candidate, absent }: FieldWeights,
  dropping = 0,
): Float64Array {
  const scores = new Float64Array(choices.length + 1);
  for (let i = 0; i < choices.length; i++) {
    const row = choices[i] ?? 0;
    const end = rows.starts[row + 1] ?? 0;
    let score = 0;
    for (let k = rows.starts[row] ?? 0; k < end; k++) {
      const slot = rows.slots[k] ?? 0;
      if (dropping === 0 || isKept(slot, dropping)) score += candidate[slot] ?? 0;
    }
    scores[i] = score;
  }
  let score = 0;
  for (const slot of rows.document) if (dropping === 0 || isKept(slot, dropping)) score += absent[slot] ?? 0;
  scores[choices.length] = score;
  return scores;
}

/** Turns scores into probabilities, in place. */
export function softmax(scores: Float64Array, temperature = 1): Float64Array {
  let most = -Infinity;
  for (const score of scores) most = Math.max(most, score);
  let sum = 0;
  for (let i = 0; i < scores.length; i++) {
    const share = Math.exp(((scores[i] ?? 0) - most) / temperature);
    scores[i] = share;
    sum += share;
  }
  for (let i = 0; i < scores.length; i++) scores[i] = (scores[i] ?? 0) / sum;
  return scores;
}

/**
 * Learns a conditional log-linear model of which candidate is the value, or that none is. Where several places are
 * right, the sum of their probabilities is made likely. L2-regularised, by Adagrad (Duchi, Hazan and Singer 2011,
 * https://jmlr.org/papers/v12/duchi11a.html), one document a step; the same for the same lessons and seed.
 *
 * @param breathe - awaited between the epochs; what it throws stops the training
 */
export async function learn(
  lessons: readonly Lesson[],
  seed: number,
  breathe: (work: number) => Promise<void>,
): Promise<FieldWeights> {
  const weights = noWeights();
  const candidateSquares = new Float32Array(SLOTS).fill(0.01);
  const absentSquares = new Float32Array(SLOTS).fill(0.01);
  const random = seededRandom(seed);
  const order = lessons.map((_, i) => i);
  // Few lessons need more rounds for as many steps.
  const epochs = Math.min(60, Math.max(EPOCHS, Math.ceil(1_500 / Math.max(1, lessons.length))));
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
    }
    let work = 0;
    for (const index of order) {
      const lesson = lessons[index];
      if (!lesson) continue;
      step(lesson, weights, [candidateSquares, absentSquares], 1 + Math.floor(random() * 0x7fffffff));
      work += lesson.choices.length;
      if (work > 20_000) {
        await breathe(work);
        work = 0;
      }
    }
    await breathe(work);
  }
  for (const list of [weights.candidate, weights.absent])
    for (let i = 0; i < list.length; i++) if (Math.abs(list[i] ?? 0) < SMALLEST) list[i] = 0;
  return weights;
}

function step(
  lesson: Lesson,
  weights: FieldWeights,
  [candidateSquares, absentSquares]: readonly [Float32Array, Float32Array],
  dropping: number,
): void {
  const { rows, choices, isRight, isStated } = lesson;
  const shares = softmax(scoresOf(lesson, weights, dropping));
  let right = isStated ? 0 : (shares[choices.length] ?? 0);
  for (let i = 0; i < choices.length; i++) if (isRight[i] === 1) right += shares[i] ?? 0;
  right = Math.max(right, 1e-12);
  for (let i = 0; i < choices.length; i++) {
    const share = shares[i] ?? 0;
    const slope = share - (isRight[i] === 1 ? share / right : 0);
    if (Math.abs(slope) < NEGLIGIBLE) continue;
    const row = choices[i] ?? 0;
    const end = rows.starts[row + 1] ?? 0;
    for (let k = rows.starts[row] ?? 0; k < end; k++) {
      const slot = rows.slots[k] ?? 0;
      if (isKept(slot, dropping)) descend(weights.candidate, candidateSquares, slot, slope);
    }
  }
  const share = shares[choices.length] ?? 0;
  const slope = share - (isStated ? 0 : share / right);
  if (Math.abs(slope) >= NEGLIGIBLE)
    for (const slot of rows.document) if (isKept(slot, dropping)) descend(weights.absent, absentSquares, slot, slope);
}

/** Whether a step uses a feature; `dropping` is the step's own number. */
function isKept(slot: number, dropping: number): boolean {
  let bits = Math.imul(slot ^ dropping, 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 15), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0 >= DROPPED * 0x100000000;
}

function descend(list: Float32Array, squares: Float32Array, slot: number, slope: number): void {
  const weight = list[slot] ?? 0;
  const full = slope + RIDGE * weight;
  const square = (squares[slot] ?? 0) + full * full;
  squares[slot] = square;
  list[slot] = weight - (STEP * full) / Math.sqrt(square);
}
