import { err, ok, type Result } from '../shared/result';
import { loadAsset } from './asset-loader';
import type { LoadError } from './model-status';
import { sha256Hex } from './sha256';

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

  private constructor(cache: Cache) {
    this.#cache = cache;
  }

  static async open(): Promise<PackStore> {
    return new PackStore(await caches.open(MODEL_CACHE));
  }

  /** Bytes of these files that are cached (by presence: hashes are checked when a file is read). */
  async cachedBytes(files: readonly CheckedFile[]): Promise<number> {
    let total = 0;
    for (const file of files) if (await this.#cache.match(file.path)) total += file.bytes;
    return total;
  }

  async has(path: string): Promise<boolean> {
    return (await this.#cache.match(path)) !== undefined;
  }

  /** A file from the cache as it is there. Null when there is none. */
  async kept(path: string): Promise<Uint8Array<ArrayBuffer> | null> {
    const response = await this.#cache.match(path);
    return response ? new Uint8Array(await response.arrayBuffer()) : null;
  }

  /** A file from the cache when its hash is right; a bad one is dropped. Null when there is none (any more). */
  async cached(file: CheckedFile): Promise<Uint8Array<ArrayBuffer> | null> {
    const bytes = await this.kept(file.path);
    if (!bytes) return null;
    if (bytes.length === file.bytes && (await sha256Hex(bytes)) === file.sha256) return bytes;
    await this.#cache.delete(file.path);
    return null;
  }

  /**
   * A file from the cache or else from the server. A file whose hash is wrong is refused and asked for once more,
   * past the HTTP cache.
   */
  async read(file: CheckedFile, options: StoreOptions = {}): Promise<Result<Uint8Array<ArrayBuffer>, LoadError>> {
    const cached = await this.cached(file);
    if (cached) {
      options.onBytes?.(cached.length);
      return ok(cached);
    }
    for (const isFresh of [false, true]) {
      let arrived = 0;
      const loaded = await loadAsset(file.path, {
        ...options,
        isFresh,
        onBytes: (bytes) => {
          arrived += bytes;
          options.onBytes?.(bytes);
        },
      });
      if (!loaded.ok) return err(loadErrorOf(loaded.error));
      const { bytes, response } = loaded.value;
      if (bytes.length === file.bytes && (await sha256Hex(bytes)) === file.sha256) {
        return this.put(file.path, bytes, response.headers);
      }
      options.onBytes?.(-arrived);
    }
    return err({
      code: 'integrity',
      message: `${file.path} is not the file that this model pack names: its SHA-256 is wrong, twice. It was not used and not kept. Try again later, or tell whoever runs this site.`,
      canRetry: true,
    });
  }

  /** Keeps bytes under a path. */
  async put(
    path: string,
    bytes: Uint8Array<ArrayBuffer>,
    headers: Headers = new Headers(),
  ): Promise<Result<Uint8Array<ArrayBuffer>, LoadError>> {
    try {
      const kept = new Headers({ 'content-type': headers.get('content-type') ?? 'application/octet-stream' });
      await this.#cache.put(path, new Response(bytes, { headers: kept }));
      return ok(bytes);
    } catch (cause) {
      if (cause instanceof DOMException && cause.name === 'QuotaExceededError') {
        return err({
          code: 'quota',
          message:
            'There is not enough storage left for the model. Your documents are untouched. Free some space and try again.',
          canRetry: true,
        });
      }
      throw cause;
    }
  }

  /** Deletes every file whose path starts so. */
  async remove(prefix: string): Promise<void> {
    for (const request of await this.#cache.keys()) {
      if (new URL(request.url).pathname.startsWith(prefix)) await this.#cache.delete(request);
    }
  }
}

export function loadErrorOf(error: {
  readonly code: 'offline' | 'missing' | 'cancelled';
  readonly message: string;
}): LoadError {
  return {
    code: error.code === 'missing' ? 'pack-missing' : error.code,
    message: error.message,
    canRetry: true,
  };
}
