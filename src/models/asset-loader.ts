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

/**
 * The one place that asks the network for files of this origin (lint: no `fetch` elsewhere). An HTML answer for
 * anything else than a page is a server's fallback page and counts as missing.
 *
 * @param path - absolute path on this origin, such as `/models/index.json`
 */
export async function loadAsset(
  path: string,
  { signal, onBytes, isFresh }: AssetOptions = {},
): Promise<Result<{ bytes: Uint8Array<ArrayBuffer>; response: Response }, AssetError>> {
  try {
    const url = new URL(path, globalThis.location.origin);
    if (url.origin !== globalThis.location.origin) return err(missing(path));
    const response = await fetch(url, {
      ...(signal ? { signal } : {}),
      cache: isFresh ? 'reload' : 'default',
      redirect: 'error',
      credentials: 'same-origin',
    });
    if (!response.ok || response.headers.get('content-type')?.startsWith('text/html')) {
      await response.body?.cancel();
      return err(missing(path));
    }
    const chunks: Uint8Array<ArrayBuffer>[] = [];
    let total = 0;
    for (const reader = response.body?.getReader(); reader;) {
      const { done, value } = await reader.read();
      if (done) break;
      chunks.push(value);
      total += value.length;
      onBytes?.(value.length);
    }
    const bytes = new Uint8Array(total);
    let offset = 0;
    for (const chunk of chunks) {
      bytes.set(chunk, offset);
      offset += chunk.length;
    }
    return ok({ bytes, response });
  } catch {
    if (signal?.aborted) return err({ code: 'cancelled', message: 'Stopped as you asked.' });
    return err({
      code: 'offline',
      message: 'The server that Stayput came from could not be reached. What was already downloaded is kept.',
    });
  }
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
