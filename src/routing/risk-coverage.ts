/** A confidence and whether the answer that it was given to is right. */
export interface ScoredAnswer {
  readonly confidence: number;
  readonly isCorrect: boolean;
}

/** What accepting everything of at least a confidence would mean. */
export interface RiskCoveragePoint {
  /** The least accepted confidence. */
  readonly threshold: number;
  /** Share that is accepted, 0 to 1. */
  readonly coverage: number;
  /** Share of what is accepted that is wrong, 0 to 1. */
  readonly risk: number;
}

/**
 * The risk-coverage curve (El-Yaniv and Wiener, 2010): one point for each distinct confidence, from the strictest to full coverage.
 * It describes these answers; what may be promised about others is what `certify` says.
 * @param most - how many points at most, at least 1, spread evenly over the coverage, full coverage included; all without it
 */
export function riskCoverage(answers: readonly ScoredAnswer[], most = Infinity): readonly RiskCoveragePoint[] {
  const sorted = [...answers].sort((a, b) => b.confidence - a.confidence);
  const points: RiskCoveragePoint[] = [];
  let errors = 0;
  let shown = 0;
  for (const [i, { confidence, isCorrect }] of sorted.entries()) {
    if (!isCorrect) errors++;
    if (sorted[i + 1]?.confidence === confidence) continue;
    const coverage = (i + 1) / sorted.length;
    // One point for each step of 1/most that the coverage has reached.
    const step = most === Infinity ? i + 1 : Math.floor(coverage * most);
    if (step === shown) continue;
    shown = step;
    points.push({ threshold: confidence, coverage, risk: errors / (i + 1) });
  }
  return points;
}

/**
 * How well confidence tells right from wrong: the probability that a right answer has the higher one, ties counting half (Mann and
 * Whitney, 1947). 0.5 is chance. Null where all are right or all are wrong.
 */
export function auroc(answers: readonly ScoredAnswer[]): number | null {
  const right = answers.reduce((count, { isCorrect }) => count + (isCorrect ? 1 : 0), 0);
  const wrong = answers.length - right;
  if (right === 0 || wrong === 0) return null;
  const sorted = [...answers].sort((a, b) => a.confidence - b.confidence);
  let wins = 0;
  let wrongBelow = 0;
  for (let i = 0; i < sorted.length;) {
    let end = i;
    let rightHere = 0;
    for (; sorted[end]?.confidence === sorted[i]?.confidence && end < sorted.length; end++) {
      if (sorted[end]?.isCorrect === true) rightHere++;
    }
    const wrongHere = end - i - rightHere;
    wins += rightHere * (wrongBelow + wrongHere / 2);
    wrongBelow += wrongHere;
    i = end;
  }
  return wins / (right * wrong);
}
