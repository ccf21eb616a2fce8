import { proxy, wrap } from 'comlink';
import { err, type Result } from '../../shared/result';
import { watchWorker } from '../../shared/watched-worker';
import type { LearnError, LearnOrder } from './learn';
import type { LearnedTask } from './learned-task';
import type { LearningHost } from './learning-host';

const died: LearnError = {
  code: 'worker-died',
  message: 'The browser ended the learning, perhaps for lack of memory. Nothing was changed; try again.',
};

/**
 * Learns in a worker of its own, which ends with it.
 *
 * @param onProgress told a share from 0 to 1
 */
export async function runLearning(
  order: LearnOrder,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<Result<LearnedTask, LearnError>> {
  const name = `stayput-learning-${crypto.randomUUID()}`;
  const worker = new Worker(new URL('../../../workers/learning.ts', import.meta.url), { type: 'module', name });
  const watched = watchWorker(worker, name);
  const host = wrap<LearningHost>(worker);
  const abort = () => void host.abort();
  signal.addEventListener('abort', abort);
  // It may have been stopped before anybody listened.
  if (signal.aborted) abort();
  try {
    return await Promise.race([host.learn(order, proxy(onProgress)), watched.death.then(() => err(died))]);
  } finally {
    signal.removeEventListener('abort', abort);
    watched.end();
  }
}
