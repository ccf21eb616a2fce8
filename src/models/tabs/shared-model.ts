import { err, type Result } from '../../shared/result';
import { ABSENT_CARD, type DeviceModel } from '../device-model';
import type { CallOptions, ContinuationScore, GenerateRequest, Generation } from '../language-model';
import type { LanguageModel, ModelCard, ModelError, ScoreRequest } from '../language-model';
import { CANCELLED, NOT_LOADED, OTHER_TAB_CLOSED, OTHER_TAB_SILENT } from '../model-errors';
import type { EngineChoice, LoadError, ModelStatus, PackSummary, UpdateStatus } from '../model-status';
import type { ImportSource } from '../pack-import';
import { FairQueue } from './fair-queue';
import { browserTabs, type TabPorts } from './ports';
import { asTabMessage, type Ask, type ModelView, type TabMessage } from './protocol';

/** What runs the model in the tab that owns it. */
type LocalModel = Pick<
  DeviceModel,
  | keyof LanguageModel
  | 'status'
  | 'summary'
  | 'update'
  | 'subscribe'
  | 'check'
  | 'load'
  | 'cancel'
  | 'remove'
  | 'stop'
  | 'fetchUpdate'
  | 'importPack'
>;

export interface SharingTimes {
  /** How often a tab that waits for an answer asks whether the owner still lives. */
  readonly pingMs: number;
  /** An owner that leaves a ping unanswered for so long counts as hung. */
  readonly silenceMs: number;
  readonly turnMs: number;
  readonly graceMs: number;
}

const TIMES: SharingTimes = { pingMs: 5_000, silenceMs: 30_000, turnMs: 20_000, graceMs: 100 };

/** A question to the owner that waits for its answer. */
interface Pending {
  readonly resolve: (answer: unknown) => void;
  /** The answer when there will be none: the owner closed, or hangs. */
  readonly lost: (why: ModelError) => unknown;
  readonly onToken: CallOptions['onToken'];
}

/**
 * One model for all tabs of this origin. The tab that holds a Web Lock owns it and runs the worker; the others ask that
 * tab. When it closes or crashes the browser gives the lock to the next tab, which starts the model itself. Calls of
 * several tabs take turns ({@link FairQueue}). No call hangs: an owner that closes ends it with `worker-died`, one that
 * hangs with `timed-out`; both may be tried again.
 */
export class SharedModel implements LanguageModel {
  readonly #local: LocalModel;
  readonly #tabs: TabPorts;
  readonly #times: SharingTimes;
  readonly #queue: FairQueue;
  readonly #listeners = new Set<(status: ModelStatus) => void>();
  readonly #pending = new Map<number, Pending>();
  /** Calls that other tabs made here, by tab and number, so that they can be stopped. */
  readonly #served = new Map<string, AbortController>();
  #view: ModelView = { status: { phase: 'checking' }, summary: null, card: ABSENT_CARD, update: null };
  #isOwner = false;
  /** The tab that owns the model, when this one does not; null until it is heard. */
  #owner: string | null = null;
  #calls = 0;
  #pingSince: number | null = null;
  readonly #settled = Promise.withResolvers<undefined>();

  constructor(local: LocalModel, tabs: TabPorts = browserTabs(), times: SharingTimes = TIMES) {
    this.#local = local;
    this.#tabs = tabs;
    this.#times = times;
    this.#queue = new FairQueue(times);
    local.subscribe(() => {
      if (this.#isOwner) this.#showLocal();
    });
    tabs.listen((data) => {
      const message = asTabMessage(data);
      if (message) this.#hear(message);
    });
    tabs.wait({
      onGranted: () => void this.#becomeOwner(),
      onStolen: () => {
        this.#loseOwnership();
      },
    });
    this.#post({ kind: 'hello' });
    setInterval(() => {
      this.#watchOwner();
    }, times.pingMs);
    globalThis.addEventListener('pagehide', () => {
      this.#post({ kind: 'bye' });
    });
  }

  get status(): ModelStatus {
    return this.#view.status;
  }

  get summary(): PackSummary | null {
    return this.#view.summary;
  }

  get card(): ModelCard {
    return this.#view.card;
  }

  get update(): UpdateStatus | null {
    return this.#view.update;
  }

  /** Whether the model runs in another tab. */
  get isElsewhere(): boolean {
    return !this.#isOwner && this.#owner !== null;
  }

  subscribe(listener: (status: ModelStatus) => void): () => void {
    this.#listeners.add(listener);
    listener(this.status);
    return () => this.#listeners.delete(listener);
  }

  /** Finds out where the model is, and in the tab that owns it, how much of it is on this device. */
  async check(): Promise<void> {
    if (!this.#isOwner && this.#owner === null) this.#pingSince ??= performance.now();
    await this.#settled.promise;
    if (this.#isOwner) {
      if (this.#local.status.phase !== 'ready') await this.#local.check();
      return;
    }
    // The owner may itself still be looking, and what it will find is the answer.
    await new Promise<void>((found) => {
      const stop = this.subscribe(({ phase }) => {
        if (phase === 'checking') return;
        found();
        queueMicrotask(() => {
          stop();
        });
      });
    });
  }

  async load(): Promise<Result<EngineChoice, LoadError>> {
    if (!this.#isOwner && this.status.phase === 'failed' && this.status.error.code === 'other-tab-silent') {
      const { promise, resolve } = Promise.withResolvers<undefined>();
      this.#onOwner = resolve;
      this.#tabs.steal();
      await promise;
    }
    return this.#isOwner ? this.#local.load() : this.#command<Result<EngineChoice, LoadError>>({ verb: 'load' });
  }

  cancel(): void {
    if (this.#isOwner) this.#local.cancel();
    else this.#post({ kind: 'cancel' });
  }

  async remove(): Promise<void> {
    await (this.#isOwner ? this.#local.remove() : this.#command({ verb: 'remove' }));
  }

  async fetchUpdate(): Promise<void> {
    await (this.#isOwner ? this.#local.fetchUpdate() : this.#command({ verb: 'fetchUpdate' }));
  }

  importPack(source: ImportSource): Promise<Result<null, LoadError>> {
    return this.#isOwner ? this.#local.importPack(source) : this.#command({ verb: 'importPack', source });
  }

  generate(request: GenerateRequest, options: CallOptions = {}): Promise<Result<Generation, ModelError>> {
    return this.#call({ verb: 'generate', request }, options, () => this.#local.generate(request, options));
  }

  score(request: ScoreRequest, options: CallOptions = {}): Promise<Result<readonly ContinuationScore[], ModelError>> {
    return this.#call({ verb: 'score', request }, options, () => this.#local.score(request, options));
  }

  countTokens(texts: readonly string[]): Promise<Result<readonly number[], ModelError>> {
    if (this.#isOwner) return this.#local.countTokens(texts);
    return this.#call({ verb: 'countTokens', texts }, {}, () => this.#local.countTokens(texts));
  }

  #onOwner: (value: undefined) => void = () => undefined;

  async #call<T>(
    ask: Ask,
    options: CallOptions,
    here: () => Promise<Result<T, ModelError>>,
  ): Promise<Result<T, ModelError>> {
    const { signal } = options;
    if (signal?.aborted) return err(CANCELLED);
    if (this.#isOwner) {
      return this.#queue.run(this.#tabs.self, () => (signal?.aborted ? Promise.resolve(err(CANCELLED)) : here()));
    }
    if (this.status.phase !== 'ready') return err(NOT_LOADED);
    return this.#ask<Result<T, ModelError>>(ask, (why) => err(why), options);
  }

  /** Has the owner do what changes the model for all tabs. */
  #command<T = unknown>(ask: Ask): Promise<T> {
    return this.#ask<T>(ask, (why) => err(loadErrorOf(why)), {});
  }

  #ask<T>(ask: Ask, lost: Pending['lost'], { signal, onToken }: CallOptions): Promise<T> {
    const id = ++this.#calls;
    const abort = () => {
      this.#post({ kind: 'abort', id });
    };
    return new Promise<T>((resolve) => {
      this.#pending.set(id, {
        resolve: (answer) => {
          signal?.removeEventListener('abort', abort);
          resolve(answer as T);
        },
        lost,
        onToken,
      });
      signal?.addEventListener('abort', abort);
      this.#post({ kind: 'ask', id, ask });
    });
  }

  #hear(message: TabMessage): void {
    if (message.from === this.#owner) this.#pingSince = null;
    switch (message.kind) {
      case 'hello':
        if (this.#isOwner) this.#post({ kind: 'state', view: this.#view });
        break;
      case 'ping':
        if (this.#isOwner) this.#post({ kind: 'pong', to: message.from });
        break;
      case 'state':
        this.#hearState(message.from, message.view);
        break;
      case 'ask':
        if (this.#isOwner) void this.#serve(message.from, message.id, message.ask);
        break;
      case 'abort':
        this.#served.get(`${message.from} ${String(message.id)}`)?.abort();
        break;
      case 'bye':
        for (const [call, controller] of this.#served) if (call.startsWith(message.from)) controller.abort();
        break;
      case 'cancel':
        if (this.#isOwner) this.#local.cancel();
        break;
      case 'token':
        if (message.to === this.#tabs.self) this.#pending.get(message.id)?.onToken?.(message.token);
        break;
      case 'answer':
        if (message.to === this.#tabs.self) this.#settle(message.id, message.answer);
        break;
      case 'pong':
    }
  }

  #hearState(from: string, view: ModelView): void {
    // What was on its way when this tab became the owner is of the past.
    if (this.#isOwner) return;
    if (this.#owner !== null && this.#owner !== from) this.#loseAll(OTHER_TAB_CLOSED);
    this.#owner = from;
    this.#pingSince = null;
    this.#settled.resolve(undefined);
    this.#show(view);
  }

  /** Does for another tab what it asks. */
  async #serve(from: string, id: number, ask: Ask): Promise<void> {
    const key = `${from} ${String(id)}`;
    const controller = new AbortController();
    this.#served.set(key, controller);
    try {
      const answer = await this.#answer(from, id, ask, controller.signal);
      this.#post({ kind: 'answer', to: from, id, answer });
    } finally {
      this.#served.delete(key);
    }
  }

  #answer(from: string, id: number, ask: Ask, signal: AbortSignal): Promise<unknown> {
    const local = this.#local;
    const inTurn = (work: () => Promise<unknown>) =>
      this.#queue.run(from, () => (signal.aborted ? Promise.resolve(err(CANCELLED)) : work()));
    switch (ask.verb) {
      case 'generate': {
        const onToken: CallOptions['onToken'] = (token) => {
          this.#post({ kind: 'token', to: from, id, token });
        };
        return inTurn(() => local.generate(ask.request, { signal, onToken }));
      }
      case 'score':
        return inTurn(() => local.score(ask.request, { signal }));
      case 'countTokens':
        return local.countTokens(ask.texts);
      case 'importPack':
        return local.importPack(ask.source);
      case 'load':
        return local.load();
      case 'remove':
        return local.remove();
      case 'fetchUpdate':
        return local.fetchUpdate();
    }
  }

  /** The lock is here: this tab is the first, or the one before closed. What the other one had ready is started here. */
  async #becomeOwner(): Promise<void> {
    const before = this.#owner === null ? null : this.#view.status;
    this.#isOwner = true;
    this.#owner = null;
    this.#pingSince = null;
    this.#loseAll(OTHER_TAB_CLOSED);
    this.#settled.resolve(undefined);
    this.#showLocal();
    this.#onOwner(undefined);
    if (before === null) return;
    await this.#local.check();
    const { status } = this.#local;
    const isHere = status.phase === 'absent' && status.cachedBytes >= status.downloadBytes;
    // A person agreed in the other tab to a download that was under way there.
    if (isHere || ('totalBytes' in before && before.phase !== 'importing')) await this.#local.load();
  }

  /** Another tab took the lock because this one did not answer. */
  #loseOwnership(): void {
    this.#isOwner = false;
    this.#local.stop();
    for (const controller of this.#served.values()) controller.abort();
    this.#post({ kind: 'hello' });
  }

  /** Asks an owner that should answer whether it lives, and notices when it does not. */
  #watchOwner(): void {
    if (this.#isOwner) return;
    const now = performance.now();
    if (this.#pingSince !== null && now - this.#pingSince >= this.#times.silenceMs) {
      this.#pingSince = null;
      this.#settled.resolve(undefined);
      this.#show({ ...this.#view, status: { phase: 'failed', error: loadErrorOf(OTHER_TAB_SILENT) } });
      this.#loseAll(OTHER_TAB_SILENT);
    } else if (this.#pending.size > 0 || this.#pingSince !== null || this.status.phase === 'checking') {
      this.#pingSince ??= now;
      this.#post(this.#owner === null ? { kind: 'hello' } : { kind: 'ping' });
    }
  }

  #loseAll(why: ModelError): void {
    for (const [id, { lost }] of [...this.#pending]) this.#settle(id, lost(why));
  }

  #settle(id: number, answer: unknown): void {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    pending?.resolve(answer);
  }

  #showLocal(): void {
    const { status, summary, card, update } = this.#local;
    this.#show({ status, summary, card, update });
    this.#post({ kind: 'state', view: this.#view });
  }

  #show(view: ModelView): void {
    this.#view = view;
    for (const listener of this.#listeners) listener(view.status);
  }

  #post(message: DistributiveOmit<TabMessage, 'from'>): void {
    this.#tabs.post({ ...message, from: this.#tabs.self });
  }
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

function loadErrorOf({ code, message }: ModelError): LoadError {
  return { code: code === 'timed-out' ? 'other-tab-silent' : 'worker-died', message, canRetry: true };
}
