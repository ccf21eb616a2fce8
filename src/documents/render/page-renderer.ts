import { wrap, type Remote } from 'comlink';
import { err } from '../../shared/result';
import type { DocumentsWorker, WorkerEndpoint } from '../client';
import {
  RENDER_LIMITS,
  renderErrors,
  type RenderError,
  type RenderLimits,
  type RenderRequest,
  type RenderResult,
} from './page-image';

/** A PDF whose pages are drawn. `key` names the bytes. */
export interface PageSource {
  readonly key: string;
  readonly bytes: Uint8Array;
}

interface Running {
  readonly worker: WorkerEndpoint;
  readonly remote: Remote<DocumentsWorker>;
  /** Which PDF it has open. */
  key: string | null;
}

/** Turning pages is quick while the PDF is open, and an open PDF takes memory. */
const idleMs = 30_000;

/**
 * Draws pages in a documents worker of its own, one at a time: a page that hangs is stopped with its worker, and no
 * reading is stopped with it.
 */
export class PageRenderer {
  readonly #startWorker: () => WorkerEndpoint;
  readonly #limits: RenderLimits;
  #running: Running | null = null;
  #idleTimer: ReturnType<typeof setTimeout> | undefined;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(startWorker: () => WorkerEndpoint, limits = RENDER_LIMITS) {
    this.#startWorker = startWorker;
    this.#limits = limits;
  }

  /**
   * Draws a page. An abort takes a page that waits out of the queue; one that is being drawn is drawn to its end, since
   * opening the PDF anew would take longer.
   *
   * @param page from 0
   * @param scale pixels per PDF point
   */
  render(source: PageSource, page: number, scale: number, signal?: AbortSignal): Promise<RenderResult> {
    const turn = this.#queue.then(async () => {
      if (signal?.aborted === true) return err(renderErrors.cancelled());
      clearTimeout(this.#idleTimer);
      const result = await this.#renderInWorker(source, page, scale);
      if (!result.ok && result.error.code !== 'unreadable-page') this.#stop();
      else {
        this.#idleTimer = setTimeout(() => {
          this.#stop();
        }, idleMs);
      }
      return result;
    });
    this.#queue = turn;
    return turn;
  }

  #renderInWorker(source: PageSource, page: number, scale: number): Promise<RenderResult> {
    const ended = new AbortController();
    return new Promise<RenderResult>((resolve) => {
      const fail = (error: RenderError) => () => {
        resolve(err(error));
      };
      const timer = setTimeout(fail(renderErrors.timedOut(this.#limits)), this.#limits.timeoutMs);
      ended.signal.addEventListener('abort', () => {
        clearTimeout(timer);
      });
      const crashed = fail(renderErrors.crashed());
      try {
        const running = (this.#running ??= this.#start());
        running.worker.addEventListener('error', crashed, { signal: ended.signal });
        running.worker.addEventListener('messageerror', crashed, { signal: ended.signal });
        const { key } = source;
        const request: RenderRequest = { key, page, scale, bytes: running.key === key ? null : source.bytes };
        running.remote.renderPage(request, this.#limits).then((result) => {
          // A PDF that doesn't open is given again next time, and fails again, with the same words.
          running.key = result.ok ? key : null;
          resolve(result);
        }, crashed);
      } catch {
        crashed();
      }
    }).finally(() => {
      ended.abort();
    });
  }

  #start(): Running {
    const worker = this.#startWorker();
    return { worker, remote: wrap<DocumentsWorker>(worker), key: null };
  }

  #stop(): void {
    this.#running?.worker.terminate();
    this.#running = null;
  }
}
