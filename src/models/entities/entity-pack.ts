import { entityPack } from 'virtual:entity-pack';
import { ok, type Result } from '../../shared/result';
import type { RuntimeFiles } from '../engines/onnx-runtime';
import type { LoadError } from '../model-status';
import { keyOf, PackStore, type CheckedFile } from '../pack-store';
import { readRuntime, runtimeFiles } from '../runtime-files';
import { entityManifestSchema, type EntityManifest } from './manifest';

/** Whether the entity model is here, and how much of it is still to come. */
export interface EntityPackState {
  /** `none`: the build came without one. */
  readonly state: 'none' | 'absent' | 'present';
  readonly version: string | null;
  /** Bytes of all its files, ONNX Runtime included, and of those that are on this device. */
  readonly totalBytes: number;
  readonly cachedBytes: number;
}

/** The pack's files and ONNX Runtime in memory, checked. */
export interface EntityFiles extends RuntimeFiles {
  text(name: string): string;
  /** @throws SyntaxError when the file is not JSON */
  json(name: string): unknown;
}

/** Looks what of the entity model is on this device; nothing is fetched. */
export async function inspectEntityPack(): Promise<EntityPackState> {
  const pack = await EntityPack.open();
  return pack ? pack.inspect() : { state: 'none', version: null, totalBytes: 0, cachedBytes: 0 };
}

/** The entity model that the build names, on the server and in this device's cache of checked files. */
export class EntityPack {
  readonly manifest: EntityManifest;
  readonly #files: readonly CheckedFile[];
  readonly #store: PackStore;

  private constructor(folder: string, manifest: EntityManifest, store: PackStore) {
    this.manifest = manifest;
    this.#files = manifest.files.map(({ name, bytes, sha256 }) => ({ path: `${folder}/${name}`, bytes, sha256 }));
    this.#store = store;
  }

  /** Null when the build came without an entity model. */
  static async open(): Promise<EntityPack | null> {
    if (!entityPack) return null;
    // The build has looked at it with the same schema: this gives it its type.
    const manifest = entityManifestSchema.parse(entityPack.manifest);
    return new EntityPack(entityPack.folder, manifest, await PackStore.open());
  }

  async inspect(): Promise<EntityPackState> {
    const files = [...this.#files, ...runtimeFiles('wasm')];
    const missing = await this.#store.missing(files);
    return {
      state: missing.length === 0 ? 'present' : 'absent',
      version: this.manifest.version,
      totalBytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
      cachedBytes: await this.#store.cachedBytes(files),
    };
  }

  /** All files, from the cache or else from the server. See {@link PackStore.read}. */
  async files(signal: AbortSignal, onBytes: (bytes: number) => void): Promise<Result<EntityFiles, LoadError>> {
    const files = new Map<string, Uint8Array<ArrayBuffer>>();
    for (const file of this.#files) {
      const read = await this.#store.read(file, { signal, onBytes });
      if (!read.ok) return read;
      files.set(nameOf(file.path), read.value);
    }
    const runtime = await readRuntime(this.#store, 'wasm', signal);
    if (!runtime.ok) return runtime;
    onBytes(runtimeFiles('wasm').reduce((sum, { bytes }) => sum + bytes, 0));
    const text = (name: string) => new TextDecoder().decode(files.get(name));
    return ok({
      runtime: runtime.value,
      response: (name) => {
        const bytes = files.get(name);
        return bytes && new Response(bytes, { headers: { 'content-length': String(bytes.length) } });
      },
      text,
      json: (name) => JSON.parse(text(name)) as unknown,
    });
  }

  /** Deletes what is kept of other versions. */
  removeOthers(): Promise<void> {
    return this.#store.remove('/entity-models/', new Set(this.#files.map(keyOf)));
  }
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
