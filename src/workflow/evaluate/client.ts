import { proxy, wrap } from 'comlink';
import type { EvaluationReport } from '../../evaluation';
import { err, type Result } from '../../shared/result';
import { watchWorker } from '../../shared/watched-worker';
import { askedModel, type LoadableModel } from './asked-model';
import type { EvaluationHost } from './host';
import type { EvaluationError, EvaluationOrder, EvaluationProgress } from './order';

const died: EvaluationError = {
  code: 'worker-died',
  message:
    'The browser ended the evaluation, perhaps for lack of memory. Your files are as they were; try fewer records.',
};

/**
 * Runs one evaluation in a worker of its own, which ends with it.
 *
 * @param model made ready if the evaluation needs it; it runs where the page has it
 * @param onProgress told what is being done, and how much of it
 */
export async function runEvaluation(
  order: EvaluationOrder,
  model: LoadableModel,
  onProgress: (progress: EvaluationProgress) => void,
  signal: AbortSignal,
): Promise<Result<EvaluationReport, EvaluationError>> {
  const name = `stayput-evaluation-${crypto.randomUUID()}`;
  const worker = new Worker(new URL('../../../workers/evaluation.ts', import.meta.url), { type: 'module', name });
  const watched = watchWorker(worker, name);
  const host = wrap<EvaluationHost>(worker);
  const abort = () => void host.abort();
  signal.addEventListener('abort', abort);
  // It may have been stopped while the files were read.
  if (signal.aborted) abort();
  const asked = askedModel(model, onProgress, signal);
  try {
    return await Promise.race([host.run(order, asked, proxy(onProgress)), watched.death.then(() => err(died))]);
  } finally {
    signal.removeEventListener('abort', abort);
    watched.end();
  }
}
