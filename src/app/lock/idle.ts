/** One moment on two clocks, in milliseconds: the wall's can be set, the other's may stand still while a device sleeps. */
export interface Moment {
  readonly wallMs: number;
  readonly monotonicMs: number;
}

/** How much two clocks may drift apart, or be corrected, before it means that somebody set one. */
const toleranceMs = 60_000;

/** The moment that it is now. */
export function now(): Moment {
  return { wallMs: Date.now(), monotonicMs: performance.now() };
}

/**
 * How long nobody has done anything, in milliseconds. The clock that says more is believed; a wall clock that was set
 * back hides how long it was, so that counts as for ever.
 */
export function idleMs(last: Moment, present: Moment): number {
  const wall = present.wallMs - last.wallMs;
  const monotonic = present.monotonicMs - last.monotonicMs;
  if (wall < monotonic - toleranceMs) return Infinity;
  return Math.max(wall, monotonic);
}
