import { proxy, wrap, type Remote } from 'comlink';
import { err, ok, type Result } from '../shared/result';
import { watchWorker } from '../shared/watched-worker';
import type { InferenceHost, LoadRequest } from './inference-host';
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
import { CANCELLED, NOT_LOADED, WORKER_DIED } from './model-errors';
import type { EngineChoice, LoadError, ModelStatus, PackSummary, UpdateStatus } from './model-status';
import type { ImportSource } from './pack-import';

/** A worker and a promise that settles when it dies. */
interface Running {
  readonly host: Remote<InferenceHost>;
  readonly death: Promise<undefined>;
  /** Ends the worker, and with it every call that waits for it. */
  readonly end: () => void;
}

/** Where the page remembers that the model was ready here; it outlives what a browser deletes to make room. */
export interface ReadyMemory {
  get(): boolean;
  set(wasReady: boolean): void;
}

export const ABSENT_CARD: ModelCard = {
  id: 'none',
  name: 'No model',
  version: '0.0.0',
  tier: 'device',
  engine: 'none',
  contextTokens: 0,
  capabilities: { score: false, tokenLogProbabilities: false, spanConstraint: false, jsonConstraint: false },
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
  #update: UpdateStatus | null = null;
  #loading: Promise<Result<EngineChoice, LoadError>> | null = null;
  /** Whether the worker was asked for more than what the pack is, which leaves nothing behind. */
  #isWorkerUsed = false;
  #inspections = 0;
  readonly #memory: ReadyMemory;
  readonly #startPatienceMs: number | undefined;
  readonly #listeners = new Set<(status: ModelStatus) => void>();

  constructor(memory: ReadyMemory = localMemory(), startPatienceMs?: number) {
    this.#memory = memory;
    this.#startPatienceMs = startPatienceMs;
  }

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

  /** The newer version that the deployment offers; null when there is none. */
  get update(): UpdateStatus | null {
    return this.#update;
  }

  /** Calls the listener now and at every change. Returns how to stop. */
  subscribe(listener: (status: ModelStatus) => void): () => void {
    this.#listeners.add(listener);
    listener(this.#status);
    return () => this.#listeners.delete(listener);
  }

  /** Finds out which pack this deployment offers and how much of it is here. */
  async check(): Promise<void> {
    if (this.#loading) await this.#loading;
    else await this.#check(() => this.#loading !== null);
  }

  /** `isOutrun`: whether meanwhile something began that says more than what is found here. */
  async #check(isOutrun: () => boolean = () => false): Promise<void> {
    this.#set({ phase: 'checking' });
    const inspected = await this.#inspect();
    if (isOutrun()) return;
    if (!inspected.ok) {
      this.#set({ phase: 'failed', error: inspected.error });
      return;
    }
    const { summary, update, cachedBytes, totalBytes } = inspected.value;
    this.#summary = summary;
    this.#update = update && { ...update, progress: null, problem: null };
    const wasEvicted = cachedBytes < totalBytes && this.#memory.get();
    this.#set({ phase: 'absent', downloadBytes: totalBytes, cachedBytes, ...(wasEvicted && { wasEvicted }) });
  }

  /**
   * Makes the model ready. When the GPU fails its self-test or breaks, the processor takes over and the reason says so.
   * Who asks while a load is under way gets that one's answer.
   */
  load(): Promise<Result<EngineChoice, LoadError>> {
    this.#loading ??= this.#load('current').finally(() => {
      this.#loading = null;
    });
    return this.#loading;
  }

  /**
   * Downloads the offered version while the model goes on, then changes over to it. When that fails, the old one is
   * started again and {@link update} says why.
   */
  async fetchUpdate(): Promise<void> {
    const { update } = this;
    if (!update || update.progress || this.#loading) return;
    const wasReady = this.#status.phase === 'ready';
    const tell = (change: Partial<UpdateStatus>) => {
      this.#update = { ...update, progress: null, problem: null, ...change };
      this.#set(this.#status);
    };
    const isOver = { value: false };
    const onStatus = (status: ModelStatus) => {
      if (isOver.value || !('totalBytes' in status)) return;
      tell({ progress: { bytes: status.bytes, totalBytes: status.totalBytes } });
    };
    tell({ progress: { bytes: 0, totalBytes: update.downloadBytes } });
    this.#isWorkerUsed = true;
    const fetched = await this.#withHost((host) => host.fetchUpdate(proxy(onStatus)), loadErrorFor);
    isOver.value = true;
    if (!fetched.ok) {
      tell(fetched.error.code === 'cancelled' ? {} : { problem: fetched.error.message });
      return;
    }
    tell({});
    this.#loading = this.#load('offered').finally(() => {
      this.#loading = null;
    });
    const loaded = await this.#loading;
    if (loaded.ok) {
      await this.#look();
      return;
    }
    tell({ problem: `The new version could not be started, so the old one stays. ${loaded.error.message}` });
    if (wasReady) await this.load();
  }

  /** Takes the pack from a folder or a ZIP file. Loading it afterwards needs no network. */
  async importPack(source: ImportSource): Promise<Result<null, LoadError>> {
    this.#stop();
    const isOver = { value: false };
    const onStatus = (status: ModelStatus) => {
      if (!isOver.value) this.#set(status);
    };
    this.#isWorkerUsed = true;
    const taken = await this.#withHost((host) => host.importPack(source, proxy(onStatus)), loadErrorFor);
    isOver.value = true;
    if (taken.ok || taken.error.code === 'cancelled') await this.check();
    else this.#set({ phase: 'failed', error: taken.error });
    return taken;
  }

  /** Stops a load, an import or the download of an update. What was downloaded stays. */
  cancel(): void {
    void this.#running?.host.cancelLoad();
  }

  /** Ends the worker; the model can be loaded again. */
  stop(): void {
    this.#stop();
    this.#set({ phase: 'checking' });
  }

  /** Ends the worker and deletes the pack from this device. */
  async remove(): Promise<void> {
    this.#stop();
    this.#memory.set(false);
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

  async #load(which: LoadRequest['which']): Promise<Result<EngineChoice, LoadError>> {
    let loaded = await this.#loadOnce(null, which);
    if (!loaded.ok && this.#wasOnGpu && isGpuFailure(loaded.error)) {
      loaded = await this.#loadOnce(`The graphics processor was not used. ${loaded.error.message}`, which);
    }
    if (!loaded.ok) {
      this.#stop();
      if (loaded.error.code === 'cancelled') await this.#check();
      else this.#set({ phase: 'failed', error: loaded.error });
      return loaded;
    }
    this.#card = loaded.value.card;
    this.#memory.set(true);
    this.#set({ phase: 'ready', choice: loaded.value.choice });
    return ok(loaded.value.choice);
  }

  async #inspect(): ReturnType<InferenceHost['inspect']> {
    this.#inspections++;
    try {
      return await this.#withHost((host) => host.inspect(), loadErrorFor);
    } finally {
      this.#inspections--;
    }
  }

  /** Reads again what the pack is, without a change of status. */
  async #look(): Promise<void> {
    const inspected = await this.#inspect();
    if (!inspected.ok) return;
    const { summary, update } = inspected.value;
    this.#summary = summary;
    this.#update = update && { ...update, progress: null, problem: null };
    this.#set(this.#status);
  }

  async #loadOnce(gpuRefusal: string | null, which: LoadRequest['which']): ReturnType<InferenceHost['load']> {
    // Each attempt gets a worker of its own. The one that only looked what is here is as good as new, and is there.
    if (this.#isWorkerUsed || this.#inspections > 0) this.#stop();
    this.#isWorkerUsed = true;
    this.#wasOnGpu = false;
    // Statuses travel on a port of their own: one can arrive after the result, and would then hide it.
    const load = { isOver: false };
    const onStatus = (status: ModelStatus): void => {
      if (load.isOver) return;
      if (status.phase === 'starting') this.#wasOnGpu = status.engine === 'transformers.js/webgpu';
      this.#set(status);
    };
    const loaded = await this.#withHost((host) => host.load({ gpuRefusal, which }, proxy(onStatus)), loadErrorFor);
    load.isOver = true;
    return loaded;
  }

  async #verb<T>(
    { signal }: CallOptions,
    work: (host: Remote<InferenceHost>, call: number) => Promise<Result<T, ModelError>>,
  ): Promise<Result<T, ModelError>> {
    if (this.#status.phase !== 'ready') return err(NOT_LOADED);
    if (signal?.aborted) return err(CANCELLED);
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
    const running = start(this.#startPatienceMs);
    void running.death.then(() => {
      if (this.#running !== running) return;
      this.#running = null;
      this.#isWorkerUsed = false;
      // Between two calls nobody else would notice, and the next one would meet a worker without a model.
      if (this.#status.phase === 'ready') this.#set({ phase: 'failed', error: loadErrorFor() });
    });
    return running;
  }

  #stop(): void {
    this.#running?.end();
    this.#running = null;
    this.#isWorkerUsed = false;
  }

  #set(status: ModelStatus): void {
    this.#status = status;
    for (const listener of this.#listeners) listener(status);
  }
}

function start(patienceMs: number | undefined): Running {
  const name = `stayput-inference-${crypto.randomUUID()}`;
  const worker = new Worker(new URL('../../workers/inference.ts', import.meta.url), { type: 'module', name });
  const { death, end } = watchWorker(worker, name, patienceMs);
  return { host: wrap<InferenceHost>(worker), death, end };
}

function localMemory(): ReadyMemory {
  const key = 'stayput-model-was-ready';
  return {
    get: () => localStorage.getItem(key) !== null,
    set: (wasReady) => {
      if (wasReady) localStorage.setItem(key, 'yes');
      else localStorage.removeItem(key);
    },
  };
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
