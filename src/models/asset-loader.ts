import { err, ok, type Result } from '../shared/result';

/** Why a file of this origin could not be had. */
export interface AssetError {
  readonly code: 'offline' | 'missing' | 'cancelled';
  readonly message: string;
}

export interface AssetOptions {
  readonly signal?: AbortSignal;
  /** Called with the number of bytes of each chunk as it arrives. */
  readonly onBytes?: (bytes: number) => void;
  /** Past the HTTP cache: what it holds was found to be bad. */
  readonly isFresh?: boolean;
}

/** A rest of a file to ask for: its first `from` bytes of `totalBytes` are here already. */
export interface AssetRest {
  readonly from: number;
  readonly totalBytes: number;
  /** The strong entity tag that came with those bytes; null when the server gave none. */
  readonly etag: string | null;
}

/** What a server is about to send. */
export interface AssetBeginning {
  /** Where in the file the first chunk belongs: 0 when the server sends the whole file, asked for a rest or not. */
  readonly from: number;
  /** The file's strong entity tag; null when the server gives none. */
  readonly etag: string | null;
  readonly contentType: string | null;
}

export interface StreamOptions extends AssetOptions {
  readonly rest?: AssetRest | undefined;
  readonly begin?: (beginning: AssetBeginning) => Promise<void> | void;
  /** Takes the next bytes; false ends the transfer. What it throws goes through to the caller. */
  readonly take: (bytes: Uint8Array<ArrayBuffer>) => Promise<boolean> | boolean;
}

/** A server that sends nothing for so long counts as gone. */
const SILENCE_MS = 30_000;

const OFFLINE: AssetError = {
  code: 'offline',
  message: 'The server that Stayput came from could not be reached. What was already downloaded is kept.',
};

/**
 * The one place that asks the network for files of this origin (lint: no `fetch` elsewhere). An HTML answer for
 * anything else than a page is a server's fallback page and counts as missing.
 *
 * With a `rest`, only that is asked for (RFC 9110, `Range` with `If-Range`). A server that has another file by now, that
 * knows no ranges, or that answers with a part that was not asked for, is read from the start.
 *
 * @param path - absolute path on this origin, such as `/models/index.json`
 */
export async function streamAsset(path: string, options: StreamOptions): Promise<Result<null, AssetError>> {
  const { signal, isFresh, rest } = options;
  const url = new URL(path, globalThis.location.origin);
  if (url.origin !== globalThis.location.origin) return err(missing(path));
  const silence = new AbortController();
  let alarm = setTimeout(() => {
    silence.abort();
  }, SILENCE_MS);
  const signals = [silence.signal, ...(signal ? [signal] : [])];
  try {
    const response = await network(() =>
      fetch(url, {
        signal: AbortSignal.any(signals),
        headers: rest ? rangeHeaders(rest) : {},
        cache: rest ? 'no-store' : isFresh ? 'reload' : 'default',
        redirect: 'error',
        credentials: 'same-origin',
      }),
    );
    const from = beginningOf(response, rest);
    if (from === null) {
      await response.body?.cancel();
      if (rest) return await streamAsset(path, { ...options, rest: undefined, isFresh: true });
      return err(response.status === 429 || response.status >= 500 ? OFFLINE : missing(path));
    }
    const { headers } = response;
    await options.begin?.({ from, etag: strongTagOf(headers), contentType: headers.get('content-type') });
    for (const reader = response.body?.getReader(); reader;) {
      const { done, value } = await network(() => reader.read());
      if (done) break;
      clearTimeout(alarm);
      alarm = setTimeout(() => {
        silence.abort();
      }, SILENCE_MS);
      signal?.throwIfAborted();
      options.onBytes?.(value.length);
      if (await options.take(value)) continue;
      await reader.cancel();
      break;
    }
    return ok(null);
  } catch (cause) {
    if (signal?.aborted) return err({ code: 'cancelled', message: 'Stopped as you asked.' });
    if (cause instanceof NetworkFailure) return err(OFFLINE);
    throw cause;
  } finally {
    clearTimeout(alarm);
  }
}

/** Tells what the network threw from what the caller's own functions throw. */
class NetworkFailure extends Error {}

async function network<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (cause) {
    throw new NetworkFailure('The network failed.', { cause });
  }
}

function rangeHeaders({ from, etag }: AssetRest): Record<string, string> {
  return { Range: `bytes=${String(from)}-`, ...(etag === null ? {} : { 'If-Range': etag }) };
}

/** Where the body of this answer begins in the file; null when it is not (that part of) the file. */
function beginningOf(response: Response, rest: AssetRest | undefined): number | null {
  if (!response.ok || response.headers.get('content-type')?.startsWith('text/html')) return null;
  if (response.status !== 206) return 0;
  if (!rest) return null;
  const { from, totalBytes } = rest;
  const isAsAsked =
    response.headers.get('content-range') === `bytes ${String(from)}-${String(totalBytes - 1)}/${String(totalBytes)}`;
  const tag = strongTagOf(response.headers);
  return isAsAsked && (rest.etag === null || tag === null || tag === rest.etag) ? from : null;
}

function strongTagOf(headers: Headers): string | null {
  const tag = headers.get('etag');
  return tag?.startsWith('"') ? tag : null;
}

/** A whole file of this origin. {@link streamAsset} says which answers count. */
export async function loadAsset(
  path: string,
  options: AssetOptions = {},
): Promise<Result<{ bytes: Uint8Array<ArrayBuffer>; contentType: string | null }, AssetError>> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let contentType: string | null = null;
  const loaded = await streamAsset(path, {
    ...options,
    begin: (beginning) => {
      ({ contentType } = beginning);
    },
    take: (bytes) => chunks.push(bytes) > 0,
  });
  return loaded.ok ? ok({ bytes: joined(chunks), contentType }) : loaded;
}

/** Chunks as one piece. */
export function joined(chunks: readonly Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}

function missing(path: string): AssetError {
  return { code: 'missing', message: `The server has no file ${path}.` };
}

/** A sample document of this deployment (`/samples/NAME`), as if a person had picked it. */
export async function fetchSample(name: string): Promise<Result<File, AssetError>> {
  const loaded = await loadAsset(`/samples/${encodeURIComponent(name)}`);
  if (!loaded.ok) return loaded;
  return ok(new File([loaded.value.bytes], name));
}

/** Names of the sample documents. */
export async function listSamples(): Promise<Result<readonly string[], AssetError>> {
  const loaded = await loadAsset('/samples/gold.json');
  if (!loaded.ok) return loaded;
  const parsed: unknown = JSON.parse(new TextDecoder().decode(loaded.value.bytes));
  const documents = isRecord(parsed) && Array.isArray(parsed['documents']) ? (parsed['documents'] as unknown[]) : [];
  return ok(
    documents.flatMap((entry) => (isRecord(entry) && typeof entry['file'] === 'string' ? [entry['file']] : [])),
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
