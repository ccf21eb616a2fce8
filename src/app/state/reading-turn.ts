/** Lets one piece of work at a time use the model: two documents in turns would compute each other's prefix anew. */
export class ReadingTurn {
  #last: Promise<unknown> = Promise.resolve();

  /** Runs `work` when all that was asked before is done. */
  run<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
