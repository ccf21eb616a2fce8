/** A share with its interval, all from 0 to 1. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Below this the error of Stirling's formula is taken from a table; from it on the series is exact to 1e-16. */
const tabulated = 16;

const stirlingErrors = Array.from({ length: tabulated }, (_, n) => {
  let logFactorial = 0;
  for (let i = 2; i <= n; i++) logFactorial += Math.log(i);
  return n === 0 ? 0 : logFactorial - (n + 0.5) * Math.log(n) + n - 0.5 * Math.log(2 * Math.PI);
});

/** log n! less Stirling's formula for it. */
function stirlingError(n: number): number {
  const known = stirlingErrors[n];
  if (known !== undefined) return known;
  const square = n * n;
  return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / 1188 / square) / square) / square) / square) / n;
}

/** `x log(x / mean) + mean - x` without the cancellation that it has near `x = mean`. */
function deviance(x: number, mean: number): number {
  if (Math.abs(x - mean) >= 0.1 * (x + mean)) return x * Math.log(x / mean) + mean - x;
  const v = (x - mean) / (x + mean);
  let sum = (x - mean) * v;
  let term = 2 * x * v;
  for (let j = 1; j < 1000; j++) {
    term *= v * v;
    const next = sum + term / (2 * j + 1);
    if (next === sum) break;
    sum = next;
  }
  return sum;
}

/**
 * P(X = k) for X binomial, to about 1e-14 relative even for n in the millions: the saddle-point form of Loader (2000), "Fast
 * and accurate computation of binomial probabilities".
 * @param k - successes, a whole number
 * @param n - trials, a whole number
 * @param p - probability of a success, 0 to 1
 */
export function binomialProbability(k: number, n: number, p: number): number {
  if (k < 0 || k > n) return 0;
  if (p <= 0) return k === 0 ? 1 : 0;
  if (p >= 1) return k === n ? 1 : 0;
  if (k === 0) return Math.exp(n * Math.log1p(-p));
  if (k === n) return Math.exp(n * Math.log(p));
  const log =
    stirlingError(n) - stirlingError(k) - stirlingError(n - k) - deviance(k, n * p) - deviance(n - k, n * (1 - p));
  return Math.exp(log) * Math.sqrt(n / (2 * Math.PI * k * (n - k)));
}

/**
 * P(X <= k) for X binomial. It is the regularised incomplete beta function I(1-p; n-k, k+1), by the continued fraction of
 * DLMF 8.17.22 on the side where that converges, so that a small tail keeps its relative precision.
 * @param k - successes, a whole number
 * @param n - trials, a whole number; 100,000 takes microseconds
 * @param p - probability of a success, 0 to 1
 */
export function binomialTail(k: number, n: number, p: number): number {
  if (k < 0) return 0;
  if (k >= n || p <= 0) return 1;
  if (p >= 1) return 0;
  const a = n - k;
  const b = k + 1;
  // x^a (1-x)^b / B(a, b) is this multiple of the probability of exactly k.
  const front = binomialProbability(k, n, p) * p * a;
  const isLower = 1 - p < (a + 1) / (a + b + 2);
  const share = isLower ? (front * betaFraction(a, b, 1 - p)) / a : 1 - (front * betaFraction(b, a, p)) / b;
  return Math.min(1, Math.max(0, share));
}

/** The continued fraction of the incomplete beta function, by Lentz's method. */
function betaFraction(a: number, b: number, x: number): number {
  const tiny = 1e-300;
  const away = (value: number) => (Math.abs(value) < tiny ? tiny : value);
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let result = d;
  for (let m = 1; m < 100_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    result *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    result *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return result;
}

/**
 * The largest probability of an error that `errors` in `trials` still allow: an exact one-sided upper bound (Clopper and
 * Pearson, 1934). 1 where there were no trials.
 * @param delta - the share of samples in which the true probability may lie above the bound, 0 to 1
 */
export function upperBound(errors: number, trials: number, delta: number): number {
  if (errors >= trials) return 1;
  let low = errors / trials;
  let high = 1;
  for (let i = 0; i < 60 && high - low > 1e-15; i++) {
    const middle = (low + high) / 2;
    if (binomialTail(errors, trials, middle) > delta) low = middle;
    else high = middle;
  }
  return high;
}

/** The normal quantile of a two-sided 95 % interval. */
const z95 = 1.959963984540054;

/** A share and its 95 % interval (Wilson, 1927). Everything is possible where there were no trials. */
export function wilson(successes: number, trials: number): Estimate {
  if (trials <= 0) return { value: 0, low: 0, high: 1 };
  const value = successes / trials;
  const square = (z95 * z95) / trials;
  const middle = (value + square / 2) / (1 + square);
  const half = Math.sqrt(square * (value * (1 - value) + square / 4)) / (1 + square);
  return {
    value,
    low: successes === 0 ? 0 : Math.max(0, middle - half),
    high: successes === trials ? 1 : Math.min(1, middle + half),
  };
}
