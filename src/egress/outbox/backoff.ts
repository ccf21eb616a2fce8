/** How long to leave a destination alone, and when to stop trying it. Times are in milliseconds. */

const firstDelayMs = 2_000;
const longestDelayMs = 10 * 60_000;
/** Failures in a row after which a destination is left alone. */
const failuresToOpen = 3;
const openMs = 60_000;
const longestOpenMs = 30 * 60_000;

/**
 * When to try again after the `attempt`-th failure (from 1): doubling, with jitter so that many devices do not come back at
 * once, never before the server wants it.
 *
 * @param chance a number from 0 to 1, exclusive
 */
export function retryDelayMs(attempt: number, retryAfterMs: number | null, chance: number): number {
  const doubled = Math.min(longestDelayMs, firstDelayMs * 2 ** (attempt - 1));
  return Math.max(retryAfterMs ?? 0, Math.round(doubled * (0.5 + chance / 2)));
}

/** What is known of a destination's health. */
export interface Circuit {
  readonly failures: number;
  /** Until then nothing is sent there. */
  readonly openUntil: number;
}

export const closedCircuit: Circuit = { failures: 0, openUntil: 0 };

/** A failure that speaks about the server, not about the request. After three in a row it is left alone, each time longer. */
export function afterFailure({ failures }: Circuit, now: number): Circuit {
  const more = failures + 1;
  if (more < failuresToOpen) return { failures: more, openUntil: 0 };
  return { failures: more, openUntil: now + Math.min(longestOpenMs, openMs * 2 ** (more - failuresToOpen)) };
}
