import { softmax } from './softmax';

/** Makes a share of a softmax a probability of being right. */
export interface FieldCalibration {
  /** By which scores are divided; above 1 where training made the scores too sure. */
  readonly temperature: number;
  /** The most that is ever claimed: the labelled value may be no candidate at all. */
  readonly ceiling: number;
}

/** What one field of one document got from weights that had not seen it. */
export interface Trial {
  /** Scores of the choices, and last that of "not stated". */
  readonly scores: Float64Array;
  /** The answer that each choice gives, numbered: equal quotes are one answer. "Not stated" is not in it. */
  readonly answers: Int32Array;
  /** Numbers of the right answers; {@link ABSENT} for "not stated"; empty when it is no candidate. */
  readonly right: ReadonlySet<number>;
}

/** The number of the answer "not stated". */
export const ABSENT = -1;

/** The answer with the largest share. */
export interface Choice {
  readonly answer: number;
  readonly share: number;
  /** How much larger its share is than the next answer's. */
  readonly lead: number;
}

/** Adds up the shares of equal answers, and picks the largest. Of equals the first. */
export function choose(scores: Float64Array, answers: Int32Array, temperature: number): Choice {
  const shares = softmax(scores.slice(), temperature);
  const sums = new Map<number, number>();
  for (let i = 0; i < answers.length; i++) {
    const answer = answers[i] ?? ABSENT;
    sums.set(answer, (sums.get(answer) ?? 0) + (shares[i] ?? 0));
  }
  sums.set(ABSENT, shares[answers.length] ?? 1);
  let best = ABSENT;
  let [most, second] = [-1, 0];
  for (const [answer, share] of sums) {
    if (share > most) {
      second = Math.max(most, 0);
      most = share;
      best = answer;
    } else if (share > second) second = share;
  }
  return { answer: best, share: most, lead: most - second };
}

/** When there is nothing to fit to: doubtful on purpose. */
export const UNTRIED: FieldCalibration = { temperature: 2, ceiling: 0.8 };

const TEMPERATURES = [0.5, 0.6, 0.7, 0.85, 1, 1.2, 1.4, 1.7, 2, 2.4, 2.9, 3.5, 4.2, 5, 6];
const CEILINGS = [0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97, 0.98, 0.99, 0.995, 0.999];
/** How many trials of its own outweigh what all fields together say. */
const PRIOR_TRIALS = 30;

/**
 * Fits temperature (Guo et al. 2017, https://arxiv.org/abs/1706.04599) and ceiling to trials by the likelihood of the
 * best answer being right: once to the trials of all fields, then to each field's own with that as a prior.
 *
 * @param trials - by field
 */
export function calibrate(trials: readonly (readonly Trial[])[]): readonly FieldCalibration[] {
  const tables = trials.map(lossTable);
  const all = TEMPERATURES.flatMap((_, t) =>
    CEILINGS.map((_, c) => sum(tables.map((table) => at(table.losses, t, c)))),
  );
  const count = sum(tables.map(({ count }) => count));
  if (count === 0) return trials.map(() => UNTRIED);
  return tables.map((table) => {
    let best = UNTRIED;
    let least = Infinity;
    TEMPERATURES.forEach((temperature, t) => {
      CEILINGS.forEach((ceiling, c) => {
        const loss = at(table.losses, t, c) + (PRIOR_TRIALS * at(all, t, c)) / count;
        if (loss >= least || ceiling > highestCeiling(table.count)) return;
        least = loss;
        best = { temperature, ceiling };
      });
    });
    return best;
  });
}

/** Nobody is surer of something than so many trials allow (the rule of succession). */
function highestCeiling(count: number): number {
  return Math.max(0.8, (count + 1) / (count + 2));
}

function lossTable(trials: readonly Trial[]): { readonly losses: readonly number[]; readonly count: number } {
  const losses = TEMPERATURES.flatMap((temperature) => {
    const choices = trials.map(({ scores, answers, right }) => {
      const { answer, share } = choose(scores, answers, temperature);
      return { share, isRight: right.has(answer) };
    });
    return CEILINGS.map((ceiling) =>
      sum(
        choices.map(({ share, isRight }) => -Math.log(Math.max(1e-9, isRight ? share * ceiling : 1 - share * ceiling))),
      ),
    );
  });
  return { losses, count: trials.length };
}

function at(losses: readonly number[], t: number, c: number): number {
  return losses[t * CEILINGS.length + c] ?? 0;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
