import type { Remote } from 'comlink';
import type { EvaluationReport } from '../../evaluation';
import type { Result } from '../../shared/result';
import { modelOfPage, type AskedModel } from './asked-model';
import { evaluate } from './evaluate';
import type { EvaluationError, EvaluationOrder, EvaluationProgress } from './order';

/** What runs inside the evaluation's worker. */
export class EvaluationHost {
  readonly #controller = new AbortController();

  /** @param model the page's, as a proxy */
  run(
    order: EvaluationOrder,
    model: AskedModel,
    onProgress: (progress: EvaluationProgress) => void,
  ): Promise<Result<EvaluationReport, EvaluationError>> {
    return evaluate(order, {
      signal: this.#controller.signal,
      onProgress,
      now: () => performance.now(),
      pause: () => new Promise((resolve) => setTimeout(resolve)),
      loadModel: () => modelOfPage(model as unknown as Remote<AskedModel>),
    });
  }

  abort(): void {
    this.#controller.abort();
  }
}
