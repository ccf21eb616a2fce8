/** The name that the drill tries to reach. Names under `.invalid` never resolve (RFC 6761, 6.4). */
export const drillHost = 'leak-drill.invalid';

/** What a way out is tried with. */
export interface Target {
  /** `https://leak-drill.invalid/` and the way's own path. */
  readonly url: string;
  /** Where elements can be put; it is emptied afterwards. */
  readonly stage: HTMLElement;
  /** Aborted when the try is over: what was opened has to be closed then. */
  readonly signal: AbortSignal;
}

/**
 * What a way can tell by itself. `tried`: nothing; whether it was refused, the browser reports or doesn't. `untold`: it
 * could not be tried here. `absent`: this browser has no such thing.
 */
export type Told = 'tried' | 'refused' | 'open' | 'untold' | 'absent';

/** A way out of the page that a hostile script could take. */
export interface Way {
  /** Of letters, digits and hyphens: it is the path of the address, too. */
  readonly id: string;
  readonly title: string;
  /** Whether a refusal is heard of. Where it is not, no report says nothing. */
  readonly isReported: boolean;
  /** It loads into a frame, which may be refused as one. */
  readonly isFrame?: true;
  /** What a refusal that it tells by itself means; without it, that the browser refused. */
  readonly refusal?: string;
  /** Tries it. It throws, at once or later, only where the browser refuses. */
  readonly attempt: (target: Target) => Told | Promise<Told>;
}
