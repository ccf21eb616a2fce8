/** A worker whose end is noticed, however it ends. */
export interface WatchedWorker {
  readonly worker: Worker;
  /** Settles when the worker has ended, or was ended. */
  readonly death: Promise<undefined>;
  readonly end: () => void;
}

/** A worker that has not taken its lock by then has died, or never began to live. */
const startPatienceMs = 60_000;

/**
 * Watches a worker that holds a Web Lock under its own name as long as it lives: the browser tells nobody that it ended
 * a worker, but it frees the lock. See docs/adr/0006.
 *
 * @param name the worker's name, which nothing else has
 */
export function watchWorker(worker: Worker, name: string, patienceMs = startPatienceMs): WatchedWorker {
  const { promise: death, resolve } = Promise.withResolvers<undefined>();
  const end = () => {
    worker.terminate();
    resolve(undefined);
  };
  worker.addEventListener('error', end);
  void endWhenReleased(name, death, patienceMs).then(end);
  return { worker, death, end };
}

/** Settles when a worker that somebody else started has ended: when nobody holds the Web Lock of its name any more. */
export function whenReleased(name: string): Promise<void> {
  return endWhenReleased(name, new Promise(() => undefined), startPatienceMs);
}

/**
 * Settles when nobody holds the worker's lock any more: an ended worker gives it up, however it ended. Waits for the
 * worker to take it first, but not for ever: one that ended before was never seen to hold it.
 */
async function endWhenReleased(name: string, death: Promise<undefined>, patienceMs: number): Promise<void> {
  const worker = { hasEnded: false };
  void death.then(() => (worker.hasEnded = true));
  const latest = performance.now() + patienceMs;
  for (let isHeld = false; !isHeld;) {
    if (worker.hasEnded || performance.now() > latest) return;
    await new Promise((later) => setTimeout(later, 50));
    const { held = [] } = await navigator.locks.query();
    isHeld = held.some((lock) => lock.name === name);
  }
  await navigator.locks.request(name, () => undefined);
}
