import { err, ok, type Result } from '../shared/result';
import { DISK_FULL, download } from './download';
import type { LoadError } from './model-status';
import { PartStore } from './part-store';
import { sha256Hex } from '../shared/sha256';

/** The Cache Storage cache that holds checked files: model packs, their CPU layout and the ONNX runtime. */
export const MODEL_CACHE = 'stayput-models';

/** A file and what it must be. `path` is absolute on this origin and its key in the cache. */
export interface CheckedFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface StoreOptions {
  readonly signal?: AbortSignal;
  readonly onBytes?: (bytes: number) => void;
}

/** Files that are used only when their hash is right, kept for the time without a network. */
export class PackStore {
  readonly #cache: Cache;
  readonly #parts: PartStore;

  private constructor(cache: Cache, parts: PartStore) {
    this.#cache = cache;
    this.#parts = parts;
  }

  static async open(): Promise<PackStore> {
    return new PackStore(await caches.open(MODEL_CACHE), await PartStore.open());
  }

  /** Bytes of these files that are here, half downloads included (by presence: hashes are checked when a file is read). */
  async cachedBytes(files: readonly CheckedFile[]): Promise<number> {
    let total = 0;
    for (const file of files) {
      total += (await this.has(file)) ? file.bytes : (await this.#parts.beginning(file)).bytes;
    }
    return total;
  }

  /** Those of the files that are not here whole. */
  async missing(files: readonly CheckedFile[]): Promise<readonly CheckedFile[]> {
    const missing: CheckedFile[] = [];
    for (const file of files) if (!(await this.has(file))) missing.push(file);
    return missing;
  }

  async has(file: CheckedFile): Promise<boolean> {
    return (await this.#cache.match(keyOf(file))) !== undefined;
  }

  /** What the cache has under a key, as it is there. Null when there is nothing. */
  async kept(key: string): Promise<Uint8Array<ArrayBuffer> | null> {
    const response = await this.#cache.match(key);
    // By way of a Blob: its bytes come in one piece, which takes half the time of a stream's small ones.
    return response ? new Uint8Array(await (await response.blob()).arrayBuffer()) : null;
  }

  /** A file from the cache when its hash is right; a bad one is dropped. Null when there is none (any more). */
  async cached(file: CheckedFile): Promise<Uint8Array<ArrayBuffer> | null> {
    const bytes = await this.kept(keyOf(file));
    if (!bytes) return null;
    if (bytes.length === file.bytes && (await sha256Hex(bytes)) === file.sha256) return bytes;
    await this.#cache.delete(keyOf(file));
    return null;
  }

  /**
   * A file from the cache or else from the server, from where its last download stopped ({@link download}). It is kept
   * and returned only when its hash is right.
   */
  async read(file: CheckedFile, options: StoreOptions = {}): Promise<Result<Uint8Array<ArrayBuffer>, LoadError>> {
    const cached = await this.cached(file);
    if (cached) {
      options.onBytes?.(cached.length);
      return ok(cached);
    }
    const loaded = await download(file, this.#parts, options);
    return loaded.ok ? this.put(keyOf(file), loaded.value.bytes, loaded.value.contentType) : loaded;
  }

  /** Keeps bytes under a key: a path, or {@link keyOf} a checked file. */
  async put(
    key: string,
    bytes: Uint8Array<ArrayBuffer>,
    contentType: string | null = null,
  ): Promise<Result<Uint8Array<ArrayBuffer>, LoadError>> {
    try {
      const headers = { 'content-type': contentType ?? 'application/octet-stream' };
      await this.#cache.put(key, new Response(bytes, { headers }));
      return ok(bytes);
    } catch (cause) {
      if (cause instanceof DOMException && cause.name === 'QuotaExceededError') return err(DISK_FULL);
      throw cause;
    }
  }

  /** Deletes every file, and every half download, whose path starts so, but for those with these keys. */
  async remove(prefix: string, except: ReadonlySet<string> = new Set()): Promise<void> {
    for (const request of await this.#cache.keys()) {
      const { pathname, search } = new URL(request.url);
      if (pathname.startsWith(prefix) && !except.has(pathname + search)) await this.#cache.delete(request);
    }
    await this.#parts.remove(prefix);
  }
}

/**
 * The key of a file in the cache. It names the hash, so that two versions of a pack can lie side by side; the runtime's
 * files keep their plain paths, because the service worker has to find them.
 */
export function keyOf({ path, sha256 }: CheckedFile): string {
  return path.startsWith('/ort/') ? path : `${path}?sha256=${sha256}`;
}
