import { AutoModelForCausalLM, env, type PreTrainedModel } from '@huggingface/transformers';
import { err, ok, type Result } from '../shared/result';
import { configureRuntime, warmUpRuntime } from './engines/onnx-runtime';
import { TransformersModel } from './engines/transformers';
import { createDecoder, readTokenizer } from './engines/transformers-decoder';
import type { Tokenizer } from './engines/causal-model';
import { deviceWithoutSubgroups, findGpu } from './gpu';
import type {
  CallOptions,
  ContinuationScore,
  GeneratedToken,
  GenerateRequest,
  Generation,
  LanguageModel,
  ModelCard,
  ModelError,
  ScoreRequest,
} from './language-model';
import type { EngineChoice, LoadError, ModelStatus, PackSummary, SelfTestResult } from './model-status';
import type { Manifest } from './manifest';
import { DEVICE_LOST, NOT_LOADED } from './model-errors';
import { ModelPack, type EngineFiles, type LoadedFiles, type PackUpdate } from './model-pack';
import { importPack, type ImportSource } from './pack-import';
import { selfTest } from './self-test';
import { startError } from './start-error';

export type Backend = 'webgpu' | 'wasm';

export interface LoadRequest {
  /** Skips the GPU, with the reason why: it failed before. */
  readonly gpuRefusal: string | null;
  /** `offered`: the pack that the deployment's index names now, when an older one is in use. */
  readonly which: 'current' | 'offered';
}

/** What the pack is that a load would start, and how much of it is on this device. */
export interface Inspected {
  readonly summary: PackSummary;
  readonly cachedBytes: number;
  readonly totalBytes: number;
  readonly update: PackUpdate | null;
}

export interface Loaded {
  readonly choice: EngineChoice;
  readonly card: ModelCard;
}

/** What runs inside the inference worker: a pack, from its files to a tested model, and the two verbs. */
export class InferenceHost {
  #model: LanguageModel | null = null;
  #loading: AbortController | null = null;
  readonly #calls = new Map<number, AbortController>();
  #deviceLost = new Promise<ModelError>(() => undefined);

  /** What the deployment's default pack is and how much of it is on this device. */
  async inspect(): Promise<Result<Inspected, LoadError>> {
    const opened = await ModelPack.open();
    if (!opened.ok) return opened;
    const backend = (await findGpu(opened.value.manifest)).isUsable ? 'webgpu' : 'wasm';
    const { summary, update } = opened.value;
    return ok({ summary, update, ...(await opened.value.storage(backend)) });
  }

  /** Takes the offered pack's files from a folder or a ZIP file instead of the network. */
  async importPack(source: ImportSource, onStatus: (status: ModelStatus) => void): Promise<Result<null, LoadError>> {
    return this.#stoppable((signal) => importPack(source, onStatus, signal));
  }

  /** Downloads the offered pack beside the one that runs. */
  async fetchUpdate(onStatus: (status: ModelStatus) => void): Promise<Result<null, LoadError>> {
    return this.#stoppable(async (signal) => {
      const opened = await ModelPack.open('offered');
      if (!opened.ok) return opened;
      const backend = (await findGpu(opened.value.manifest)).isUsable ? 'webgpu' : 'wasm';
      return opened.value.fetch(backend, onStatus, signal);
    });
  }

  /** Downloads what is missing, checks it, derives what this engine needs, starts it, and tests it. */
  async load(request: LoadRequest, onStatus: (status: ModelStatus) => unknown): Promise<Result<Loaded, LoadError>> {
    return this.#stoppable((signal) => this.#load(request, onStatus, signal));
  }

  /** Runs work that {@link cancelLoad} stops. */
  async #stoppable<T>(work: (signal: AbortSignal) => Promise<Result<T, LoadError>>): Promise<Result<T, LoadError>> {
    const controller = new AbortController();
    this.#loading = controller;
    try {
      return await work(controller.signal);
    } catch (cause) {
      if (controller.signal.aborted) return err(cancelled());
      return err(startError(cause));
    } finally {
      this.#loading = null;
    }
  }

  /**
   * What the self-test asks. A processor computes the same numbers at each start, so where these files have passed all of
   * it before, in this version of this browser, the shortest answer is enough. A graphics processor's driver can change
   * without a sign, so there it is always the whole.
   */
  async #knownAnswers(pack: ModelPack, backend: Backend): Promise<Manifest['knownAnswers']> {
    const known = pack.manifest.knownAnswers;
    if (!known || backend === 'webgpu' || !(await pack.hasPassedOn(backend))) return known;
    const shortest = known.cases.reduce((a, b) => (b.tokens.length < a.tokens.length ? b : a));
    return { ...known, cases: [shortest] };
  }

  /** Deletes the default pack from this device. */
  async remove(): Promise<Result<null, LoadError>> {
    const opened = await ModelPack.open();
    if (!opened.ok) return opened;
    await opened.value.remove();
    return ok(null);
  }

  /** Stops a load; what was downloaded and checked stays. */
  cancelLoad(): void {
    this.#loading?.abort();
  }

  generate(
    call: number,
    request: GenerateRequest,
    onToken: ((token: GeneratedToken) => void) | null,
  ): Promise<Result<Generation, ModelError>> {
    return this.#call(call, (model, signal) => model.generate(request, onToken ? { signal, onToken } : { signal }));
  }

  score(call: number, request: ScoreRequest): Promise<Result<readonly ContinuationScore[], ModelError>> {
    return this.#call(call, (model, signal) => model.score(request, { signal }));
  }

  countTokens(call: number, texts: readonly string[]): Promise<Result<readonly number[], ModelError>> {
    return this.#call(call, (model) => model.countTokens(texts));
  }

  /** Stops a call between two forward passes. */
  abort(call: number): void {
    this.#calls.get(call)?.abort();
  }

  async #call<T>(
    call: number,
    work: (model: LanguageModel, signal: NonNullable<CallOptions['signal']>) => Promise<Result<T, ModelError>>,
  ): Promise<Result<T, ModelError>> {
    const model = this.#model;
    if (!model) return err(NOT_LOADED);
    const controller = new AbortController();
    this.#calls.set(call, controller);
    try {
      return await Promise.race([work(model, controller.signal), this.#deviceLost.then((error) => err(error))]);
    } finally {
      this.#calls.delete(call);
    }
  }

  async #load(
    request: LoadRequest,
    onStatus: (status: ModelStatus) => unknown,
    signal: AbortSignal,
  ): Promise<Result<Loaded, LoadError>> {
    const begin = performance.now();
    const opened = await timed('open', () => ModelPack.open(request.which));
    if (!opened.ok) return opened;
    const pack = opened.value;
    const gpu =
      request.gpuRefusal === null ? await findGpu(pack.manifest) : { isUsable: false, reason: request.gpuRefusal };
    const backend: Backend = gpu.isUsable ? 'webgpu' : 'wasm';

    // What needs no weights is done while these are read from the disk: the worker would only wait for them.
    const engine = Promise.withResolvers<EngineFiles>();
    const early = engine.promise.then((engineFiles) => setUpEarly(engineFiles, backend));
    // A failure is met below; where the files fail first, theirs is the answer.
    early.catch(() => undefined);
    const files = await timed('files', () => pack.files(backend, onStatus, signal, engine.resolve));
    if (!files.ok) return files;
    // Awaited, because whoever falls back from the GPU has to know that it was used.
    await onStatus({
      phase: 'starting',
      engine: `transformers.js/${backend}`,
      detail: backend === 'webgpu' ? 'Starting on the graphics processor' : 'Starting on the processor',
    });
    const { threads, tokenizer } = await early;
    const device = backend === 'webgpu' ? await deviceWithoutSubgroups() : null;
    const inner = await timed('session', () => startModel(pack, backend, files.value, device));
    if (signal.aborted) return err(cancelled());

    onStatus({ phase: 'self-testing', detail: 'Checking the model against its known answers' });
    const tested = await timed('self-test', async () =>
      selfTest(new TransformersModel(inner, pack.manifest), await this.#knownAnswers(pack, backend)),
    );
    const isTrusted = tested.outcome === 'passed' || (tested.outcome === 'no-known-answers' && backend === 'wasm');
    if (!isTrusted) {
      return err({
        code: 'self-test-failed',
        message: `${
          backend === 'webgpu'
            ? 'This graphics processor computes wrong numbers for the model, so it is not used'
            : 'The model gives wrong numbers on this device, so it is not used'
        } (${differenceOf(tested)}).`,
        canRetry: true,
      });
    }
    await pack.becomeCurrent(backend);
    if (backend === 'webgpu') this.#deviceLost = whenDeviceIsLost(device);
    this.#model = createDecoder({
      model: inner,
      manifest: pack.manifest,
      tokenizer,
      engine: `transformers.js/${backend}`,
      breathe: nextTask,
    });
    const choice: EngineChoice = {
      engine: `transformers.js/${backend}`,
      reason: gpu.reason,
      threads,
      memoryBytes: null,
      selfTest: tested,
      loadSeconds: (performance.now() - begin) / 1000,
    };
    return ok({ choice, card: this.#model.card });
  }
}

function differenceOf(result: SelfTestResult): string {
  return result.outcome === 'no-known-answers'
    ? 'the pack has no known answers to test it with'
    : `its answers differ by ${result.worstDifference.toPrecision(3)}, ${result.tolerance.toPrecision(3)} is allowed`;
}

interface EarlyParts {
  readonly threads: number;
  readonly tokenizer: Tokenizer;
}

/** All of a start that needs no weights. */
async function setUpEarly(files: EngineFiles, backend: Backend): Promise<EarlyParts> {
  const threads = configureRuntime(files);
  const warm = backend === 'wasm' ? timed('runtime', warmUpRuntime) : null;
  warm?.catch(() => undefined);
  const tokenizer = readTokenizer(files.json('tokenizer.json'), files.json('tokenizer_config.json'));
  await warm;
  return { threads, tokenizer };
}

/** Starts the graph that `files` hold on a backend. {@link configureRuntime} comes first. */
export function startModel(
  pack: ModelPack,
  backend: Backend,
  files: LoadedFiles,
  device: GPUDevice | null = null,
): Promise<PreTrainedModel> {
  return AutoModelForCausalLM.from_pretrained(pack.manifest.id, {
    device: backend,
    dtype: files.graph,
    subfolder: '',
    use_external_data_format: false,
    session_options: {
      externalData: files.takeExternalData(),
      logSeverityLevel: 4,
      ...(device && { executionProviders: [{ name: 'webgpu', device }] }),
    },
  });
}

async function whenDeviceIsLost(own: GPUDevice | null): Promise<ModelError> {
  // ONNX Runtime tells its device only if it made it.
  const device = own ?? (await env.backends.onnx.webgpu?.device);
  await (device?.lost ?? new Promise<never>(() => undefined));
  return DEVICE_LOST;
}

/** Lets messages in: forward passes only yield microtasks, so a cancel would wait for the whole call. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

function cancelled(): LoadError {
  return { code: 'cancelled', message: 'Stopped as you asked. What was downloaded is kept.', canRetry: true };
}

/** Leaves a measure of this phase in the worker's timeline, for benchmarks and the browser's tools. */
async function timed<T>(phase: string, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  try {
    return await work();
  } finally {
    performance.measure(`stayput:${phase}`, { start, end: performance.now() });
  }
}
