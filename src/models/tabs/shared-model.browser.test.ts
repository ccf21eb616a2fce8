import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { err, ok, type Result } from '../../shared/result';
import { ABSENT_CARD } from '../device-model';
import type { CallOptions, ContinuationScore, ModelError } from '../language-model';
import type { EngineChoice, LoadError, ModelStatus } from '../model-status';
import type { TabPorts } from './ports';
import { SharedModel } from './shared-model';

const choice: EngineChoice = {
  engine: 'transformers.js/wasm',
  reason: 'A test says so.',
  threads: 1,
  memoryBytes: null,
  selfTest: { outcome: 'no-known-answers' },
  loadSeconds: 0,
};
const scores = [{ logProbability: -1, tokens: 1 }];
const question = { prompt: { kind: 'text', text: 'Q' } as const, continuations: [' a'] };

/** A model in one tab, whose answers a test gives by hand. */
class FakeLocal {
  status: ModelStatus = { phase: 'checking' };
  readonly summary = null;
  readonly update = null;
  readonly card = ABSENT_CARD;
  readonly done: string[] = [];
  isComplete = false;
  /** Score calls that wait for their answer. */
  readonly waiting: {
    answer: (result: Result<readonly ContinuationScore[], ModelError>) => void;
    options: CallOptions;
  }[] = [];
  #listener: (status: ModelStatus) => void = () => undefined;

  set(status: ModelStatus): void {
    this.status = status;
    this.#listener(status);
  }
  subscribe(listener: (status: ModelStatus) => void): () => void {
    this.#listener = listener;
    return () => undefined;
  }
  check(): Promise<void> {
    this.done.push('check');
    this.set({ phase: 'absent', downloadBytes: 10, cachedBytes: this.isComplete ? 10 : 0 });
    return Promise.resolve();
  }
  load(): Promise<Result<EngineChoice, LoadError>> {
    this.done.push('load');
    this.isComplete = true;
    this.set({ phase: 'ready', choice });
    return Promise.resolve(ok(choice));
  }
  cancel(): void {
    this.done.push('cancel');
  }
  stop(): void {
    this.done.push('stop');
    this.set({ phase: 'checking' });
  }
  remove(): Promise<void> {
    this.done.push('remove');
    return Promise.resolve();
  }
  fetchUpdate(): Promise<void> {
    this.done.push('update');
    return Promise.resolve();
  }
  importPack(): Promise<Result<null, LoadError>> {
    this.done.push('import');
    return Promise.resolve(ok(null));
  }
  generate(_request: unknown, { onToken }: CallOptions) {
    onToken?.({ text: ' a', logProbability: -1, constrainedLogProbability: -1 });
    const usage = { inputTokens: 1, outputTokens: 1 };
    return Promise.resolve(ok({ text: ' a', finishReason: 'stop', tokens: [], span: null, usage } as const));
  }
  score(_request: unknown, options: CallOptions = {}): Promise<Result<readonly ContinuationScore[], ModelError>> {
    return new Promise((answer) => {
      this.waiting.push({ answer, options });
      options.signal?.addEventListener('abort', () => {
        answer(err({ code: 'cancelled', message: 'Stopped.', canRetry: true }));
      });
    });
  }
  countTokens(texts: readonly string[]) {
    return Promise.resolve(ok(texts.map(() => 1)));
  }
}

interface Tab {
  readonly self: string;
  readonly local: FakeLocal;
  readonly model: SharedModel;
  /** The browser closes it, or it crashes: it says no word. */
  readonly close: () => void;
  /** It no longer hears or says anything, and keeps the lock. */
  readonly freeze: () => void;
}

/** Tabs of one browser: a channel that clones, and a lock with a queue. */
class FakeBrowser {
  readonly tabs: {
    self: string;
    hear: (message: unknown) => void;
    events: Parameters<TabPorts['wait']>[0] | null;
    isDeaf: boolean;
  }[] = [];
  #holder: string | null = null;

  open(): Tab {
    const tab: FakeBrowser['tabs'][number] = {
      self: `tab-${String(this.tabs.length)}`,
      hear: () => undefined,
      events: null,
      isDeaf: false,
    };
    this.tabs.push(tab);
    const ports: TabPorts = {
      self: tab.self,
      post: (message) => {
        if (tab.isDeaf) return;
        const copy: unknown = structuredClone(message);
        queueMicrotask(() => {
          for (const other of this.tabs) if (other !== tab && !other.isDeaf) other.hear(copy);
        });
      },
      listen: (listener) => (tab.hear = listener),
      wait: (events) => {
        tab.events = events;
        this.#grant();
      },
      steal: () => {
        const old = this.tabs.find(({ self }) => self === this.#holder);
        this.#holder = tab.self;
        old?.events?.onStolen();
        tab.events?.onGranted();
      },
    };
    const local = new FakeLocal();
    const model = new SharedModel(local, ports, { pingMs: 20, silenceMs: 60, turnMs: 1000, graceMs: 1 });
    return {
      self: tab.self,
      local,
      model,
      close: () => {
        tab.isDeaf = true;
        this.tabs.splice(this.tabs.indexOf(tab), 1);
        if (this.#holder === tab.self) this.#holder = null;
        this.#grant();
      },
      freeze: () => {
        tab.isDeaf = true;
      },
    };
  }

  #grant(): void {
    const next = this.tabs.find(({ events }) => events !== null);
    if (this.#holder !== null || !next) return;
    this.#holder = next.self;
    queueMicrotask(() => next.events?.onGranted());
  }
}

let browser: FakeBrowser;
beforeEach(() => {
  browser = new FakeBrowser();
});
afterEach(() => {
  for (const tab of browser.tabs) tab.isDeaf = true;
});

/** Two tabs; the first runs the model. */
async function twoTabs(): Promise<{ first: Tab; second: Tab }> {
  const first = browser.open();
  await first.model.check();
  await first.model.load();
  const second = browser.open();
  await second.model.check();
  return { first, second };
}

describe('the second tab', () => {
  it('sees what the first one does, and starts no model of its own', async () => {
    const { first, second } = await twoTabs();
    expect(second.model.status).toEqual({ phase: 'ready', choice });
    expect([first.model.isElsewhere, second.model.isElsewhere]).toEqual([false, true]);
    first.local.set({ phase: 'downloading', bytes: 3, totalBytes: 10, detail: '' });
    await vi.waitFor(() => {
      expect(second.model.status).toMatchObject({ phase: 'downloading', bytes: 3 });
    });
    expect(second.local.done).toEqual([]);
  });

  it('asks the first one’s model, and hears tokens as they are made', async () => {
    const { first, second } = await twoTabs();
    const heard: string[] = [];
    const made = await second.model.generate(
      { prompt: question.prompt, maxTokens: 1 },
      { onToken: ({ text }) => heard.push(text) },
    );
    expect(made).toMatchObject({ ok: true, value: { text: ' a' } });
    expect(heard).toEqual([' a']);
    expect(await second.model.countTokens(['a', 'b'])).toEqual({ ok: true, value: [1, 1] });
    const scored = second.model.score(question);
    await vi.waitFor(() => {
      expect(first.local.waiting).toHaveLength(1);
    });
    first.local.waiting[0]?.answer(ok(scores));
    expect(await scored).toEqual({ ok: true, value: scores });
  });

  it('has loads, removals, updates and imports done by the first', async () => {
    const { first, second } = await twoTabs();
    await second.model.load();
    await second.model.remove();
    await second.model.fetchUpdate();
    await second.model.importPack({ kind: 'folder', files: [] });
    second.model.cancel();
    await vi.waitFor(() => {
      expect(first.local.done.slice(-5)).toEqual(['load', 'remove', 'update', 'import', 'cancel']);
    });
    expect(second.local.done).toEqual([]);
  });

  it('stops its own call, and no other', async () => {
    const { first, second } = await twoTabs();
    const controller = new AbortController();
    const call = second.model.score(question, { signal: controller.signal });
    await vi.waitFor(() => {
      expect(first.local.waiting).toHaveLength(1);
    });
    controller.abort();
    expect(await call).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(await second.model.score(question, { signal: AbortSignal.abort() })).toMatchObject({ ok: false });
    expect(first.local.waiting).toHaveLength(1);
  });

  it('waits for its turn, one call at a time over all tabs', async () => {
    const { first, second } = await twoTabs();
    const calls = [first.model.score(question), second.model.score(question), first.model.score(question)];
    for (let answered = 0; answered < 3; answered++) {
      await vi.waitFor(() => {
        expect(first.local.waiting).toHaveLength(answered + 1);
      });
      first.local.waiting[answered]?.answer(ok(scores));
    }
    expect((await Promise.all(calls)).every((call) => call.ok)).toBe(true);
  });
});

it('a tab that opens while the first one is still looking waits for what it finds', async () => {
  const first = browser.open();
  await vi.waitFor(() => {
    expect(first.model.isElsewhere).toBe(false);
  });
  const second = browser.open();
  let isChecked = false;
  const checked = second.model.check().then(() => (isChecked = true));
  await new Promise((later) => setTimeout(later, 100));
  expect([isChecked, second.model.isElsewhere]).toEqual([false, true]);
  await first.model.check();
  await checked;
  expect(second.model.status.phase).toBe('absent');
});

describe('an owner that closes', () => {
  it('ends the calls that it was asked, and the next tab starts the model', async () => {
    const { first, second } = await twoTabs();
    second.local.isComplete = true;
    const call = second.model.score(question);
    await vi.waitFor(() => {
      expect(first.local.waiting).toHaveLength(1);
    });
    first.close();
    expect(await call).toMatchObject({ ok: false, error: { code: 'worker-died', canRetry: true } });
    await vi.waitFor(() => {
      expect(second.model.status.phase).toBe('ready');
    });
    expect(second.local.done).toEqual(['check', 'load']);
    expect(second.model.isElsewhere).toBe(false);
  });

  it('hands a download that was under way to the next tab, but not one that nobody agreed to', async () => {
    const { first, second } = await twoTabs();
    first.local.set({ phase: 'absent', downloadBytes: 10, cachedBytes: 0 });
    const third = browser.open();
    await third.model.check();
    first.close();
    await vi.waitFor(() => {
      expect(second.local.done).toEqual(['check']);
    });
    second.local.set({ phase: 'downloading', bytes: 1, totalBytes: 10, detail: '' });
    await vi.waitFor(() => {
      expect(third.model.status.phase).toBe('downloading');
    });
    second.close();
    await vi.waitFor(() => {
      expect(third.local.done).toEqual(['check', 'load']);
    });
  });

  it('ends the calls of a tab that does not come next, too', async () => {
    const { first } = await twoTabs();
    const third = browser.open();
    await third.model.check();
    const call = third.model.score(question);
    await vi.waitFor(() => {
      expect(first.local.waiting).toHaveLength(1);
    });
    first.close();
    expect(await call).toMatchObject({ ok: false, error: { code: 'worker-died' } });
  });
});

describe('an owner that hangs', () => {
  it('is said after a while, ends the calls, and is replaced when the person tries again', async () => {
    const { first, second } = await twoTabs();
    second.local.isComplete = true;
    first.freeze();
    expect(await second.model.score(question)).toMatchObject({
      ok: false,
      error: { code: 'timed-out', canRetry: true },
    });
    expect(second.model.status).toMatchObject({ phase: 'failed', error: { code: 'other-tab-silent', canRetry: true } });
    expect(await second.model.load()).toMatchObject({ ok: true });
    expect(second.model.status.phase).toBe('ready');
    // The lock was taken from it, so it ends its worker as soon as it runs again.
    expect(first.local.done.at(-1)).toBe('stop');
  });

  it('does not let a tab wait for ever that opens meanwhile', async () => {
    const { first } = await twoTabs();
    first.freeze();
    const third = browser.open();
    await third.model.check();
    expect(third.model.status).toMatchObject({ phase: 'failed', error: { code: 'other-tab-silent' } });
  });

  it('is not taken for one that only computes long', async () => {
    const { first, second } = await twoTabs();
    const call = second.model.score(question);
    await new Promise((later) => setTimeout(later, 300));
    first.local.waiting[0]?.answer(ok(scores));
    expect(await call).toMatchObject({ ok: true });
  });
});

it('other pages’ noise on the channel is ignored', async () => {
  const { second } = await twoTabs();
  for (const noise of [null, 1, 'state', {}, { kind: 'state' }, { from: 'x', kind: 3 }]) browser.tabs[1]?.hear(noise);
  expect(second.model.status.phase).toBe('ready');
});
