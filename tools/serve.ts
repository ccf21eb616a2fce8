import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, resolve, sep } from 'node:path';
import { errorHeaders, headersFor } from '../src/egress/headers';
import { deploymentOf } from './deployment';

export interface ServeOptions {
  /** The built app. */
  readonly root: string;
  /** Served at `/models/` in place of the build's own folder of that name. */
  readonly modelsDirectory?: string;
  /** 4173 when absent, and the next free one when that is taken; 0 for any free one. */
  readonly port?: number;
}

export interface ServedRequest {
  readonly method: string;
  /** Path and query, as they came. */
  readonly path: string;
  readonly status: number;
}

export interface StaticServer {
  /** `http://127.0.0.1:4173`, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  /** Every request that was answered, in order. */
  readonly requests: ServedRequest[];
  /** Ends open connections too. */
  close(): Promise<void>;
}

/** What files of a build are, by the ends of their names. `nosniff` makes a wrong one an error. */
export const mediaTypes: Readonly<Record<string, string>> = {
  '.bin': 'application/octet-stream',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/** The headers of a path's response. */
type HeadersOf = (pathname: string) => Readonly<Record<string, string>>;

const portsToTry = 20;

/**
 * Serves a build on this machine alone (127.0.0.1), with the deployment's headers on every response, errors included.
 *
 * @throws when no port is free.
 */
export async function serve(options: ServeOptions): Promise<StaticServer> {
  const { destinations } = deploymentOf(options.root);
  const headersOf: HeadersOf = (pathname) => headersFor(pathname, destinations);
  const requests: ServedRequest[] = [];
  const server = createServer((request, response) => {
    response.on('close', () => {
      requests.push({ method: request.method ?? '', path: request.url ?? '', status: response.statusCode });
    });
    answer(request, response, options, headersOf).catch(() => {
      if (response.headersSent) response.destroy();
      else fail(response, headersOf('/'), 500, 'The server could not read this file.');
    });
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (socket.writable) socket.end(refusal(error.code === 'HPE_HEADER_OVERFLOW', headersOf('/')));
    else socket.destroy();
  });
  await listen(server, options.port ?? 4173);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port.toString()}`,
    port,
    requests,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function listen(server: Server, first: number): Promise<void> {
  const last = first === 0 ? 0 : first + portsToTry - 1;
  for (let port = first; port <= last; port++) {
    try {
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
      return;
    } catch (error) {
      const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!isTaken || port === last) throw error;
    }
  }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  options: ServeOptions,
  headersOf: HeadersOf,
): Promise<void> {
  const pathname = pathOf(request);
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    fail(response, headersOf(pathname ?? '/'), 405, 'This server only hands out files.');
    return;
  }
  const file = pathname === null ? null : fileOf(pathname, options);
  const found = file === null ? null : await stat(file).catch(() => null);
  if (pathname === null || file === null || !found?.isFile()) {
    fail(response, headersOf(pathname ?? '/'), 404, 'There is nothing at this address.');
    return;
  }

  setHeaders(response, headersOf(pathname));
  const tag = `"${found.size.toString(36)}-${Math.round(found.mtimeMs).toString(36)}"`;
  response.setHeader('ETag', tag);
  response.setHeader('Accept-Ranges', 'bytes');
  if (request.headers['if-none-match'] === tag) {
    response.writeHead(304).end();
    return;
  }
  const condition = request.headers['if-range'];
  const range = condition === undefined || condition === tag ? rangeOf(request.headers.range, found.size) : null;
  if (range === 'unsatisfiable') {
    response.setHeader('Content-Range', `bytes */${found.size.toString()}`);
    fail(response, headersOf(pathname), 416, 'The file has no such part.');
    return;
  }
  const { start, end } = range ?? { start: 0, end: found.size - 1 };
  response.setHeader('Content-Type', mediaTypes[extname(file)] ?? 'application/octet-stream');
  response.setHeader('Content-Length', end - start + 1);
  if (range !== null) {
    response.setHeader('Content-Range', `bytes ${start.toString()}-${end.toString()}/${found.size.toString()}`);
  }
  response.writeHead(range === null ? 200 : 206);
  if (request.method === 'HEAD' || found.size === 0) {
    response.end();
    return;
  }
  const content = createReadStream(file, { start, end });
  content.on('error', () => response.destroy());
  response.on('close', () => content.destroy());
  content.pipe(response);
}

/** The decoded path of a request, null for one that cannot name a file. */
function pathOf(request: IncomingMessage): string | null {
  try {
    const pathname = decodeURIComponent(new URL(`http://127.0.0.1${request.url ?? '/'}`).pathname);
    return /[\0\\]/.test(pathname) ? null : pathname;
  } catch {
    return null;
  }
}

/** The file that a path stands for, null when it would lie outside of its folder. */
function fileOf(pathname: string, { root, modelsDirectory }: ServeOptions): string | null {
  const isModel = modelsDirectory !== undefined && pathname.startsWith('/models/');
  const folder = resolve(isModel ? modelsDirectory : root);
  const file = join(folder, isModel ? pathname.slice('/models'.length) : pathname);
  if (file !== folder + sep && !file.startsWith(folder + sep)) return null;
  return pathname === '/' ? join(folder, 'index.html') : file;
}

type Range = { readonly start: number; readonly end: number } | 'unsatisfiable' | null;

/** One range of RFC 9110, section 14; several ranges, or another unit, are answered with the whole file (null). */
export function rangeOf(header: string | undefined, size: number): Range {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === '' && last === '') return null;
  if (first === '') {
    const length = Math.min(Number(last), size);
    return length === 0 ? 'unsatisfiable' : { start: size - length, end: size - 1 };
  }
  const start = Number(first);
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (last !== '' && Number(last) < start) return null;
  return start >= size ? 'unsatisfiable' : { start, end };
}

function fail(
  response: ServerResponse,
  headers: Readonly<Record<string, string>>,
  status: number,
  message: string,
): void {
  setHeaders(response, { ...headers, ...errorHeaders });
  response.setHeader('Content-Type', 'text/plain; charset=utf-8');
  response.writeHead(status).end(response.req.method === 'HEAD' ? undefined : `${message}\n`);
}

/** The response to what Node could not read as a request. Its own would have no headers. */
function refusal(isTooLong: boolean, headers: Readonly<Record<string, string>>): string {
  const status = isTooLong ? '431 Request Header Fields Too Large' : '400 Bad Request';
  const lines = Object.entries({ ...headers, ...errorHeaders }).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status}`, ...lines, 'Connection: close', 'Content-Length: 0', '', ''].join('\r\n');
}

function setHeaders(response: ServerResponse, headers: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
}
