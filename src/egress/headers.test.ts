import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { headerRules, headerSetHash, headersFor } from './headers';

function csp(pathname: string): Map<string, string> {
  const header = headersFor(pathname)['Content-Security-Policy'] ?? '';
  return new Map(
    header.split('; ').map((directive) => {
      const [name = '', ...values] = directive.split(' ');
      return [name, values.join(' ')];
    }),
  );
}

const everyKind = [
  '/',
  '/index.html',
  '/nothing-here',
  '/service-worker.js',
  '/assets/index-AbCd1234.js',
  '/workers/documents-AbCd1234.js',
  '/workers/inference-AbCd1234.js',
  '/workers/vault-AbCd1234.js',
  '/workers/gate-AbCd1234.js',
  '/ort/ort-wasm-simd-threaded.mjs',
  '/ort/ort-wasm-simd-threaded.wasm',
  '/models/index.json',
  '/samples/gold.json',
];

describe.each(everyKind)('headers of %s', (pathname) => {
  test('name no destination but this origin', () => {
    const headers = headersFor(pathname);
    expect(headers['Connection-Allowlist']).toBe('(response-origin)');
    const allowed = new Set(["'self'", "'none'", "'wasm-unsafe-eval'", "'script'", 'default', 'svelte-trusted-html']);
    for (const values of csp(pathname).values()) {
      for (const value of values.split(' ')) expect(allowed).toContain(value);
    }
  });

  test('forbid everything that is not named, and isolate', () => {
    expect(csp(pathname).get('default-src')).toBe("'none'");
    expect(csp(pathname).get('base-uri')).toBe("'none'");
    expect(csp(pathname).get('form-action')).toBe("'none'");
    expect(csp(pathname).get('frame-ancestors')).toBe("'none'");
    const headers = headersFor(pathname);
    expect(headers['Cross-Origin-Opener-Policy']).toBe('same-origin');
    expect(headers['Cross-Origin-Embedder-Policy']).toBe('require-corp');
    expect(headers['Cross-Origin-Resource-Policy']).toBe('same-origin');
    expect(headers['X-Content-Type-Options']).toBe('nosniff');
    expect(headers['Referrer-Policy']).toBe('no-referrer');
    expect(headers['Permissions-Policy']).toContain('camera=()');
  });

  test('hold values that a header can carry', () => {
    for (const value of Object.values(headersFor(pathname))) expect(value).toMatch(/^[\x20-\x7e]+$/);
  });
});

describe('WebAssembly', () => {
  test('compiles where the model runs and where keys are derived, nowhere else', () => {
    const allowed = everyKind.filter((path) => csp(path).get('script-src')?.includes('wasm-unsafe-eval'));
    expect(allowed).toEqual([
      '/workers/inference-AbCd1234.js',
      '/workers/vault-AbCd1234.js',
      '/ort/ort-wasm-simd-threaded.mjs',
      '/ort/ort-wasm-simd-threaded.wasm',
    ]);
  });

  test.each([
    '/workers/inferences-x.js',
    '/x/workers/inference-x.js',
    '/x/ort/a.mjs',
    '/workers/x-inference-y.js',
    '/ort/../index.html',
    '/workers/vault-/../../index.html',
    '/workers/inference-AbCd1234.js/../x',
  ])('does not compile in %s', (pathname) => {
    expect(csp(pathname).get('script-src')).toBe("'self'");
  });

  test('costs those of the model Trusted Types, no others', () => {
    for (const path of everyKind) {
      const runsModel = csp(path).get('script-src') !== "'self'" && !path.includes('vault');
      expect(csp(path).has('require-trusted-types-for')).toBe(!runsModel);
    }
  });
});

describe('caching', () => {
  test.each([
    '/assets/index-AbCd1234.js',
    '/workers/documents-A_c-1234.js',
    '/models/tiny@1.0.0/weights-00.bin',
    '/models/qwen2.5-coder-0.5b-instruct-1.0.0/weights-00.bin',
  ])('%s never changes', (pathname) => {
    expect(headersFor(pathname)['Cache-Control']).toContain('immutable');
  });

  test.each([
    '/',
    '/index.html',
    '/service-worker.js',
    '/manifest.webmanifest',
    '/ort/ort-wasm-simd-threaded.wasm',
    '/models/index.json',
    '/models/qwen2.5-coder-0.5b-instruct/weights-00.bin',
    '/samples/gold.json',
  ])('%s is asked for again', (pathname) => {
    expect(headersFor(pathname)['Cache-Control']).toBe('no-cache');
  });
});

test('the hash of the header set is stable and fits a cache revision', () => {
  expect(headerSetHash()).toMatch(/^[0-9a-f]{16}$/);
  expect(headerSetHash()).toBe(headerSetHash());
});

describe('a deployment with destinations', () => {
  const destinations = [{ baseUrl: 'https://api.example.com/v1' }, { baseUrl: 'http://127.0.0.1:4000/' }];

  test('names them, by their base path, on the gate’s worker alone', () => {
    const gate = headersFor('/workers/gate-AbCd1234.js', destinations);
    expect(gate['Content-Security-Policy']).toContain(
      "connect-src 'self' https://api.example.com/v1/ http://127.0.0.1:4000/;",
    );
    expect(gate['Connection-Allowlist']).toBe(
      '(response-origin "https://api.example.com/v1/*" "http://127.0.0.1:4000/*")',
    );
    expect(gate['Content-Security-Policy']).not.toContain('wasm-unsafe-eval');
    const others = [
      ...everyKind.filter((path) => !path.startsWith('/workers/gate')),
      '/workers/x/gate-A.js',
      '/gate-A.js',
    ];
    for (const path of others) expect(headersFor(path, destinations), path).toEqual(headersFor(path));
  });

  test.each([
    ['https://BÜCHER.example:443/v1//', 'https://xn--bcher-kva.example/v1/'],
    ['https://api.example.com/a b/{x}', 'https://api.example.com/a%20b/%7Bx%7D/'],
    ['https://api.example.com', 'https://api.example.com/'],
  ])('names %s as the browser writes it', (baseUrl, base) => {
    const gate = headersFor('/workers/gate-AbCd1234.js', [{ baseUrl }]);
    expect(gate['Content-Security-Policy']).toContain(`connect-src 'self' ${base};`);
    expect(gate['Connection-Allowlist']).toBe(`(response-origin "${base}*")`);
  });

  test('lets no part of an address become a pattern', () => {
    const gate = headersFor('/workers/gate-AbCd1234.js', [{ baseUrl: 'https://api.example.com/v+1/:id/x' }]);
    expect(gate['Connection-Allowlist']).toBe(String.raw`(response-origin "https://api.example.com/v\\+1/\\:id/x/*")`);
    expect(gate['Content-Security-Policy']).toContain("connect-src 'self' https://api.example.com/v+1/:id/x/;");
  });

  test('is named by nothing that only looks like the gate’s script', () => {
    const like = fc.oneof(
      fc.string().map((text) => `/workers/gate-${text}`),
      fc.string().map((text) => `/workers/gate${text}.js`),
      fc.string().map((text) => `/${text}/workers/gate-AbCd1234.js`),
      fc.string({ minLength: 1 }).map((text) => `/workers/gate-AbCd1234.js${text}`),
      fc.webPath(),
    );
    fc.assert(
      fc.property(like, (path) => {
        const isScript = /^\/workers\/gate(-[A-Za-z0-9_-]{8}\.js|\.ts)$/.test(path);
        expect(headersFor(path, destinations)['Connection-Allowlist'] !== '(response-origin)').toBe(isScript);
      }),
    );
    // While developing, the script is the source.
    const ofSource = headersFor('/workers/gate.ts', destinations);
    expect(ofSource['Connection-Allowlist']).toContain('api.example.com');
  }, 30_000);

  test('has a header set of its own', () => {
    const hashes = [headerSetHash(), headerSetHash(destinations), headerSetHash(destinations.slice(1))];
    expect(new Set(hashes).size).toBe(3);
  });
});

test('the patterns are of the kind that other servers read alike', () => {
  const sources = headerRules([{ baseUrl: 'https://api.example.com' }]).flatMap(({ rules }) =>
    rules.map(({ when }) => {
      expect(when.flags).toBe('');
      return when.source;
    }),
  );
  expect(sources.length).toBeGreaterThan(5);
  for (const source of sources) expect(source).toMatch(/^\^(?!.*(\(\?[^:]|\\[^\w./]|\\[tnrfvbBAZzpPkux0-9]))/);
});
