import { ortFiles } from 'virtual:ort-files';
import { ok, type Result } from '../shared/result';
import type { Backend } from './inference-host';
import type { LoadError } from './model-status';
import type { CheckedFile, PackStore } from './pack-store';

/** ONNX Runtime: the path of its loader, which a worker imports, and its WebAssembly. */
export interface RuntimeBinary {
  readonly mjs: string;
  readonly binary: ArrayBuffer;
}

/**
 * ONNX Runtime's builds. The one without WebGPU computes the same numbers on a processor, and the browser compiles it in
 * a third of the time: in the other, nearly each function can be suspended and is twice as long for it.
 */
const RUNTIMES: Readonly<Record<Backend, RegExp>> = {
  webgpu: /threaded\.asyncify\.(?:mjs|wasm)$/u,
  wasm: /threaded\.(?:mjs|wasm)$/u,
};

/** The files of ONNX Runtime that a backend needs. */
export function runtimeFiles(backend: Backend): readonly CheckedFile[] {
  return ortFiles.filter((file) => RUNTIMES[backend].test(file.path));
}

/** ONNX Runtime for a backend, checked. Its loader is imported from the cache, by way of the service worker. */
export async function readRuntime(
  store: PackStore,
  backend: Backend,
  signal: AbortSignal,
): Promise<Result<RuntimeBinary, LoadError>> {
  const files = runtimeFiles(backend);
  const binary = files.find((file) => file.path.endsWith('.wasm'));
  const mjs = files.find((file) => file.path.endsWith('.mjs'));
  if (!binary || !mjs) throw new Error('The build has no ONNX Runtime files.');
  const loader = await store.read(mjs, { signal });
  if (!loader.ok) return loader;
  const read = await store.read(binary, { signal });
  return read.ok ? ok({ mjs: mjs.path, binary: read.value.buffer }) : read;
}
