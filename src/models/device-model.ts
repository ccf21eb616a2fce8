import { proxy, wrap, type Remote } from 'comlink';
import { err, ok, type Result } from '../shared/result';
import type { InferenceHost } from './inference-host';
import type {
  CallOptions,
  ContinuationScore,
  GenerateRequest,
  Generation,
  LanguageModel,
  ModelCard,
  ModelError,
  ScoreRequest,
} from './language-model';
import type { EngineChoice, LoadError, ModelStatus, PackSummary } from './model-status';

/** A worker and a promise that settles when it dies. */
interface Running {
  readonly host: Remote<InferenceHost>;
  readonly death: Promise<undefined>;
  /** Ends the worker, and with it every call that waits for it. */
  readonly end: () => void;
}

const WORKER_DIED: ModelError = {
  code: 'worker-died',
  message: 'The reading model stopped unexpectedly. Nothing is lost; trying again restarts it.',
  canRetry: true,
};

const ABSENT_CARD: ModelCard = {
  id: 'none',
  name: 'No model',
  version: '0.0.0',
  tier: 'device',
  engine: 'none',
  contextTokens: 0,
  capabilities: { score: false, tokenLogProbabilities: false, spanConstraint: false },
};

/**
 * The page's side of the inference worker: a {@link LanguageModel} whose worker can be started, cancelled, lost and
 * started again. No call hangs: a worker that dies ends all its calls with `worker-died`.
 */
export class DeviceModel implements LanguageModel {
  #status: ModelStatus = { phase: 'checking' };
  #summary: PackSummary | null = null;
  #card: ModelCard = ABSENT_CARD;
  #running: Running | null = null;
  #calls = 0;
  /** Whether the last load came so far as to start the model on the graphics processor. */
  #wasOnGpu = false;
  readonly #listeners = new Set<(status: ModelStatus) => void>();

  get status(): ModelStatus {
    return this.#status;
  }

  /** What the default pack is; null until {@link check} has found it. */
  get summary(): PackSummary | null {
    return this.#summary;
  }

  get card(): ModelCard {
    return this.#card;
  }

  /** Calls the listener now and at every change. Returns how to stop. */
  subscribe(listener: (status: ModelStatus) => void): () => void {
    this.#listeners.add(listener);
    listener(this.#status);
    return () => this.#listeners.delete(listener);
  }

  /** Finds out which pack this deployment offers and how much of it is here. */
  async check(): Promise<void> {
    this.#set({ phase: 'checking' });
    const inspected = await this.#withHost((host) => host.inspect(), loadErrorFor);
    if (!inspected.ok) {
      this.#set({ phase: 'failed', error: inspected.error });
      return;
    }
    this.#summary = inspected.value.summary;
    this.#set({
      phase: 'absent',
      downloadBytes: inspected.value.totalBytes,
      cachedBytes: inspected.value.cachedBytes,
    });
  }

  /** Makes the model ready. When the GPU fails its self-test or breaks, the processor takes over and the reason says so. */
  async load(): Promise<Result<EngineChoice, LoadError>> {
    let loaded = await this.#loadOnce(null);
    if (!loaded.ok && this.#wasOnGpu && isGpuFailure(loaded.error)) {
      loaded = await this.#loadOnce(`The graphics processor was not used. ${loaded.error.message}`);
    }
    if (!loaded.ok) {
      this.#stop();
      if (loaded.error.code === 'cancelled') await this.check();
      else this.#set({ phase: 'failed', error: loaded.error });
      return loaded;
    }
    this.#card = loaded.value.card;
    this.#set({ phase: 'ready', choice: loaded.value.choice });
    return ok(loaded.value.choice);
  }

  /** Stops a load. What was downloaded and checked stays. */
  cancel(): void {
    void this.#running?.host.cancelLoad();
  }

  /** Ends the worker and deletes the pack from this device. */
  async remove(): Promise<void> {
    this.#stop();
    // A call that loses its worker to this must not take the next worker for the one that broke.
    this.#set({ phase: 'checking' });
    await this.#withHost((host) => host.remove(), loadErrorFor);
    await this.check();
  }

  generate(request: GenerateRequest, options: CallOptions = {}): Promise<Result<Generation, ModelError>> {
    const onToken = options.onToken ? proxy(options.onToken) : null;
    return this.#verb(options, (host, call) => host.generate(call, request, onToken));
  }

  score(request: ScoreRequest, options: CallOptions = {}): Promise<Result<readonly ContinuationScore[], ModelError>> {
    return this.#verb(options, (host, call) => host.score(call, request));
  }

  countTokens(texts: readonly string[]): Promise<Result<readonly number[], ModelError>> {
    return this.#verb({}, (host, call) => host.countTokens(call, texts));
  }

  async #loadOnce(gpuRefusal: string | null): ReturnType<InferenceHost['load']> {
    this.#stop();
    this.#wasOnGpu = false;
    // Statuses travel on a port of their own: one can arrive after the result, and would then hide it.
    const load = { isOver: false };
    const onStatus = (status: ModelStatus): void => {
      if (load.isOver) return;
      if (status.phase === 'starting') this.#wasOnGpu = status.engine === 'transformers.js/webgpu';
      this.#set(status);
    };
    const loaded = await this.#withHost((host) => host.load({ gpuRefusal }, proxy(onStatus)), loadErrorFor);
    load.isOver = true;
    return loaded;
  }

  async #verb<T>(
    { signal }: CallOptions,
    work: (host: Remote<InferenceHost>, call: number) => Promise<Result<T, ModelError>>,
  ): Promise<Result<T, ModelError>> {
    if (this.#status.phase !== 'ready') {
      return err({
        code: 'not-loaded',
        message: 'The reading model is not loaded. Open Models to load it.',
        canRetry: true,
      });
    }
    if (signal?.aborted) return err({ code: 'cancelled', message: 'Stopped as you asked.', canRetry: true });
    const call = ++this.#calls;
    const stop = () => void this.#running?.host.abort(call);
    signal?.addEventListener('abort', stop);
    try {
      const result = await this.#withHost(
        (host) => work(host, call),
        () => WORKER_DIED,
      );
      if (!result.ok && needsRestart(result.error) && this.status.phase === 'ready') {
        this.#stop();
        this.#set({ phase: 'failed', error: loadErrorOfCall(result.error) });
      }
      return result;
    } finally {
      signal?.removeEventListener('abort', stop);
    }
  }

  /** Runs work in the worker, starting one when there is none; its death, whenever, is an error and not a hang. */
  async #withHost<T, E>(
    work: (host: Remote<InferenceHost>) => Promise<Result<T, E>>,
    onDeath: () => E,
  ): Promise<Result<T, E>> {
    const running = (this.#running ??= this.#start());
    const died = running.death.then((): Result<T, E> => err(onDeath()));
    try {
      return await Promise.race([work(running.host), died]);
    } catch {
      if (this.#running === running) this.#stop();
      return err(onDeath());
    }
  }

  #start(): Running {
    const running = start();
    void running.death.then(() => {
      if (this.#running !== running) return;
      this.#running = null;
      // Between two calls nobody else would notice, and the next one would meet a worker without a model.
      if (this.#status.phase === 'ready') this.#set({ phase: 'failed', error: loadErrorFor() });
    });
    return running;
  }

  #stop(): void {
    this.#running?.end();
    this.#running = null;
  }

  #set(status: ModelStatus): void {
    this.#status = status;
    for (const listener of this.#listeners) listener(status);
  }
}

function start(): Running {
  const name = `stayput-inference-${crypto.randomUUID()}`;
  const worker = new Worker(new URL('../../workers/inference.ts', import.meta.url), { type: 'module', name });
  const { promise: death, resolve } = Promise.withResolvers<undefined>();
  const end = () => {
    worker.terminate();
    resolve(undefined);
  };
  worker.addEventListener('error', end);
  void endWhenReleased(name, death).then(end);
  return { host: wrap<InferenceHost>(worker), death, end };
}

/**
 * Settles when nobody holds the worker's lock any more: an ended worker gives it up, however it ended. Waits for the
 * worker to take it first, or for its end.
 */
async function endWhenReleased(name: string, death: Promise<undefined>): Promise<void> {
  const worker = { hasEnded: false };
  void death.then(() => (worker.hasEnded = true));
  for (let isHeld = false; !isHeld && !worker.hasEnded;) {
    await new Promise((later) => setTimeout(later, 50));
    const { held = [] } = await navigator.locks.query();
    isHeld = held.some((lock) => lock.name === name);
  }
  await navigator.locks.request(name, () => undefined);
}

function needsRestart(error: ModelError): boolean {
  return ['worker-died', 'device-lost', 'out-of-memory', 'engine-failed', 'timed-out'].includes(error.code);
}

function isGpuFailure(error: LoadError): boolean {
  return ['self-test-failed', 'engine-failed', 'out-of-memory', 'worker-died'].includes(error.code);
}

function loadErrorFor(): LoadError {
  return { code: 'worker-died', message: WORKER_DIED.message, canRetry: true };
}

function loadErrorOfCall(error: ModelError): LoadError {
  return {
    code: error.code === 'out-of-memory' || error.code === 'worker-died' ? error.code : 'engine-failed',
    message: error.message,
    canRetry: true,
  };
}
