import { err, ok, type Result } from '../shared/result';
import { cpuPieces, pieceFile, rawShard, shardFile, type Piece } from './cpu-pieces';
import type { Backend } from './inference-host';
import type { Manifest } from './manifest';
import type { LoadError, ModelStatus, PackSummary } from './model-status';
import { findPack, hasPassed, INDEX_KEYS, installedPack, keysOfNames, markInstalled, offeredName } from './pack-index';
import type { KnownPack } from './pack-index';
import { keyOf, PackStore, type CheckedFile } from './pack-store';
import { shortage } from './quota';
import { readRuntime, runtimeFiles, type RuntimeBinary } from './runtime-files';

const DOWNLOADS_AT_ONCE = 3;

type Bytes = Uint8Array<ArrayBuffer>;
type OnStatus = (status: ModelStatus) => void;

/** All that the engine needs but the weights, in memory. */
export interface EngineFiles {
  /** Which of the pack's two graphs this is: 4-bit weights as downloaded, or int8 ones made from them. */
  readonly graph: 'q4' | 'int8';
  /** A file as Transformers.js asks for it, by name; undefined when the pack has none. */
  response(name: string): Response | undefined;
  /** @throws SyntaxError when the file is not JSON */
  json(name: string): unknown;
  readonly runtime: RuntimeBinary;
}

/** A pack's files in memory, ready for the engine. */
export interface LoadedFiles extends EngineFiles {
  /** The weights; handed over once, so that nothing here keeps them alive beside the runtime's own copy. */
  takeExternalData(): { path: string; data: Bytes }[];
}

/** A newer pack than the one in use. */
export interface PackUpdate {
  readonly version: string;
  /** What has still to be downloaded: files that both versions share are not fetched again. */
  readonly downloadBytes: number;
}

/** A model pack: what it is, what of it is on this device, and its checked files. */
export class ModelPack {
  /** The newer pack that the deployment offers; null when this is it. */
  readonly update: PackUpdate | null;
  readonly #store: PackStore;
  readonly #pack: KnownPack;
  /** The pack that it replaces, whose equal files are taken over. */
  readonly #before: KnownPack | null;

  private constructor(store: PackStore, pack: KnownPack, before: KnownPack | null, update: PackUpdate | null) {
    this.#store = store;
    this.#pack = pack;
    this.#before = before;
    this.update = update;
  }

  /**
   * `current`: the pack that this device last made ready, as long as it is whole; else, as `offered`, the one that the
   * deployment's index names. Without a network the index and the manifest are taken as they were kept.
   */
  static async open(which: 'current' | 'offered' = 'current'): Promise<Result<ModelPack, LoadError>> {
    const store = await PackStore.open();
    const installed = await installedPack(store);
    const name = await offeredName(store);
    const isNewest = name.ok && name.value.manifestSha256 === installed?.name.manifestSha256;
    if (installed && isNewest) return ok(new ModelPack(store, installed, null, null));
    const offered = name.ok ? await findPack(store, name.value) : name;
    const isWhole =
      installed !== null &&
      ((await wanted(store, installed, 'wasm')).length === 0 ||
        (await wanted(store, installed, 'webgpu')).length === 0);
    if (installed && isWhole && (which === 'current' || !offered.ok)) {
      const update = offered.ok ? await updateOf(store, installed, offered.value) : null;
      return ok(new ModelPack(store, installed, null, update));
    }
    return offered.ok ? ok(new ModelPack(store, offered.value, installed, null)) : offered;
  }

  get manifest(): Manifest {
    return this.#pack.manifest;
  }

  get summary(): PackSummary {
    const { id, version, name, licence, downloadBytes, vocabularySize, contextTokens, provenance } = this.manifest;
    const source = provenance.source.name;
    return { id, version, name, licence: licence.spdx, downloadBytes, vocabularySize, contextTokens, source };
  }

  /** How much of what this backend needs is here, half downloads included. */
  async storage(backend: Backend): Promise<{ cachedBytes: number; totalBytes: number }> {
    const totalBytes = sizeOf(downloads(this.#pack, backend));
    const files = await wanted(this.#store, this.#pack, backend);
    return { cachedBytes: totalBytes - sizeOf(files) + (await this.#store.cachedBytes(files)), totalBytes };
  }

  /**
   * Everything the engine needs, downloaded where it is missing, each file checked.
   *
   * @param onEngine - called with what is there before the weights are, so that the engine is set up meanwhile
   */
  async files(
    backend: Backend,
    onStatus: OnStatus,
    signal: AbortSignal,
    onEngine: (files: EngineFiles) => void = () => undefined,
  ): Promise<Result<LoadedFiles, LoadError>> {
    const fetched = await this.fetch(backend, onStatus, signal);
    if (!fetched.ok) return fetched;
    const engine = await this.#engineFiles(backend, signal);
    if (!engine.ok) return engine;
    onEngine(engine.value);
    const source = { store: this.#store, pack: this.#pack };
    const weights =
      backend === 'wasm' ? await cpuPieces(source, onStatus, signal) : await this.#rawShards(onStatus, signal);
    if (!weights.ok) return weights;
    return ok({ ...engine.value, takeExternalData: () => weights.value.splice(0) });
  }

  /** ONNX Runtime for a backend, checked. */
  runtime(backend: Backend, signal: AbortSignal): Promise<Result<RuntimeBinary, LoadError>> {
    return readRuntime(this.#store, backend, signal);
  }

  async #engineFiles(backend: Backend, signal: AbortSignal): Promise<Result<EngineFiles, LoadError>> {
    const small = new Map<string, Bytes>();
    for (const file of packFiles(this.#pack, backend)) {
      const read = await this.#store.read(file, { signal });
      if (!read.ok) return read;
      small.set(nameOf(file.path), read.value);
    }
    const runtime = await this.runtime(backend, signal);
    return runtime.ok ? ok(engineFiles(backend === 'wasm' ? 'int8' : 'q4', small, runtime.value)) : runtime;
  }

  /** Downloads what is missing for this backend, after looking whether it fits. */
  async fetch(backend: Backend, onStatus: OnStatus, signal: AbortSignal): Promise<Result<null, LoadError>> {
    if (this.#before) await takeOver(this.#store, this.#before, this.#pack);
    const missing = await wanted(this.#store, this.#pack, backend);
    if (missing.length === 0) return ok(null);
    const full = await this.#shortage(backend, missing);
    if (full) return err(full);
    const totalBytes = sizeOf(downloads(this.#pack, backend));
    let bytes = totalBytes - sizeOf(missing);
    const report = (more: number) => {
      bytes += more;
      onStatus({ phase: 'downloading', bytes, totalBytes, detail: 'Downloading the reading model' });
    };
    report(0);
    const queue = [...missing];
    const failures: LoadError[] = [];
    await Promise.all(
      Array.from({ length: DOWNLOADS_AT_ONCE }, async () => {
        for (let file = queue.shift(); file && failures.length === 0; file = queue.shift()) {
          const result = await this.#store.read(file, { signal, onBytes: report });
          if (!result.ok) failures.push(result.error);
        }
      }),
    );
    const [failure] = failures;
    if (!failure) return ok(null);
    return err(failure.code === 'offline' ? await this.#brokenOff(backend) : failure);
  }

  /** Whether exactly these files have passed the whole self-test before, on this backend of this browser's version. */
  hasPassedOn(backend: Backend): Promise<boolean> {
    return hasPassed(this.#store, this.#pack, surroundingsOf(backend));
  }

  /** To be called when the pack has passed its self-test: it is the current one now, and what only others need goes. */
  async becomeCurrent(backend: Backend): Promise<void> {
    await markInstalled(this.#store, this.#pack, surroundingsOf(backend));
    const { weights, files, cpuLayout } = this.manifest;
    const kept = [...weights.keys()].map((index) => shardFile(this.#pack, index));
    kept.push(...files.map((file) => ({ ...file, path: `${this.#pack.folder}/${file.path}` })));
    kept.push(...cpuLayout.map((piece) => pieceFile(this.#pack, piece)));
    await this.#store.remove('/models/', new Set([...kept.map(keyOf), ...keysOfNames(this.#pack.name)]));
  }

  /** Deletes all packs from this device; the runtime's files stay for the next one. */
  async remove(): Promise<void> {
    await this.#store.remove('/models/', INDEX_KEYS);
  }

  async #shortage(backend: Backend, missing: readonly CheckedFile[]): Promise<LoadError | null> {
    const pieces = backend === 'wasm' ? this.manifest.cpuLayout.map((piece) => pieceFile(this.#pack, piece)) : [];
    const toDerive = await this.#store.missing(pieces);
    // While a file is put together, its parts are here as well.
    const largest = Math.max(...missing.map((file) => file.bytes)) * DOWNLOADS_AT_ONCE;
    const here = await this.#store.cachedBytes(missing);
    return shortage(sizeOf(missing) - here + sizeOf(toDerive) + largest, await navigator.storage.estimate());
  }

  async #brokenOff(backend: Backend): Promise<LoadError> {
    const { cachedBytes, totalBytes } = await this.storage(backend);
    const [here, all] = [cachedBytes, totalBytes].map((bytes) => (bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0));
    return {
      code: 'offline',
      message: `The connection to the server broke off, and trying a few times more did not help. ${here ?? ''} of ${all ?? ''} MB are here and kept; "Try again" goes on from there.`,
      canRetry: true,
    };
  }

  async #rawShards(onStatus: OnStatus, signal: AbortSignal): Promise<Result<Piece[], LoadError>> {
    const shards: Piece[] = [];
    const totalBytes = this.manifest.weights.reduce((sum, shard) => sum + shard.rawBytes, 0);
    let bytes = 0;
    for (const [index, shard] of this.manifest.weights.entries()) {
      onStatus({ phase: 'verifying', bytes, totalBytes, detail: 'Checking the reading model' });
      const raw = await rawShard({ store: this.#store, pack: this.#pack }, index, signal);
      if (!raw.ok) return raw;
      shards.push({ path: shard.name, data: raw.value });
      bytes += shard.rawBytes;
    }
    return ok(shards);
  }
}

function surroundingsOf(backend: Backend): string {
  const runtime = runtimeFiles(backend).map((file) => file.sha256);
  return [backend, ...runtime, navigator.userAgent, String(navigator.hardwareConcurrency)].join(' ');
}

function packFiles({ folder, manifest }: KnownPack, backend: Backend): readonly CheckedFile[] {
  const otherGraph = backend === 'wasm' ? 'graph-q4' : 'graph-int8';
  return manifest.files
    .filter((file) => file.role !== otherGraph)
    .map(({ path, bytes, sha256 }) => ({ path: `${folder}/${path}`, bytes, sha256 }));
}

function shards(pack: KnownPack): readonly CheckedFile[] {
  return [...pack.manifest.weights.keys()].map((index) => shardFile(pack, index));
}

function downloads(pack: KnownPack, backend: Backend): readonly CheckedFile[] {
  // The processor takes over from a graphics processor that fails, with or without a network.
  const runtimes = backend === 'webgpu' ? [...runtimeFiles('webgpu'), ...runtimeFiles('wasm')] : runtimeFiles('wasm');
  return [...runtimes, ...packFiles(pack, backend), ...shards(pack)];
}

/** Those downloads that are missing and needed: where all int8 pieces are here, a processor needs no shard. */
async function wanted(store: PackStore, pack: KnownPack, backend: Backend): Promise<readonly CheckedFile[]> {
  const missing = await store.missing(downloads(pack, backend));
  const pieces = pack.manifest.cpuLayout.map((piece) => pieceFile(pack, piece));
  if (backend === 'webgpu' || missing.length === 0 || (await store.missing(pieces)).length > 0) return missing;
  const needless = new Set(shards(pack).map(keyOf));
  return missing.filter((file) => !needless.has(keyOf(file)));
}

async function updateOf(store: PackStore, installed: KnownPack, offered: KnownPack): Promise<PackUpdate> {
  const here = new Set(allFiles(installed).map((file) => file.sha256));
  const missing = await store.missing(allFiles(offered));
  return {
    version: offered.manifest.version,
    downloadBytes: sizeOf(missing.filter(({ sha256 }) => !here.has(sha256))),
  };
}

/** Copies files that two packs share, of which the new one has none yet. */
async function takeOver(store: PackStore, before: KnownPack, pack: KnownPack): Promise<void> {
  const pieces = ({ manifest }: KnownPack, of: KnownPack) => manifest.cpuLayout.map((piece) => pieceFile(of, piece));
  const old = new Map([...allFiles(before), ...pieces(before, before)].map((file) => [file.sha256, file]));
  for (const file of await store.missing([...allFiles(pack), ...pieces(pack, pack)])) {
    const same = old.get(file.sha256);
    const bytes = same ? await store.cached(same) : null;
    if (bytes) await store.put(keyOf(file), bytes);
  }
}

/** All of a pack that is not made on the device. */
export function allFiles(pack: KnownPack): readonly CheckedFile[] {
  const files = pack.manifest.files.map((file) => ({ ...file, path: `${pack.folder}/${file.path}` }));
  return [...files, ...shards(pack)];
}

function engineFiles(
  graph: EngineFiles['graph'],
  small: ReadonlyMap<string, Bytes>,
  runtime: EngineFiles['runtime'],
): EngineFiles {
  return {
    graph,
    runtime,
    response: (name) => {
      const bytes = small.get(name);
      return bytes && new Response(bytes, { headers: { 'content-length': String(bytes.length) } });
    },
    json: (name) => JSON.parse(new TextDecoder().decode(small.get(name))) as unknown,
  };
}

function sizeOf(files: readonly CheckedFile[]): number {
  return files.reduce((sum, file) => sum + file.bytes, 0);
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
