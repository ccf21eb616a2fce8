import { expose } from 'comlink';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { err, ok, type Result } from '../shared/result';
import { DeviceModel } from './device-model';
import type { InferenceHost, Loaded } from './inference-host';
import type { ContinuationScore, GeneratedToken, GenerateRequest, ModelError } from './language-model';
import type { EngineChoice, LoadError, ModelStatus } from './model-status';

const choice = (engine: EngineChoice['engine']): EngineChoice => ({
  engine,
  reason: 'A test says so.',
  threads: 1,
  memoryBytes: null,
  selfTest: { outcome: 'no-known-answers' },
  loadSeconds: 0,
});

const loaded = (engine: EngineChoice['engine'] = 'transformers.js/wasm'): Loaded => ({
  choice: choice(engine),
  card: {
    id: 'fake@1.0.0',
    name: 'Fake',
    version: '1.0.0',
    tier: 'device',
    engine,
    contextTokens: 100,
    capabilities: { score: true, tokenLogProbabilities: true, spanConstraint: true, jsonConstraint: false },
  },
});

type Host = Pick<
  InferenceHost,
  | 'inspect'
  | 'load'
  | 'importPack'
  | 'fetchUpdate'
  | 'remove'
  | 'cancelLoad'
  | 'generate'
  | 'score'
  | 'countTokens'
  | 'abort'
>;

/** What runs in a worker of this test; each test changes what it is about. */
function hostOf(change: Partial<Host> = {}): Host {
  return {
    inspect: () =>
      Promise.resolve(
        ok({
          summary: {
            id: 'fake',
            version: '1.0.0',
            name: 'Fake',
            licence: 'Apache-2.0',
            downloadBytes: 10,
            vocabularySize: 3,
            contextTokens: 100,
            source: 'nowhere',
          },
          update: null,
          cachedBytes: 4,
          totalBytes: 10,
        }),
      ),
    load: () => Promise.resolve(ok(loaded())),
    importPack: () => Promise.resolve(ok(null)),
    fetchUpdate: () => Promise.resolve(ok(null)),
    remove: () => Promise.resolve(ok(null)),
    cancelLoad: () => undefined,
    generate: () => new Promise(() => undefined),
    score: () => Promise.resolve(ok([{ logProbability: -1, tokens: 1 }])),
    countTokens: (_call, texts) => Promise.resolve(ok(texts.map(() => 1))),
    abort: () => undefined,
    ...change,
  };
}

/** The host of the next worker, first to last; the last one stays. */
let hosts: Host[];
let workers: FakeWorker[];

/** A worker whose host runs on the other end of a message channel. Like a real one it holds a lock until it ends. */
class FakeWorker extends EventTarget {
  readonly name: string;
  readonly #channel = new MessageChannel();
  #release: () => void = () => undefined;
  isEnded = false;

  constructor(_url: URL, { name = '' }: WorkerOptions) {
    super();
    this.name = name;
    workers.push(this);
    void navigator.locks.request(name, () => new Promise<void>((resolve) => (this.#release = resolve)));
    const host = hosts.length > 1 ? hosts.shift() : hosts[0];
    expose(host, this.#channel.port1);
    this.#channel.port2.addEventListener('message', ({ data }) => {
      this.dispatchEvent(new MessageEvent('message', { data: data as unknown }));
    });
    this.#channel.port2.start();
  }

  postMessage(message: unknown, transfer: Transferable[] = []): void {
    this.#channel.port2.postMessage(message, transfer);
  }

  terminate(): void {
    this.isEnded = true;
    this.#channel.port1.close();
    this.#release();
  }
}

beforeEach(() => {
  hosts = [hostOf()];
  workers = [];
  localStorage.clear();
  vi.stubGlobal('Worker', FakeWorker);
});

afterEach(() => {
  for (const worker of workers) worker.terminate();
  vi.unstubAllGlobals();
});

async function ready(): Promise<DeviceModel> {
  const model = new DeviceModel();
  const result = await model.load();
  if (!result.ok) throw new Error(result.error.message);
  return model;
}

/** The model looks for a new worker's lock every 50 ms; from then on it notices the worker's death. */
const watched = () => new Promise((resolve) => setTimeout(resolve, 150));

function phasesOf(model: DeviceModel): string[] {
  const phases: string[] = [];
  model.subscribe(({ phase }) => phases.push(phase));
  return phases;
}

const request: GenerateRequest = { prompt: { kind: 'text', text: 'Q' }, maxTokens: 3 };
const question = { prompt: request.prompt, continuations: [' a'] };
const failed = (code: LoadError['code']) => err({ code, message: `It is ${code}.`, canRetry: true });

describe('loading', () => {
  it('finds out what there is, loads it, and says so at each step', async () => {
    hosts = [
      hostOf({
        load: (_request, onStatus) => {
          onStatus({ phase: 'downloading', bytes: 1, totalBytes: 2, detail: '' });
          return Promise.resolve(ok(loaded()));
        },
      }),
    ];
    const model = new DeviceModel();
    const phases = phasesOf(model);
    await model.check();
    expect(model.status).toEqual({ phase: 'absent', downloadBytes: 10, cachedBytes: 4 });
    expect(model.summary?.id).toBe('fake');
    expect(await model.load()).toMatchObject({ ok: true, value: { engine: 'transformers.js/wasm' } });
    expect(model.card.id).toBe('fake@1.0.0');
    expect(phases[0]).toBe('checking');
    expect(phases.at(-1)).toBe('ready');
    await vi.waitFor(() => {
      expect(phases).toContain('downloading');
    });
  });

  it('takes the worker that looked what is there, once it has, and a new one for each later load', async () => {
    const model = new DeviceModel();
    await model.check();
    await model.load();
    expect(workers).toHaveLength(1);
    await model.load();
    expect(workers).toHaveLength(2);
    expect(workers[0]?.isEnded).toBe(true);
  });

  it('does not wait for a look that is under way, and is not hidden by what it finds', async () => {
    hosts = [hostOf({ inspect: () => new Promise(() => undefined) }), hostOf()];
    const model = new DeviceModel();
    const looking = model.check();
    expect(await model.load()).toMatchObject({ ok: true });
    await looking;
    expect(workers[0]?.isEnded).toBe(true);
    expect(model.status.phase).toBe('ready');
  });

  it('tells a listener no more once it has stopped', async () => {
    const model = new DeviceModel();
    const phases: string[] = [];
    const stop = model.subscribe(({ phase }) => phases.push(phase));
    stop();
    await model.load();
    expect(phases).toEqual(['checking']);
  });

  it('goes on without the graphics processor when that fails, and says why', async () => {
    const refusals: (string | null)[] = [];
    const load: Host['load'] = ({ gpuRefusal }, onStatus) => {
      refusals.push(gpuRefusal);
      if (gpuRefusal !== null) return Promise.resolve(ok(loaded()));
      onStatus({ phase: 'starting', engine: 'transformers.js/webgpu', detail: '' });
      return new Promise((resolve) =>
        setTimeout(() => {
          resolve(failed('self-test-failed'));
        }, 20),
      );
    };
    hosts = [hostOf({ load })];
    const model = await ready();
    expect(refusals).toEqual([null, 'The graphics processor was not used. It is self-test-failed.']);
    expect(model.status.phase).toBe('ready');
    expect(workers).toHaveLength(2);
    expect(workers[0]?.isEnded).toBe(true);
  });

  it('does not try twice what is no fault of the graphics processor', async () => {
    hosts = [hostOf({ load: () => Promise.resolve(failed('integrity')) })];
    const model = new DeviceModel();
    expect(await model.load()).toMatchObject({ ok: false, error: { code: 'integrity' } });
    expect(model.status).toMatchObject({ phase: 'failed', error: { code: 'integrity' } });
    expect(workers.every(({ isEnded }) => isEnded)).toBe(true);
  });

  it('can be stopped: what is here is shown again', async () => {
    let cancel: (() => void) | undefined;
    hosts = [
      hostOf({
        load: () =>
          new Promise(
            (resolve) =>
              (cancel = () => {
                resolve(failed('cancelled'));
              }),
          ),
        cancelLoad: () => cancel?.(),
      }),
    ];
    const model = new DeviceModel();
    const loading = model.load();
    await vi.waitFor(() => {
      expect(cancel).toBeDefined();
    });
    model.cancel();
    expect(await loading).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(model.status).toMatchObject({ phase: 'absent', cachedBytes: 4 });
  });

  it('ends, and does not hang, when the worker dies', async () => {
    hosts = [hostOf({ load: () => new Promise(() => undefined) })];
    const model = new DeviceModel();
    const loading = model.load();
    setTimeout(() => {
      for (const worker of workers) worker.terminate();
    }, 100);
    expect(await loading).toMatchObject({ ok: false, error: { code: 'worker-died' } });
    expect(model.status).toMatchObject({ phase: 'failed', error: { code: 'worker-died' } });
  });

  it('ends when the worker dies before it was ever seen to live', async () => {
    const query = vi.spyOn(navigator.locks, 'query').mockResolvedValue({ held: [], pending: [] });
    hosts = [hostOf({ load: () => new Promise(() => undefined) })];
    const model = new DeviceModel(undefined, 100);
    expect(await model.load()).toMatchObject({ ok: false, error: { code: 'worker-died' } });
    query.mockRestore();
  });

  it('is done once, however often it is asked for meanwhile', async () => {
    const model = new DeviceModel();
    const [first, second] = await Promise.all([model.load(), model.load(), model.check()]);
    expect(first).toBe(second);
    expect(workers).toHaveLength(1);
    expect(model.status.phase).toBe('ready');
  });

  it('says that the browser removed a model which was ready before, until it is removed on purpose', async () => {
    const model = await ready();
    const later = new DeviceModel();
    await later.check();
    expect(later.status).toMatchObject({ phase: 'absent', wasEvicted: true });
    await model.remove();
    await later.check();
    expect(later.status).toEqual({ phase: 'absent', downloadBytes: 10, cachedBytes: 4 });
  });

  it('removes the pack and looks what is left', async () => {
    let isRemoved = false;
    hosts = [
      hostOf({
        remove: () => {
          isRemoved = true;
          return Promise.resolve(ok(null));
        },
      }),
    ];
    const model = await ready();
    await model.remove();
    expect(isRemoved).toBe(true);
    expect(model.status.phase).toBe('absent');
  });
});

describe('an update', () => {
  const update = { version: '1.0.1', downloadBytes: 5 };
  const offering = (change: Partial<Host> = {}): Host => {
    const host = hostOf();
    return {
      ...host,
      inspect: async () => {
        const inspected = await host.inspect();
        return inspected.ok ? ok({ ...inspected.value, update }) : inspected;
      },
      ...change,
    };
  };

  it('is downloaded while the model goes on, and then takes over', async () => {
    const asked: string[] = [];
    const load: Host['load'] = ({ which }) => {
      asked.push(which);
      return Promise.resolve(ok(loaded()));
    };
    let arrive: () => void = () => undefined;
    const fetchUpdate: Host['fetchUpdate'] = (onStatus) => {
      onStatus({ phase: 'downloading', bytes: 2, totalBytes: 5, detail: '' });
      return new Promise((resolve) => {
        arrive = () => {
          resolve(ok(null));
        };
      });
    };
    // One worker looks what is there and runs the model, one the new version.
    hosts = [offering({ load, fetchUpdate }), hostOf({ load })];
    const model = new DeviceModel();
    await model.check();
    await model.load();
    expect(model.update).toEqual({ ...update, progress: null, problem: null });
    const updating = model.fetchUpdate();
    await vi.waitFor(() => {
      expect(model.update?.progress?.bytes).toBe(2);
    });
    expect(model.status.phase).toBe('ready');
    expect(await model.countTokens(['a'])).toMatchObject({ ok: true });
    arrive();
    await updating;
    expect(asked).toEqual(['current', 'offered']);
    expect(model.update).toBeNull();
    expect(model.status.phase).toBe('ready');
  });

  it('that fails its self-test leaves the old one in use, and says why', async () => {
    const load: Host['load'] = ({ which }) =>
      Promise.resolve(which === 'offered' ? failed('self-test-failed') : ok(loaded()));
    hosts = [offering({ load })];
    const model = new DeviceModel();
    await model.check();
    await model.load();
    await model.fetchUpdate();
    expect(model.status.phase).toBe('ready');
    expect(model.update?.problem).toContain('the old one stays. It is self-test-failed.');
  });

  it('whose download breaks off does not touch the model', async () => {
    hosts = [offering({ fetchUpdate: () => Promise.resolve(failed('offline')) })];
    const model = new DeviceModel();
    await model.check();
    await model.load();
    const before = workers.length;
    await model.fetchUpdate();
    expect(model.update?.problem).toBe('It is offline.');
    expect(await model.countTokens(['a'])).toMatchObject({ ok: true });
    expect(workers).toHaveLength(before);
  });
});

describe('an import', () => {
  const source = { kind: 'folder', files: [] } as const;

  it('shows how far it is, and then what is here', async () => {
    hosts = [
      hostOf({
        importPack: (_source, onStatus) => {
          onStatus({ phase: 'importing', bytes: 1, totalBytes: 2, detail: '' });
          return new Promise((resolve) =>
            setTimeout(() => {
              resolve(ok(null));
            }, 50),
          );
        },
      }),
    ];
    const model = new DeviceModel();
    const phases = phasesOf(model);
    expect((await model.importPack(source)).ok).toBe(true);
    expect(phases).toContain('importing');
    expect(model.status.phase).toBe('absent');
  });

  it('that fails says why', async () => {
    hosts = [hostOf({ importPack: () => Promise.resolve(failed('import-incomplete')) })];
    const model = new DeviceModel();
    await model.importPack(source);
    expect(model.status).toMatchObject({ phase: 'failed', error: { code: 'import-incomplete' } });
  });
});

describe('calls', () => {
  it('are refused before the model is loaded', async () => {
    const model = new DeviceModel();
    for (const call of [model.generate(request), model.score(question), model.countTokens(['a'])]) {
      expect(await call).toMatchObject({ ok: false, error: { code: 'not-loaded' } });
    }
    expect(workers).toEqual([]);
  });

  it('go to the worker and come back, tokens as they are made', async () => {
    const token: GeneratedToken = { text: ' a', logProbability: -1, constrainedLogProbability: -1 };
    hosts = [
      hostOf({
        generate: async (_call, _request, onToken) => {
          // Comlink makes it return a promise.
          await (onToken?.(token) as unknown as Promise<void>);
          const usage = { inputTokens: 1, outputTokens: 1 };
          return ok({ text: ' a', finishReason: 'length', tokens: [token], span: null, usage });
        },
      }),
    ];
    const model = await ready();
    const heard: GeneratedToken[] = [];
    const made = await model.generate(request, { onToken: (each) => heard.push(each) });
    expect(made).toMatchObject({ ok: true, value: { text: ' a' } });
    expect(heard).toEqual([token]);
    expect(await model.score(question)).toEqual({ ok: true, value: [{ logProbability: -1, tokens: 1 }] });
    expect(await model.countTokens(['a', 'b'])).toEqual({ ok: true, value: [1, 1] });
  });

  it('are aborted by their own signal, not by another’s', async () => {
    const waiting = new Map<number, (result: Result<readonly ContinuationScore[], ModelError>) => void>();
    const cancelled = err({ code: 'cancelled', message: 'Stopped.', canRetry: true } as const);
    hosts = [
      hostOf({
        score: (call) => new Promise((resolve) => waiting.set(call, resolve)),
        abort: (call) => waiting.get(call)?.(cancelled),
      }),
    ];
    const model = await ready();
    const [first, second] = [new AbortController(), new AbortController()];
    const calls = [first, second].map(({ signal }) => model.score(question, { signal }));
    await vi.waitFor(() => {
      expect(waiting.size).toBe(2);
    });
    second.abort();
    expect(await calls[1]).toEqual(cancelled);
    first.abort();
    expect(await calls[0]).toEqual(cancelled);
    expect(model.status.phase).toBe('ready');
  });

  it('are not even begun when they are cancelled before', async () => {
    let asked = 0;
    hosts = [
      hostOf({
        score: () => {
          asked++;
          return Promise.resolve(ok([]));
        },
      }),
    ];
    const model = await ready();
    const call = model.score(question, { signal: AbortSignal.abort() });
    expect(await call).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(asked).toBe(0);
  });

  it('all end when the worker dies, and the next load starts another one', async () => {
    const model = await ready();
    const calls = [model.generate(request), model.generate(request)];
    await watched();
    workers[0]?.terminate();
    for (const call of calls) expect(await call).toMatchObject({ ok: false, error: { code: 'worker-died' } });
    expect(model.status).toMatchObject({ phase: 'failed', error: { code: 'worker-died' } });
    expect((await model.load()).ok).toBe(true);
    expect(await model.score(question)).toMatchObject({ ok: true });
  });

  it('show that the worker died although none was running', async () => {
    const model = await ready();
    await watched();
    workers[0]?.terminate();
    await vi.waitFor(() => {
      expect(model.status).toMatchObject({ phase: 'failed', error: { code: 'worker-died' } });
    });
  });

  it.each(['device-lost', 'out-of-memory', 'engine-failed'] as const)(
    'that meet %s take the model down',
    async (code) => {
      hosts = [hostOf({ score: () => Promise.resolve(err({ code, message: 'Broken.', canRetry: true })) })];
      const model = await ready();
      expect(await model.score(question)).toMatchObject({ ok: false, error: { code } });
      expect(model.status).toMatchObject({ phase: 'failed', error: { message: 'Broken.' } });
      expect(workers[0]?.isEnded).toBe(true);
    },
  );

  it.each(['cancelled', 'context-exceeded', 'invalid-request'] as const)(
    'that meet %s leave it ready',
    async (code) => {
      hosts = [hostOf({ score: () => Promise.resolve(err({ code, message: 'No.', canRetry: false })) })];
      const model = await ready();
      expect(await model.score(question)).toMatchObject({ ok: false, error: { code } });
      expect(model.status.phase).toBe('ready' satisfies ModelStatus['phase']);
    },
  );
});
