/** One who waits or works: a tab. */
type Who = string;

export interface TurnOptions {
  /** So long one may go on with call after call while others wait. */
  readonly turnMs: number;
  /** So long its next call is waited for, although others wait: what it computed for the last one is still there. */
  readonly graceMs: number;
  readonly now?: () => number;
}

/**
 * Runs work of several tabs, one piece at a time. Turns go round; within a turn a tab keeps the model, because the
 * model keeps the document of the last call, and changing the document at every call would compute each one anew.
 */
export class FairQueue {
  readonly #options: Required<TurnOptions>;
  readonly #waiting = new Map<Who, (() => Promise<void>)[]>();
  #turn: { readonly who: Who; readonly since: number } | null = null;
  #isBusy = false;
  #grace: ReturnType<typeof setTimeout> | null = null;

  constructor(options: TurnOptions) {
    this.#options = { now: () => performance.now(), ...options };
  }

  /** Runs the work when its turn comes; an exception goes to the caller, and to nobody else. */
  run<T>(who: Who, work: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const jobs = this.#waiting.get(who) ?? [];
      jobs.push(() => work().then(resolve, reject));
      this.#waiting.set(who, jobs);
      this.#next();
    });
  }

  #next(): void {
    if (this.#isBusy) return;
    const who = this.#choose();
    if (who === null) return;
    this.#endGrace();
    const jobs = this.#waiting.get(who) ?? [];
    const job = jobs.shift();
    if (jobs.length === 0) this.#waiting.delete(who);
    if (!job) return;
    if (this.#turn?.who !== who) this.#turn = { who, since: this.#options.now() };
    this.#isBusy = true;
    void job().finally(() => {
      this.#isBusy = false;
      this.#next();
    });
  }

  /** Who is next; null when nobody waits, or the one whose turn it is gets a moment for its next call. */
  #choose(): Who | null {
    const [other] = [...this.#waiting.keys()].filter((who) => who !== this.#turn?.who);
    const turn = this.#turn;
    if (turn === null) return other ?? null;
    const hasMore = this.#waiting.has(turn.who);
    if (other === undefined) {
      if (!hasMore) return null;
      // Nobody waited, so the time so far is not counted against it.
      this.#turn = { who: turn.who, since: this.#options.now() };
      return turn.who;
    }
    if (this.#options.now() - turn.since >= this.#options.turnMs) return other;
    if (hasMore) return turn.who;
    this.#grace ??= setTimeout(() => {
      this.#grace = null;
      if (!this.#isBusy) this.#turn = null;
      this.#next();
    }, this.#options.graceMs);
    return null;
  }

  #endGrace(): void {
    if (this.#grace !== null) clearTimeout(this.#grace);
    this.#grace = null;
  }
}
