import { expect, test } from 'vitest';
import type { EngineChoice, LoadError, ModelStatus } from '../../models';
import { ScriptedModel } from '../../models/engines/scripted';
import { err, ok, type Result } from '../../shared/result';
import { askedModel, type LoadableModel } from './asked-model';
import type { EvaluationProgress } from './order';

const choice: EngineChoice = {
  engine: 'transformers.js/wasm',
  reason: 'No usable GPU.',
  threads: 1,
  memoryBytes: null,
  selfTest: { outcome: 'no-known-answers' },
  loadSeconds: 1,
};

/** A model that is not here yet. */
class AbsentModel extends ScriptedModel implements LoadableModel {
  status: ModelStatus = { phase: 'checking' };
  cancelled = 0;
  readonly #loaded: () => Promise<Result<EngineChoice, LoadError>>;
  #listener: (status: ModelStatus) => void = () => undefined;

  constructor(loaded: () => Promise<Result<EngineChoice, LoadError>> = () => Promise.resolve(ok(choice))) {
    super();
    this.#loaded = loaded;
  }

  subscribe(listener: (status: ModelStatus) => void): () => void {
    this.#listener = listener;
    return () => {
      this.#listener = () => undefined;
    };
  }

  check(): Promise<void> {
    if (this.status.phase === 'checking') this.status = { phase: 'absent', downloadBytes: 9, cachedBytes: 0 };
    return Promise.resolve();
  }

  load(): Promise<Result<EngineChoice, LoadError>> {
    this.#listener({ phase: 'downloading', bytes: 3, totalBytes: 4, detail: '' });
    return this.#loaded();
  }

  cancel(): void {
    this.cancelled += 1;
  }
}

test('a model that is not here is fetched, with its progress', async () => {
  const seen: EvaluationProgress[] = [];
  const model = new AbsentModel();
  const asked = askedModel(model, (progress) => seen.push(progress), new AbortController().signal);
  expect(await asked.load()).toMatchObject({ ok: true, value: { id: 'scripted@1.0.0' } });
  expect(seen).toEqual([{ step: 'Getting the model on this device ready', share: 0.75 }]);
  expect(await asked.countTokens(['one two'])).toEqual(ok([2]));
});

test('one that can’t be fetched is an error with its reason', async () => {
  const offline: LoadError = { code: 'offline', message: 'There is no network.', canRetry: true };
  const asked = askedModel(
    new AbsentModel(() => Promise.resolve(err(offline))),
    () => undefined,
    new AbortController().signal,
  );
  expect(await asked.load()).toMatchObject({
    ok: false,
    error: { code: 'no-model', message: expect.stringContaining('There is no network.') as string },
  });
});

test('stopping ends the load that the evaluation began, and no other', async () => {
  for (const [status, cancels] of [
    [{ phase: 'absent', downloadBytes: 9, cachedBytes: 0 }, 1],
    [{ phase: 'downloading', bytes: 1, totalBytes: 9, detail: '' }, 0],
  ] as const) {
    const controller = new AbortController();
    const model = new AbsentModel(() => {
      controller.abort();
      return Promise.resolve(ok(choice));
    });
    model.status = status;
    const asked = askedModel(model, () => undefined, controller.signal);
    expect(await asked.load()).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(model.cancelled).toBe(cancels);
    expect(await asked.score({ prompt: { kind: 'text', text: 'x' }, continuations: [' y'] })).toMatchObject({
      ok: false,
      error: { code: 'cancelled' },
    });
  }
});
