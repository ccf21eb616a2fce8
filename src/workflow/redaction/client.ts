import { proxy, wrap, type Remote } from 'comlink';
import type { EntityPackState, LoadError } from '../../models';
import type { Entity, PlaceholderTable, Redaction, RequestPart, Restoration } from '../../redaction';
import { err, ok, type Result } from '../../shared/result';
import { watchWorker, type WatchedWorker } from '../../shared/watched-worker';
import type { RedactionHost } from './host';
import type { RedactionError, RedactionOrder } from './order';

export interface RedactionCallOptions {
  readonly signal?: AbortSignal;
  /** Called with a share from 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

type Host = RedactionHost<LoadError, EntityPackState>;

interface Running {
  readonly watched: WatchedWorker;
  readonly host: Remote<Host>;
  /** `refused`: it is on this device and could not be started; only {@link RedactionClient.loadModel} tries again. */
  model: 'unknown' | 'started' | 'refused';
}

const died: RedactionError = {
  code: 'worker-died',
  message: 'The browser ended the redaction, perhaps for lack of memory. Nothing was changed; try again.',
};
const cancelled: RedactionError = { code: 'cancelled', message: 'Stopped as you asked. Nothing was changed.' };

/** The page's side of the redaction worker. The worker starts with the first call; one that dies ends its calls. */
export class RedactionClient {
  #running: Running | null = null;
  #calls = 0;

  /** What of the entity model is on this device. Nothing is fetched. */
  async inspect(): Promise<Result<EntityPackState, RedactionError>> {
    return this.#call(this.#worker(), {}, (host) => host.inspect());
  }

  /** Fetches the entity model where it is missing, and starts it. The progress is that of its bytes. */
  async loadModel(options: RedactionCallOptions = {}): Promise<Result<null, LoadError | RedactionError>> {
    const running = this.#worker();
    if (running.model === 'started') return ok(null);
    const inspected = await this.inspect();
    if (!inspected.ok) return inspected;
    const { totalBytes } = inspected.value;
    let bytes = 0;
    const onBytes = proxy((more: number) => {
      bytes += more;
      options.onProgress?.(Math.min(1, Math.max(0, bytes / Math.max(1, totalBytes))));
    });
    const loaded = await this.#call<null, LoadError>(running, options, (host, call) => host.loadModel(call, onBytes));
    if (loaded.ok) running.model = 'started';
    else if (loaded.error.code !== 'cancelled') running.model = 'refused';
    return loaded;
  }

  /** The entities of each text. The entity model is used where it is on this device. */
  async findEntities(
    texts: readonly string[],
    options: RedactionCallOptions = {},
  ): Promise<Result<readonly (readonly Entity[])[], RedactionError>> {
    return this.#withModel(options, (host, call, onProgress) => host.findEntities(call, texts, onProgress));
  }

  /** Redacts the parts of one request together. The entity model is used where it is on this device. */
  async redact(
    parts: readonly RequestPart[],
    { policy, marks, ...options }: RedactionCallOptions & Omit<RedactionOrder, 'parts'> = {},
  ): Promise<Result<Redaction, RedactionError>> {
    const order: RedactionOrder = { parts, ...(policy && { policy }), ...(marks && { marks }) };
    const redacted = await this.#withModel(options, (host, call, onProgress) => host.redact(call, [order], onProgress));
    if (!redacted.ok) return redacted;
    const [redaction] = redacted.value;
    if (!redaction) throw new Error('An order has a redaction.');
    return ok(redaction);
  }

  /** Puts the originals back into an answer to a request that was redacted. */
  async restore(answer: string, table: PlaceholderTable): Promise<Result<Restoration, RedactionError>> {
    return this.#call(this.#worker(), {}, async (host) => ok(await host.restore(answer, table)));
  }

  /** Ends the worker, and its calls with it. */
  end(): void {
    this.#running?.watched.end();
    this.#running = null;
  }

  async #withModel<T>(
    options: RedactionCallOptions,
    work: (host: Remote<Host>, call: number, onProgress: OnProgress) => Promise<Result<T, RedactionError>>,
  ): Promise<Result<T, RedactionError>> {
    const running = this.#worker();
    if (running.model === 'unknown') {
      const inspected = await this.inspect();
      // A model that is here and does not start is no reason to redact nothing: the result says that it was not used.
      if (inspected.ok && inspected.value.state === 'present') {
        await this.loadModel({ ...(options.signal && { signal: options.signal }) });
      }
    }
    const onProgress = options.onProgress ? proxy(options.onProgress) : null;
    return this.#call(running, options, (host, call) => work(host, call, onProgress));
  }

  async #call<T, E>(
    { host, watched }: Running,
    { signal }: RedactionCallOptions,
    work: (host: Remote<Host>, call: number) => Promise<Result<T, E | RedactionError>>,
  ): Promise<Result<T, E | RedactionError>> {
    if (signal?.aborted) return err(cancelled);
    const call = ++this.#calls;
    const abort = () => void host.abort(call);
    signal?.addEventListener('abort', abort);
    try {
      return await Promise.race([work(host, call), watched.death.then(() => err(died))]);
    } finally {
      signal?.removeEventListener('abort', abort);
    }
  }

  #worker(): Running {
    if (this.#running) return this.#running;
    const name = `stayput-redaction-${crypto.randomUUID()}`;
    const worker = new Worker(new URL('../../../workers/redaction.ts', import.meta.url), { type: 'module', name });
    const running: Running = { watched: watchWorker(worker, name), host: wrap<Host>(worker), model: 'unknown' };
    this.#running = running;
    void running.watched.death.then(() => {
      if (this.#running === running) this.#running = null;
    });
    return running;
  }
}

type OnProgress = ((share: number) => void) | null;
