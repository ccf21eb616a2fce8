import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { destinationsSchema } from '../src/egress/destinations';
import { errorHeaders, headersFor } from '../src/egress/headers';
import { deploymentFile } from './deployment';
import { emitHeaders, servers, type ServerName } from './emit-headers';
import {
  evaluateApache,
  evaluateCaddy,
  evaluateHeadersFile,
  evaluateNginx,
  type Evaluate,
} from './headers/testing/evaluate';

const folder = mkdtempSync(join(tmpdir(), 'stayput-emit-'));
const options = { build: folder, host: 'stayput.example.org', root: '/srv/stayput' } as const;

const files = [
  '/index.html',
  '/service-worker.js',
  '/manifest.webmanifest',
  '/assets/index-AbCd1234.js',
  '/assets/style-A_c-1234.css',
  '/workers/documents-AbCd1234.js',
  '/workers/gate-AbCd1234.js',
  '/workers/inference-AbCd1234.js',
  '/workers/redaction-Ab-_1234.js',
  '/workers/vault-AbCd1234.js',
  '/ort/ort-wasm-simd-threaded.mjs',
  '/ort/ort-wasm-simd-threaded.wasm',
  '/models/index.json',
  '/models/qwen-1.0.0/weights-00.bin.gz',
  '/entity-models/entities-1.1.0/model.onnx',
  '/samples/letter.pdf',
];
const others = ['/', '/nothing-here', '/workers/gate-.js', '/workers/', '/ort/../index.html', '/assets/nothing'];

/** A build of those files, made with destinations at these addresses. */
function build(...addresses: readonly string[]): readonly { readonly baseUrl: string }[] {
  const destinations = addresses.map((baseUrl, index) => ({
    id: `d${index.toString()}`,
    name: 'D',
    tier: 'private',
    protocol: 'openai-chat',
    baseUrl,
    models: [{ id: 'm' }],
  }));
  writeFileSync(join(folder, deploymentFile), JSON.stringify({ destinations: destinationsSchema.parse(destinations) }));
  return destinations;
}

beforeEach(() => {
  for (const path of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), '');
  }
  build();
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const evaluators: Readonly<Record<Exclude<ServerName, 'headers-file'>, Evaluate>> = {
  nginx: evaluateNginx,
  apache: evaluateApache,
  caddy: evaluateCaddy,
};

const addresses = ['https://llm.example.org/v1', 'https://api.example.com/a:b+c/100%25', 'http://127.0.0.1:4000'];

describe.each(['nginx', 'apache', 'caddy'] as const)('for %s', (server) => {
  test.each([[[]], [addresses.slice(0, 1)], [addresses]])('every response has its headers, with %j', (bases) => {
    const destinations = build(...bases);
    const text = emitHeaders(server, options);
    for (const path of [...files, ...others]) {
      for (const status of [200, 206, 301, 304, 403, 404, 405, 412, 416, 500]) {
        const expected = { ...headersFor(path, destinations), ...(status >= 400 ? errorHeaders : {}) };
        expect(evaluators[server](text, path, status), `${path} ${status.toString()}`).toEqual(expected);
      }
    }
  });

  test('an address arrives as it is, whatever signs are in it', () => {
    const part = fc.string({ unit: fc.constantFrom(...Array.from('ab1:+%~!@&=^|\\{}[]<>`_-./é')), maxLength: 12 });
    const address = part
      .map((path) => `https://api.example.com/${path}`)
      .filter((baseUrl) => destinationsSchema.element.shape.baseUrl.safeParse(baseUrl).success);
    fc.assert(
      fc.property(address, (baseUrl) => {
        const destinations = build(baseUrl);
        const path = '/workers/gate-AbCd1234.js';
        expect(evaluators[server](emitHeaders(server, options), path, 200)).toEqual(headersFor(path, destinations));
      }),
      { numRuns: 60 },
    );
  });

  test('the files’ types are said, as everything is refused that has another', () => {
    const text = emitHeaders(server, options);
    for (const type of ['text/javascript; charset=utf-8', 'application/wasm', 'application/manifest+json']) {
      expect(text).toContain(type);
    }
    expect(text).toContain('stayput.example.org');
    expect(text).toContain('/srv/stayput');
  });
});

describe('for a host with a _headers file', () => {
  test.each([[[]], [addresses]])('every response has its headers and is asked for again, with %j', (bases) => {
    const destinations = build(...bases);
    const text = emitHeaders('headers-file', options);
    for (const path of files) {
      const expected = { ...headersFor(path, destinations), 'Cache-Control': 'no-cache' };
      expect(evaluateHeadersFile(text, path, 200), path).toEqual(expected);
    }
    // Of what is not there it is not known which file it would have been.
    for (const path of others) expect(evaluateHeadersFile(text, path, 404)).toEqual({ ...headersFor('/') });
  });

  test('what is too much for such a host is an error', () => {
    for (let index = 0; index < 100; index++) {
      writeFileSync(join(folder, `ort/${index.toString()}.mjs`), '');
    }
    expect(() => emitHeaders('headers-file', options)).toThrow('106 rules');
    for (let index = 0; index < 100; index++) rmSync(join(folder, `ort/${index.toString()}.mjs`));
    build(
      ...Array.from({ length: 20 }, (_, index) => `https://llm.example.org/${'x'.repeat(150)}/${index.toString()}`),
    );
    expect(() => emitHeaders('headers-file', options)).toThrow('too long');
  });
});

test('a dollar sign in an address, which NGINX can’t hold, is an error there and arrives elsewhere', () => {
  const destinations = build('https://api.example.com/$1${x}');
  const path = '/workers/gate-AbCd1234.js';
  expect(() => emitHeaders('nginx', options)).toThrow('dollar sign');
  for (const server of ['apache', 'caddy'] as const) {
    expect(evaluators[server](emitHeaders(server, options), path, 200)).toEqual(headersFor(path, destinations));
  }
});

test('without a build, or with a name that breaks out of the configuration, nothing is emitted', () => {
  for (const server of servers) {
    expect(() => emitHeaders(server, { ...options, host: 'a; root /' })).toThrow('not the name of a host');
    expect(() => emitHeaders(server, { ...options, root: '/srv"; x' })).toThrow('/srv"; x');
  }
  rmSync(join(folder, deploymentFile));
  for (const server of servers) expect(() => emitHeaders(server, options)).toThrow('There is no build');
});

test.each([
  ['nginx', 'nginx/stayput.conf'],
  ['apache', 'apache/stayput.conf'],
  ['caddy', 'caddy/Caddyfile'],
] as const)('the example for %s in deploy/ is what is emitted today', (server, path) => {
  const example = readFileSync(join(import.meta.dirname, '../deploy', path), 'utf8');
  expect(example).toBe(emitHeaders(server, options));
});
