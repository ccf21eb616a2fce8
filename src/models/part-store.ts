import type { CheckedFile } from './pack-store';

/** The cache that holds the beginnings of files whose download was interrupted. */
export const PART_CACHE = 'stayput-model-parts';

/** The contiguous beginning of a file that is on this device. */
export interface KeptBeginning {
  readonly bytes: number;
  /** The strong entity tag that came with it; null when the server gave none. */
  readonly etag: string | null;
}

interface Part {
  readonly request: Request;
  readonly from: number;
  readonly to: number;
}

/**
 * Pieces of half downloads. Nothing here is checked: only the whole file has a hash, so what a part is worth shows when
 * the file is complete. A part's key names the hash of the file that it is for, so another version never takes it up.
 */
export class PartStore {
  readonly #cache: Cache;

  private constructor(cache: Cache) {
    this.#cache = cache;
  }

  static async open(): Promise<PartStore> {
    return new PartStore(await caches.open(PART_CACHE));
  }

  /** How much of a file's beginning is here. */
  async beginning(file: CheckedFile): Promise<KeptBeginning> {
    const parts = await this.#parts(file);
    const response = parts[0] && (await this.#cache.match(parts[0].request));
    return { bytes: parts.at(-1)?.to ?? 0, etag: response?.headers.get('etag') ?? null };
  }

  /** Keeps the bytes that begin at `from`. You must give them in order, without gaps. */
  async add(file: CheckedFile, from: number, bytes: Uint8Array<ArrayBuffer>, etag: string | null): Promise<void> {
    const key = `${file.path}?${keyOf(file)}&from=${String(from)}&to=${String(from + bytes.length)}`;
    await this.#cache.put(key, new Response(bytes, { headers: etag === null ? {} : { etag } }));
  }

  /** The beginning of a file that {@link beginning} told the length of. */
  async bytes(file: CheckedFile): Promise<Uint8Array<ArrayBuffer>> {
    const parts = await this.#parts(file);
    const bytes = new Uint8Array(parts.at(-1)?.to ?? 0);
    for (const { request, from, to } of parts) {
      const response = await this.#cache.match(request);
      // A part that vanished meanwhile, or is cut short, leaves zeros, and the file's hash says so.
      if (response) bytes.set(new Uint8Array(await response.arrayBuffer()).subarray(0, to - from), from);
    }
    return bytes;
  }

  async drop(file: CheckedFile): Promise<void> {
    for (const request of await this.#keys(file.path)) await this.#cache.delete(request);
  }

  /** Deletes the parts of every file whose path starts so. */
  async remove(prefix: string): Promise<void> {
    for (const request of await this.#cache.keys()) {
      if (new URL(request.url).pathname.startsWith(prefix)) await this.#cache.delete(request);
    }
  }

  /** The parts from the file's first byte up to the first gap; those behind a gap are of no use and go. */
  async #parts(file: CheckedFile): Promise<readonly Part[]> {
    const parts: Part[] = [];
    for (const request of await this.#keys(file.path)) {
      const { search, searchParams } = new URL(request.url);
      if (!search.startsWith(`?${keyOf(file)}&`)) continue;
      parts.push({ request, from: Number(searchParams.get('from')), to: Number(searchParams.get('to')) });
    }
    parts.sort((a, b) => a.from - b.from);
    const gap = parts.findIndex(({ from, to }, i) => from !== (parts[i - 1]?.to ?? 0) || to > file.bytes);
    if (gap === -1) return parts;
    for (const { request } of parts.splice(gap)) await this.#cache.delete(request);
    return parts;
  }

  #keys(path: string): Promise<readonly Request[]> {
    return this.#cache.keys(path, { ignoreSearch: true });
  }
}

function keyOf(file: CheckedFile): string {
  return `sha256=${file.sha256}`;
}
