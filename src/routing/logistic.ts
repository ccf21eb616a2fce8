/** Weights of standardised features. */
export interface LogisticModel {
  readonly means: readonly number[];
  /** Standard deviations; 1 for a feature that never varied, whose weight is 0. */
  readonly deviations: readonly number[];
  readonly weights: readonly number[];
  readonly bias: number;
}

/** Strength of the pull of each weight towards 0: a standard normal prior on the weight of a standardised feature. */
const ridge = 1;

const mostSteps = 50;

/**
 * Logistic regression with an L2 penalty on the weights (not on the bias), by Newton's method with halved steps. The penalty makes
 * the problem strictly convex, so there is one answer, also where features separate right from wrong perfectly.
 * @param examples - at least one of each class; features that are no finite number count as the mean
 */
export function fitLogistic(
  examples: readonly { readonly features: readonly number[]; readonly isCorrect: boolean }[],
): LogisticModel {
  const width = examples[0]?.features.length ?? 0;
  const columns = Array.from({ length: width }, (_, j) => moments(examples.map(({ features }) => features[j] ?? NaN)));
  const means = columns.map(({ mean }) => mean);
  const deviations = columns.map(({ deviation }) => deviation);
  const rows = examples.map(({ features }) => [1, ...standardised(features, means, deviations)]);
  const classes = examples.map(({ isCorrect }) => (isCorrect ? 1 : 0));

  let weights: readonly number[] = new Array<number>(width + 1).fill(0);
  let loss = lossOf(rows, classes, weights);
  for (let i = 0; i < mostSteps; i++) {
    const step = newtonStep(rows, classes, weights);
    let size = 1;
    let moved = added(weights, step, size);
    let movedLoss = lossOf(rows, classes, moved);
    // A full step can overshoot where the curve is nearly flat.
    while (movedLoss > loss && size > 1e-6) {
      size /= 2;
      moved = added(weights, step, size);
      movedLoss = lossOf(rows, classes, moved);
    }
    if (movedLoss > loss) break;
    weights = moved;
    loss = movedLoss;
    if (step.every((each) => Math.abs(each) < 1e-9)) break;
  }
  const [bias = 0, ...rest] = weights;
  return { means, deviations, weights: rest, bias };
}

/** The log-odds of being right. */
export function scoreOf({ means, deviations, weights, bias }: LogisticModel, features: readonly number[]): number {
  return bias + dot(weights, standardised(features, means, deviations));
}

function moments(values: readonly number[]): { readonly mean: number; readonly deviation: number } {
  const known = values.filter(Number.isFinite);
  const mean = known.reduce((sum, value) => sum + value, 0) / Math.max(1, known.length);
  const variance = known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, known.length);
  // A constant's deviation can be a rounding error instead of 0.
  const isConstant = !(Math.sqrt(variance) > 1e-12 * Math.max(1, Math.abs(mean)));
  return { mean, deviation: isConstant ? 1 : Math.sqrt(variance) };
}

function standardised(features: readonly number[], means: readonly number[], deviations: readonly number[]): number[] {
  return means.map((mean, j) => {
    const value = features[j] ?? NaN;
    return Number.isFinite(value) ? (value - mean) / (deviations[j] ?? 1) : 0;
  });
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
}

function added(a: readonly number[], b: readonly number[], size: number): readonly number[] {
  return a.map((value, i) => value + size * (b[i] ?? 0));
}

function lossOf(rows: readonly (readonly number[])[], classes: readonly number[], weights: readonly number[]): number {
  const penalty = (ridge / 2) * weights.slice(1).reduce((sum, weight) => sum + weight * weight, 0);
  return rows.reduce((sum, row, i) => {
    const score = dot(weights, row);
    // log(1 + e^score) without overflow.
    return sum + Math.max(0, score) + Math.log1p(Math.exp(-Math.abs(score))) - (classes[i] ?? 0) * score;
  }, penalty);
}

function newtonStep(
  rows: readonly (readonly number[])[],
  classes: readonly number[],
  weights: readonly number[],
): readonly number[] {
  const descent = weights.map((weight, j) => (j === 0 ? 0 : -ridge * weight));
  // The bias has no penalty, and its curvature vanishes where all scores are far out.
  const curvature = weights.map((_, j) => weights.map((__, l): number => (j === l ? (j === 0 ? 1e-9 : ridge) : 0)));
  for (const [i, row] of rows.entries()) {
    const probability = 1 / (1 + Math.exp(-dot(weights, row)));
    const variance = probability * (1 - probability);
    for (const [j, value] of row.entries()) {
      descent[j] = (descent[j] ?? 0) + ((classes[i] ?? 0) - probability) * value;
      const line = curvature[j] ?? [];
      for (let l = 0; l <= j; l++) line[l] = (line[l] ?? 0) + variance * value * (row[l] ?? 0);
    }
  }
  return solve(curvature, descent);
}

/** Solves a symmetric positive definite system by Cholesky's decomposition; reads the lower triangle only. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): readonly number[] {
  const lower: number[][] = [];
  for (const [j, row] of matrix.entries()) {
    const line: number[] = [];
    for (let l = 0; l <= j; l++) {
      const rest = (row[l] ?? 0) - dot(line.slice(0, l), lower[l] ?? line);
      line.push(l === j ? Math.sqrt(Math.max(rest, 1e-12)) : rest / (lower[l]?.[l] ?? 1));
    }
    lower.push(line);
  }
  const half: number[] = [];
  for (const [j, line] of lower.entries()) {
    half.push(((right[j] ?? 0) - dot(half, line)) / (line[j] ?? 1));
  }
  const solution = new Array<number>(right.length).fill(0);
  for (let j = right.length - 1; j >= 0; j--) {
    let rest = half[j] ?? 0;
    for (let l = j + 1; l < right.length; l++) rest -= (lower[l]?.[j] ?? 0) * (solution[l] ?? 0);
    solution[j] = rest / (lower[j]?.[j] ?? 1);
  }
  return solution;
}
