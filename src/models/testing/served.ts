import { vi } from 'vitest';

export interface Served {
  /** Paths that were asked for, in order. */
  readonly requests: string[];
}

/** Puts answers between the loader and the server for the length of a test (`vi.unstubAllGlobals` ends it). */
export function serve(
  answers: Readonly<Record<string, (isFresh: boolean, headers: Headers) => Response | Promise<Response>>> = {},
): Served {
  const requests: string[] = [];
  // eslint-disable-next-line no-restricted-globals -- The real one is what this stands in front of.
  const server = globalThis.fetch;
  vi.stubGlobal('fetch', async (input: URL, init: RequestInit = {}) => {
    requests.push(input.pathname);
    init.signal?.throwIfAborted();
    return answers[input.pathname]?.(init.cache === 'reload', new Headers(init.headers)) ?? server(input, init);
  });
  return { requests };
}

/** No server answers: a device without a network. */
export function serveNothing(): Served {
  const requests: string[] = [];
  vi.stubGlobal('fetch', (input: URL) => {
    requests.push(input.pathname);
    return Promise.reject(new TypeError('Failed to fetch'));
  });
  return { requests };
}
