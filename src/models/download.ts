import { err, ok, type Result } from '../shared/result';
import { joined, streamAsset, type AssetError } from './asset-loader';
import type { LoadError } from './model-status';
import type { CheckedFile, StoreOptions } from './pack-store';
import type { PartStore } from './part-store';
import { sha256Hex } from '../shared/sha256';

/** Waits before a transfer that broke off is taken up again, as often as there are waits. */
export const RETRY_AFTER_MS: readonly number[] = [500, 1500, 4500];

/** So often a transfer is taken up in all, however well each goes at first: a server that always breaks off ends it. */
const MOST_TRANSFERS = 30;

/** Received bytes are kept in parts of this size, so that a crash costs no more. */
const PART_BYTES = 4_194_304;

export interface Downloaded {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly contentType: string | null;
}

/**
 * A file from the server, from where its last download stopped. A connection that breaks off is taken up again a few
 * times; what has arrived stays, also when it is cancelled. A file whose hash is wrong is thrown away and asked for
 * once more, past the HTTP cache. `onBytes` counts what is kept from before, and takes back what was thrown away.
 */
export async function download(
  file: CheckedFile,
  parts: PartStore,
  options: StoreOptions = {},
  retryAfterMs: readonly number[] = RETRY_AFTER_MS,
): Promise<Result<Downloaded, LoadError>> {
  for (const isFresh of [false, true]) {
    const transfer = new Transfer(file, parts, { ...options, isFresh });
    const whole = await transfer.whole(retryAfterMs);
    if (!whole.ok) return whole;
    const { bytes } = whole.value;
    const isRight = bytes.length === file.bytes && (await sha256Hex(bytes)) === file.sha256;
    await parts.drop(file);
    if (isRight) return whole;
    transfer.takeBack();
  }
  return err({
    code: 'integrity',
    message: `${file.path} is not the file that this model pack names: its SHA-256 is wrong, twice. It was not used and not kept. Try again later, or tell whoever runs this site.`,
    canRetry: true,
  });
}

/** One download of a file, over as many connections as it takes. */
class Transfer {
  readonly #file: CheckedFile;
  readonly #parts: PartStore;
  readonly #options: StoreOptions & { readonly isFresh: boolean };
  #told = 0;
  #contentType: string | null = null;

  constructor(file: CheckedFile, parts: PartStore, options: StoreOptions & { readonly isFresh: boolean }) {
    this.#file = file;
    this.#parts = parts;
    this.#options = options;
  }

  async whole(retryAfterMs: readonly number[]): Promise<Result<Downloaded, LoadError>> {
    let failures = 0;
    for (let transfers = 1; ; transfers++) {
      const kept = await this.#parts.beginning(this.#file);
      this.#tell(kept.bytes - this.#told);
      const loaded = await this.#once(kept.bytes, kept.etag);
      if (loaded.ok || loaded.error.code !== 'offline') return loaded;
      const after = (await this.#parts.beginning(this.#file)).bytes;
      failures = after > kept.bytes ? 0 : failures + 1;
      const wait = retryAfterMs[Math.max(0, failures - 1)];
      if (wait === undefined || failures > retryAfterMs.length || transfers >= MOST_TRANSFERS) return loaded;
      await pause(wait, this.#options.signal);
    }
  }

  /** Takes back all bytes that were told. */
  takeBack(): void {
    this.#tell(-this.#told);
  }

  /** One connection. What arrives before it breaks off is kept. */
  async #once(from: number, etag: string | null): Promise<Result<Downloaded, LoadError>> {
    const { signal, isFresh } = this.#options;
    const file = this.#file;
    const chunks: Uint8Array<ArrayBuffer>[] = [];
    let begin = from;
    let at = from;
    let waiting: Uint8Array<ArrayBuffer>[] = [];
    let waitingBytes = 0;
    const keep = async () => {
      if (waitingBytes > 0) await this.#parts.add(file, at - waitingBytes, joined(waiting), etag);
      waiting = [];
      waitingBytes = 0;
    };
    try {
      if (from < file.bytes) {
        const rest = from > 0 ? { from, totalBytes: file.bytes, etag } : undefined;
        const streamed = await streamAsset(file.path, {
          ...(signal && { signal }),
          isFresh,
          rest,
          begin: async (beginning) => {
            if (beginning.from !== from) {
              await this.#parts.drop(file);
              this.takeBack();
            }
            begin = at = beginning.from;
            etag = beginning.etag;
            this.#contentType = beginning.contentType;
          },
          take: async (bytes) => {
            chunks.push(bytes);
            waiting.push(bytes);
            waitingBytes += bytes.length;
            at += bytes.length;
            this.#tell(bytes.length);
            // More than the whole file: its hash will be wrong, so no more of it.
            if (at > file.bytes) return false;
            if (waitingBytes >= PART_BYTES) await keep();
            return true;
          },
        });
        if (!streamed.ok) {
          await keep();
          return err(loadErrorOf(streamed.error));
        }
        // A server that says too little and ends well has cut the file short: the hash will say so.
      }
      const beginning = begin > 0 ? await this.#parts.bytes(file) : new Uint8Array();
      return ok({ bytes: joined([beginning.subarray(0, begin), ...chunks]), contentType: this.#contentType });
    } catch (cause) {
      if (cause instanceof DOMException && cause.name === 'QuotaExceededError') return err(DISK_FULL);
      throw cause;
    }
  }

  #tell(bytes: number): void {
    this.#told += bytes;
    if (bytes !== 0) this.#options.onBytes?.(bytes);
  }
}

export const DISK_FULL: LoadError = {
  code: 'quota',
  message:
    'There is not enough storage left for the model. Your documents are untouched, and what was downloaded is kept. Free some space and try again.',
  canRetry: true,
};

export function loadErrorOf(error: AssetError): LoadError {
  return { code: error.code === 'missing' ? 'pack-missing' : error.code, message: error.message, canRetry: true };
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) {
      resolve();
      return;
    }
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done);
  });
}
