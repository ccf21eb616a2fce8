import type { EvaluationReport } from '../../evaluation';
import type { Result } from '../../shared/result';
import { evaluate } from './evaluate';
import type { EvaluationError, EvaluationOrder, EvaluationProgress } from './order';

/** What runs inside the evaluation's worker. */
export class EvaluationHost {
  readonly #controller = new AbortController();

  run(
    order: EvaluationOrder,
    onProgress: (progress: EvaluationProgress) => void,
  ): Promise<Result<EvaluationReport, EvaluationError>> {
    return evaluate(order, {
      signal: this.#controller.signal,
      onProgress,
      now: () => performance.now(),
      pause: () => new Promise((resolve) => setTimeout(resolve)),
    });
  }

  abort(): void {
    this.#controller.abort();
  }
}
