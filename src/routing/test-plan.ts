import { binomialTail } from './binomial';

/** What is to be promised. */
export interface RiskPromise {
  /** The largest share of accepted documents that may be wrong, above 0 and below 1. */
  readonly target: number;
  /** The share of samples of labels that may make the promise hold wrongly, above 0 and below 1. */
  readonly delta: number;
}

/** Which thresholds are tested and how strictly, fixed before any label is looked at. */
export interface TestPlan {
  /** Rank k is the threshold that the document after the k most confident ones just misses. `every`: all of them. */
  readonly ranks: 'every' | readonly number[];
  /** By the number of accepted documents, 0 to n: how many of them may be wrong; -1 where no test can pass. */
  readonly allowed: Int32Array;
  /** The level of the binomial test behind `allowed`, by the number of accepted documents. */
  readonly level: (accepted: number) => number;
}

/**
 * The plan for documents with one label each: every threshold is tested, and the tests are strict enough for all of them together.
 *
 * Learn then Test (Angelopoulos et al., 2021) asks for any procedure that keeps the family-wise error at delta. A union bound does,
 * but wastes most of delta: the samples behind neighbouring thresholds are almost the same. Here their joint law is used.
 *
 * **Claim.** Let `S_k` be the errors in the first k of n independent answers that are each wrong with probability `target`. For any
 * law of (confidence, right or wrong) whatever, the chance that some threshold with a true risk above the target has at most
 * `allowed[N]` errors among its N accepted labels is at most P(there is a k with S_k <= allowed[k]).
 *
 * **Why.** Order documents from the most confident by the population's quantile u (ties in any random order). Write G(u) for the
 * probability of being wrong and more confident than u; the risk at u is G(u)/u.
 * 1. Between two thresholds where the risk equals the target, while it is below it, nothing is tested that could be certified falsely,
 *    and the stretch holds errors at the rate `target` altogether. Spreading them evenly over it changes nothing about the tests
 *    outside. So let G(u) >= target * u everywhere.
 * 2. Cutting G off at `target` only takes errors away, and makes false certificates more likely. So let G(1) = target.
 * 3. Now the number of errors is binomial(n, target). Given it, errors lie at independent u with law G/target, no later than
 *    uniform, and right answers no earlier than uniform. Moving each to a uniform place only takes errors out of the first k, for every
 *    k at once. What results is an exchangeable sequence, which is S.
 *
 * So the crossing probability of S, which a recursion over k gives exactly, bounds the chance of a false certificate, at every threshold
 * at once: the threshold may even be chosen by looking at the labels. No monotone risk is assumed, and no grid has to fit.
 *
 * The level grows with the root of the accepted share: thresholds that accept little are worth less. Of the shapes tried in
 * simulation (flat, root, linear, square, only the upper half) it lost least where it wasn't the best.
 * @param labels - n, how many documents are labelled
 */
export function planForEveryThreshold(labels: number, { target, delta }: RiskPromise): TestPlan {
  const planAt = (top: number): TestPlan => {
    const level = (accepted: number) => Math.min(0.5, top * Math.sqrt(accepted / labels));
    return { ranks: 'every', level, allowed: allowances(labels, target, level) };
  };
  const keeps = (plan: TestPlan) => crossingProbability(plan.allowed, target) <= delta;

  let loose = 2 * delta;
  let strict = delta;
  while (!keeps(planAt(strict))) {
    loose = strict;
    strict /= 2;
  }
  for (let i = 0; i < 12; i++) {
    const middle = (loose + strict) / 2;
    if (keeps(planAt(middle))) strict = middle;
    else loose = middle;
  }
  return planAt(strict);
}

/** The loosest rank, and each further one, as a share of the one before. */
const loosestShare = 0.9;
const rankRatio = 0.75;
const mostRanks = 8;

/**
 * The plan for documents with several labels. A document that is accepted for one answer turns wrong at a looser threshold, for another,
 * so errors do not lie in one order and the claim of {@link planForEveryThreshold} fails (by little). What holds: given the
 * confidence of the document that just misses, those above it are independent, and wrong with the risk of that threshold. So the
 * binomial test is exact at each rank, and a few ranks share delta equally (Bonferroni).
 * @param labels - n, how many documents are labelled
 */
export function planForFewThresholds(labels: number, { target, delta }: RiskPromise): TestPlan {
  const perfect = (tests: number) => Math.ceil(Math.log(delta / tests) / Math.log1p(-target));
  const ranks: number[] = [];
  for (let share = loosestShare; ranks.length < mostRanks; share *= rankRatio) {
    const rank = ranks.length === 0 ? Math.max(Math.round(share * labels), perfect(1)) : Math.round(share * labels);
    if (rank > labels || rank < perfect(ranks.length + 1)) break;
    ranks.push(rank);
  }
  const level = () => delta / Math.max(1, ranks.length);
  return { ranks, level, allowed: allowances(labels, target, level) };
}

/** For each k to n the most errors whose binomial tail is within the level. */
function allowances(n: number, target: number, level: (accepted: number) => number): Int32Array {
  const allowed = new Int32Array(n + 1).fill(-1);
  // The next number of errors to be allowed, its probability among k, and the probability of at most as many.
  let errors = 0;
  let exactly = 1;
  let atMost = 1;
  for (let k = 1; k <= n; k++) {
    atMost -= target * exactly;
    exactly *= (k * (1 - target)) / (k - errors);
    while (atMost <= level(k) && errors < k - 1) {
      exactly *= ((k - errors) / (errors + 1)) * (target / (1 - target));
      errors++;
      atMost += exactly;
    }
    allowed[k] = errors - 1;
  }
  return allowed;
}

/** P(there is a k with S_k <= allowed[k]) for the errors S_k among the first k of answers that are wrong with one probability. */
export function crossingProbability(allowed: Int32Array, probability: number): number {
  const n = allowed.length - 1;
  const mean = n * probability;
  // A path above this is lost from sight; its mass, some 1e-18, counts as crossing.
  const most = Math.min(n, Math.ceil(mean + 9 * Math.sqrt(mean * (1 - probability)) + 12));
  const mass = new Float64Array(most + 1);
  const at = (errors: number) => mass[errors] ?? 0;
  mass[0] = 1;
  let crossed = 0;
  let least = 0;
  let top = 0;
  for (let k = 1; k <= n; k++) {
    if (top === most) crossed += at(most) * probability;
    top = Math.min(most, top + 1);
    for (let errors = top; errors > least; errors--) {
      mass[errors] = at(errors) * (1 - probability) + at(errors - 1) * probability;
    }
    mass[least] = at(least) * (1 - probability);
    for (; least <= (allowed[k] ?? -1) && least <= top; least++) {
      crossed += at(least);
      mass[least] = 0;
    }
  }
  return crossed;
}

/**
 * How many labels in all would certify, more likely than not, a threshold that accepts `coverage` of them and at which `risk` of
 * what is accepted is wrong. Null where it would take more than `most`.
 * @param labels - how many there are; the answer is at least one more
 */
export function labelsNeeded(
  { coverage, risk, labels, most }: { coverage: number; risk: number; labels: number; most: number },
  promise: RiskPromise,
  planFor: (labels: number, promise: RiskPromise) => TestPlan,
): number | null {
  // The level shrinks slowly with n; a plan for more labels than this would take seconds.
  const levelAt = (n: number) => {
    const accepted = Math.min(n, longestPlan);
    return planFor(accepted, promise).level(Math.round(coverage * accepted));
  };
  const passes = (n: number): boolean => {
    const accepted = Math.round(coverage * n);
    const errors = medianErrors(accepted, risk);
    return binomialTail(errors, accepted, promise.target) <= levelAt(n);
  };
  let tooFew = labels;
  let enough = Math.max(labels + 1, 2);
  while (!passes(enough)) {
    if (enough >= most) return null;
    tooFew = enough;
    enough = Math.min(most, Math.ceil(enough * 1.5));
  }
  while (enough - tooFew > 1) {
    const middle = Math.floor((tooFew + enough) / 2);
    if (passes(middle)) enough = middle;
    else tooFew = middle;
  }
  return enough;
}

const longestPlan = 1000;

/** The least number of errors that at least half of the samples stay within. */
function medianErrors(trials: number, risk: number): number {
  let errors = Math.max(0, Math.floor(trials * risk) - 1);
  while (binomialTail(errors, trials, risk) < 0.5) errors++;
  return errors;
}
