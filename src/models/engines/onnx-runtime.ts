import { env, LogLevel, matmul, Tensor } from '@huggingface/transformers';
import type { EngineFiles } from '../model-pack';

/** What ONNX Runtime and Transformers.js ask for. */
export type RuntimeFiles = Pick<EngineFiles, 'response' | 'runtime'>;

/**
 * Sets up ONNX Runtime for this origin only. Returns the number of threads it may use: all that the processor has, eight at
 * most, or `mostThreads`.
 */
export function configureRuntime(files: RuntimeFiles, localModelPath = '/models/', mostThreads = 8): number {
  const threads = globalThis.crossOriginIsolated ? Math.min(navigator.hardwareConcurrency, mostThreads) : 1;
  // Transformers.js logs all inputs when a run fails: token ids are document text.
  env.logLevel = LogLevel.NONE;
  env.allowRemoteModels = false;
  env.allowLocalModels = true;
  env.localModelPath = localModelPath;
  env.useBrowserCache = false;
  env.useWasmCache = false;
  env.useCustomCache = true;
  env.customCache = {
    match: (request: string) => Promise.resolve(files.response(request.slice(request.lastIndexOf('/') + 1))),
    put: () => Promise.resolve(),
  };
  // Whatever the library still wants from a network, it does not get: all files come from the checked pack.
  env.fetch = () => Promise.resolve(new Response(null, { status: 404 }));
  const wasm = env.backends.onnx.wasm;
  if (!wasm) throw new Error('ONNX Runtime has no WebAssembly backend.');
  wasm.wasmPaths = { mjs: new URL(files.runtime.mjs, location.origin).href };
  wasm.wasmBinary = files.runtime.binary;
  wasm.numThreads = threads;
  wasm.proxy = false;
  return threads;
}

/**
 * Has the browser compile ONNX Runtime and start its threads, by the smallest of the graphs that Transformers.js brings.
 * On WebGPU the model's own graph has to come first: it decides on the device.
 */
export async function warmUpRuntime(): Promise<void> {
  const one = new Tensor('float32', [1], [1, 1]);
  (await matmul(one, one)).dispose();
}
