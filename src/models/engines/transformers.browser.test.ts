import { afterAll, beforeAll, expect, it } from 'vitest';
import { InferenceHost } from '../inference-host';
import type { LanguageModel, ModelCard } from '../language-model';
import { MODEL_CACHE } from '../pack-store';
import { conformance } from './conformance';

const host = new InferenceHost();
let card: ModelCard;

beforeAll(async () => {
  const loaded = await host.load({ which: 'current', gpuRefusal: 'This test is of the processor.' }, () => undefined);
  if (!loaded.ok) throw new Error(`${loaded.error.code}: ${loaded.error.message}`);
  ({ card } = loaded.value);
  expect(loaded.value.choice).toMatchObject({
    engine: 'transformers.js/wasm',
    reason: 'This test is of the processor.',
    selfTest: { outcome: 'passed' },
  });
}, 60_000);

afterAll(async () => {
  await caches.delete(MODEL_CACHE);
});

let calls = 0;

/** The host as a page sees it, with no worker between. */
const model: LanguageModel = {
  get card() {
    return card;
  },
  generate: (request, options) =>
    cancellable(options?.signal, (call) => host.generate(call, request, options?.onToken ?? null)),
  score: (request, options) => cancellable(options?.signal, (call) => host.score(call, request)),
  countTokens: (texts) => host.countTokens(++calls, texts),
};

function cancellable<T>(signal: AbortSignal | undefined, work: (call: number) => Promise<T>): Promise<T> {
  const call = ++calls;
  const working = work(call);
  const stop = () => {
    host.abort(call);
  };
  if (signal?.aborted) stop();
  else signal?.addEventListener('abort', stop);
  return working;
}

conformance(
  'Transformers.js on WebAssembly',
  async () => {
    // One model for all tests: what it keeps of the last one must not be a prefix of what comes.
    await model.score({ prompt: { kind: 'text', text: '#' }, continuations: ['.'] });
    return { model };
  },
  // int8 layers scale each pass by its largest activation.
  { tolerance: 0.02 },
);

it('computes what the reference computed for the fixture, through the tokenizer', async () => {
  expect(card).toMatchObject({ id: 'fixture-qwen2-tiny@1.0.0', tier: 'device', contextTokens: 1024 });
  const counted = await model.countTokens(['\n', ' ']);
  expect(counted).toEqual({ ok: true, value: [1, 1] });
});
