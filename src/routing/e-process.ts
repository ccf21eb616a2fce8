/**
 * A watch over the error rate of what is accepted, as plain data: it can be stored between spot checks. Looking at it after every check
 * is allowed; that is what an e-process is for.
 */
export interface DriftWatch {
  /** The error rate that is fine, above 0 and below 1. */
  readonly target: number;
  /** The probability of ever alarming while the error rate is at most the target, above 0 and below 1. */
  readonly alpha: number;
  /** Checks so far. */
  readonly checks: number;
  /** Errors so far. */
  readonly errors: number;
  /** Log of what a gambler who began with 1 and bets on a higher error rate now has. A log, so that it never leaves its range. */
  readonly logWealth: number;
  /** Checks and errors of late: each check counts a little less than the one after it. */
  readonly recent: { readonly checks: number; readonly errors: number };
  /** After how many checks it alarmed first; null while it has not. It stays: evidence once found isn't lost by later luck. */
  readonly alarmedAt: number | null;
}

/** About how many checks the memory for the next bet holds: a later drift has to show against what went before. */
const memory = 100;

/** How many checks at the target count as seen before the first: a first error alone is no reason to bet high. */
const prior = 10;

/** The largest error rate that is bet on: an answer that is right never takes all of the wealth. */
const highestBet = 0.9;

/** A watch that has seen nothing. */
export function startDriftWatch({ target, alpha }: { readonly target: number; readonly alpha: number }): DriftWatch {
  return {
    target,
    alpha,
    checks: 0,
    errors: 0,
    logWealth: 0,
    recent: { checks: 0, errors: 0 },
    alarmedAt: null,
  };
}

/**
 * The watch after one more spot check. The wealth is multiplied by `1 + bet (isWrong - target)`, with a bet that only what went before
 * decides (Waudby-Smith and Ramdas, 2024, "Estimating means of bounded random variables by betting"): while the error rate is at
 * most the target it can't grow on average, so it ever reaches 1/alpha with probability at most alpha (Ville, 1939). The bet is the one
 * that grows fastest if the recent error rate, drawn towards the target, is the true one; where that is not above the target
 * nothing is bet, so that years without drift cost nothing.
 */
export function observe(watch: DriftWatch, isWrong: boolean): DriftWatch {
  const { target, alpha, recent } = watch;
  const rate = (recent.errors + prior * target) / (recent.checks + prior);
  const suspected = Math.min(Math.max(rate, target), Math.max(highestBet, target));
  // 1 + bet (x - target), with bet = (suspected - target) / (target (1 - target)): the likelihood ratio, always above 0.
  const logGrowth = isWrong ? Math.log(suspected / target) : Math.log((1 - suspected) / (1 - target));
  const checks = watch.checks + 1;
  const logWealth = watch.logWealth + logGrowth;
  const kept = 1 - 1 / memory;
  return {
    target,
    alpha,
    checks,
    errors: watch.errors + (isWrong ? 1 : 0),
    logWealth,
    recent: { checks: recent.checks * kept + 1, errors: recent.errors * kept + (isWrong ? 1 : 0) },
    alarmedAt: watch.alarmedAt ?? (logWealth >= -Math.log(alpha) ? checks : null),
  };
}
