import { ortFiles } from 'virtual:ort-files';
import { err, ok, type Result } from '../shared/result';
import { loadAsset } from './asset-loader';
import { derivePiece, shardsOf } from './cpu-layout';
import type { Backend } from './inference-host';
import { manifestSchema, packIndexSchema, type Manifest } from './manifest';
import type { LoadError, ModelStatus, PackSummary } from './model-status';
import { loadErrorOf, PackStore, type CheckedFile } from './pack-store';
import { sha256Hex } from './sha256';

const INDEX_PATH = '/models/index.json';
const RUNTIME = /asyncify\.(?:mjs|wasm)$/u;
const DOWNLOADS_AT_ONCE = 3;

type Bytes = Uint8Array<ArrayBuffer>;

/** A pack's files in memory, ready for the engine. */
export interface LoadedFiles {
  /** Which of the pack's two graphs this is: 4-bit weights as downloaded, or int8 ones made from them. */
  readonly graph: 'q4' | 'int8';
  /** A file as Transformers.js asks for it, by name; undefined when the pack has none. */
  response(name: string): Response | undefined;
  /** @throws SyntaxError when the file is not JSON */
  json(name: string): unknown;
  /** The weights; handed over once, so that nothing here keeps them alive beside the runtime's own copy. */
  takeExternalData(): { path: string; data: Bytes }[];
  readonly runtime: { readonly mjs: string; readonly binary: ArrayBuffer };
}

/** The deployment's default model pack: what it is, what of it is on this device, and its checked files. */
export class ModelPack {
  readonly manifest: Manifest;
  readonly #store: PackStore;
  readonly #folder: string;

  private constructor(store: PackStore, manifest: Manifest, folder: string) {
    this.#store = store;
    this.manifest = manifest;
    this.#folder = folder;
  }

  /** Reads the index and the manifest: from the server when there is one, else as they were kept. */
  static async open(): Promise<Result<ModelPack, LoadError>> {
    const store = await PackStore.open();
    const index = await latest(store, INDEX_PATH, (bytes) => firstPackIn(bytes) !== null);
    if (!index.ok) return index;
    const first = firstPackIn(index.value);
    if (!first) return err(invalid(INDEX_PATH));
    const folder = `/models/${first.path}`;
    const path = `${folder}/manifest.json`;
    const bytes = await named(store, path, first.manifestSha256);
    if (!bytes.ok) return bytes;
    const manifest = manifestSchema.safeParse(parseJson(bytes.value));
    if (!manifest.success) return err(invalid(path));
    return ok(new ModelPack(store, manifest.data, folder));
  }

  get summary(): PackSummary {
    const { id, version, name, licence, downloadBytes, vocabularySize, contextTokens, provenance } = this.manifest;
    const source = provenance.source.name;
    return { id, version, name, licence: licence.spdx, downloadBytes, vocabularySize, contextTokens, source };
  }

  async storage(backend: Backend): Promise<{ cachedBytes: number; totalBytes: number }> {
    const files = this.#downloads(backend);
    return { cachedBytes: await this.#store.cachedBytes(files), totalBytes: sizeOf(files) };
  }

  /** Everything the engine needs, downloaded where it is missing, each file checked. */
  async files(
    backend: Backend,
    onStatus: (status: ModelStatus) => void,
    signal: AbortSignal,
  ): Promise<Result<LoadedFiles, LoadError>> {
    const downloads = this.#downloads(backend);
    const totalBytes = sizeOf(downloads);
    const missing: CheckedFile[] = [];
    for (const file of downloads) if (!(await this.#store.has(file.path))) missing.push(file);
    let bytes = totalBytes - sizeOf(missing);
    const report = (more: number) => {
      bytes += more;
      onStatus({ phase: 'downloading', bytes, totalBytes, detail: 'Downloading the reading model' });
    };
    if (missing.length > 0) report(0);
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
    if (failures[0]) return err(failures[0]);

    const weights =
      backend === 'wasm' ? await this.#cpuPieces(onStatus, signal) : await this.#rawShards(onStatus, signal);
    if (!weights.ok) return weights;
    const small = new Map<string, Bytes>();
    for (const file of this.#packFiles(backend)) {
      const read = await this.#store.read(file, { signal });
      if (!read.ok) return read;
      small.set(nameOf(file.path), read.value);
    }
    const binary = ortFiles.find((file) => RUNTIME.test(file.path) && file.path.endsWith('.wasm'));
    const mjs = ortFiles.find((file) => RUNTIME.test(file.path) && file.path.endsWith('.mjs'));
    if (!binary || !mjs) throw new Error('The build has no ONNX Runtime files.');
    const runtime = await this.#store.read(binary, { signal });
    if (!runtime.ok) return runtime;
    const graph = backend === 'wasm' ? 'int8' : 'q4';
    return ok(loadedFiles(graph, small, weights.value, { mjs: mjs.path, binary: runtime.value.buffer }));
  }

  /** Deletes the pack from this device; the runtime's files stay for the next one. */
  async remove(): Promise<void> {
    await this.#store.remove(`${this.#folder}/`);
  }

  #packFiles(backend: Backend): readonly CheckedFile[] {
    const otherGraph = backend === 'wasm' ? 'graph-q4' : 'graph-int8';
    return this.manifest.files
      .filter((file) => file.role !== otherGraph)
      .map(({ path, bytes, sha256 }) => ({ path: `${this.#folder}/${path}`, bytes, sha256 }));
  }

  #shardFiles(): readonly CheckedFile[] {
    return this.manifest.weights.map(({ path, bytes, sha256 }) => ({ path: `${this.#folder}/${path}`, bytes, sha256 }));
  }

  #downloads(backend: Backend): readonly CheckedFile[] {
    return [...ortFiles.filter((file) => RUNTIME.test(file.path)), ...this.#packFiles(backend), ...this.#shardFiles()];
  }

  async #rawShards(
    onStatus: (status: ModelStatus) => void,
    signal: AbortSignal,
  ): Promise<Result<{ path: string; data: Bytes }[], LoadError>> {
    const shards: { path: string; data: Bytes }[] = [];
    const totalBytes = this.manifest.weights.reduce((sum, shard) => sum + shard.rawBytes, 0);
    let bytes = 0;
    for (const [index, shard] of this.manifest.weights.entries()) {
      onStatus({ phase: 'verifying', bytes, totalBytes, detail: 'Checking the reading model' });
      const raw = await this.#rawShard(index, signal);
      if (!raw.ok) return raw;
      shards.push({ path: shard.name, data: raw.value });
      bytes += shard.rawBytes;
    }
    return ok(shards);
  }

  /** The int8 pieces of the CPU layout: kept ones when their hash is right, the others derived and kept. */
  async #cpuPieces(
    onStatus: (status: ModelStatus) => void,
    signal: AbortSignal,
  ): Promise<Result<{ path: string; data: Bytes }[], LoadError>> {
    const pieces: { path: string; data: Bytes }[] = [];
    const totalBytes = this.manifest.cpuLayout.reduce((sum, piece) => sum + piece.bytes, 0);
    const shards = new Map<number, Bytes>();
    let bytes = 0;
    for (const piece of this.manifest.cpuLayout) {
      if (signal.aborted) return err(loadErrorOf({ code: 'cancelled', message: 'Stopped as you asked.' }));
      const file = { path: `${this.#folder}/${piece.name}`, bytes: piece.bytes, sha256: piece.sha256 };
      let data = await this.#store.cached(file);
      const phase = data ? 'verifying' : 'deriving';
      const detail = data ? 'Checking the reading model' : 'Preparing the model for this processor (once)';
      onStatus({ phase, bytes, totalBytes, detail });
      if (!data) {
        const needed = shardsOf(piece);
        for (const index of shards.keys()) if (!needed.has(index)) shards.delete(index);
        for (const index of needed) {
          if (shards.has(index)) continue;
          const raw = await this.#rawShard(index, signal);
          if (!raw.ok) return raw;
          shards.set(index, raw.value);
        }
        data = derivePiece(piece, shards);
        if ((await sha256Hex(data)) !== piece.sha256) return err(invalid(file.path));
        const kept = await this.#store.put(file.path, data);
        // A full disk costs the time to derive again, not the model.
        if (!kept.ok && kept.error.code !== 'quota') return kept;
      }
      pieces.push({ path: piece.name, data });
      bytes += piece.bytes;
    }
    return ok(pieces);
  }

  async #rawShard(index: number, signal: AbortSignal): Promise<Result<Bytes, LoadError>> {
    const shard = this.manifest.weights[index];
    const file = this.#shardFiles()[index];
    if (!shard || !file) return err(invalid(this.#folder));
    const packed = await this.#store.read(file, { signal });
    if (!packed.ok) return packed;
    const stream = new Blob([packed.value]).stream().pipeThrough(new DecompressionStream('gzip'));
    const raw = new Uint8Array(await new Response(stream).arrayBuffer());
    if ((await sha256Hex(raw)) !== shard.rawSha256) return err(invalid(file.path));
    return ok(raw);
  }
}

function loadedFiles(
  graph: LoadedFiles['graph'],
  small: ReadonlyMap<string, Bytes>,
  weights: { path: string; data: Bytes }[],
  runtime: LoadedFiles['runtime'],
): LoadedFiles {
  return {
    graph,
    runtime,
    response: (name) => {
      const bytes = small.get(name);
      return bytes && new Response(bytes, { headers: { 'content-length': String(bytes.length) } });
    },
    json: (name) => JSON.parse(new TextDecoder().decode(small.get(name))) as unknown,
    takeExternalData: () => weights.splice(0),
  };
}

/** The server's file when it has a usable one, else the kept one: how a pack is updated, and found offline. */
async function latest(
  store: PackStore,
  path: string,
  isUsable: (bytes: Bytes) => boolean | Promise<boolean>,
): Promise<Result<Bytes, LoadError>> {
  const loaded = await loadAsset(path, { isFresh: true });
  if (loaded.ok && (await isUsable(loaded.value.bytes))) {
    return store.put(path, loaded.value.bytes, loaded.value.response.headers);
  }
  const kept = await store.kept(path);
  if (kept && (await isUsable(kept))) return ok(kept);
  return err(loaded.ok ? invalid(path) : loadErrorOf(loaded.error));
}

/** The file with this hash: the kept one, or else the server's. */
async function named(store: PackStore, path: string, sha256: string): Promise<Result<Bytes, LoadError>> {
  const isRight = async (bytes: Bytes) => (await sha256Hex(bytes)) === sha256;
  const kept = await store.kept(path);
  return kept && (await isRight(kept)) ? ok(kept) : latest(store, path, isRight);
}

/** The default pack of an index; null when the index has another form. */
function firstPackIn(index: Bytes) {
  return packIndexSchema.safeParse(parseJson(index)).data?.packs[0] ?? null;
}

function parseJson(bytes: Bytes): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
  } catch {
    return null;
  }
}

function sizeOf(files: readonly CheckedFile[]): number {
  return files.reduce((sum, file) => sum + file.bytes, 0);
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function invalid(path: string): LoadError {
  return {
    code: 'pack-invalid',
    message: `${path} is damaged or of another version. It was not used. Remove the model and download it again.`,
    canRetry: true,
  };
}
