import type { Result } from '../../shared/result';
import { learnTask, type LearnError, type LearnOrder } from './learn';
import type { LearnedTask } from './learned-task';

/** What runs inside the worker that learns. */
export class LearningHost {
  readonly #controller = new AbortController();

  learn(order: LearnOrder, onProgress: (share: number) => void): Promise<Result<LearnedTask, LearnError>> {
    return learnTask(order, {
      signal: this.#controller.signal,
      onProgress,
      pause: () => new Promise((resolve) => setTimeout(resolve)),
    });
  }

  abort(): void {
    this.#controller.abort();
  }
}
