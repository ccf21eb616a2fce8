import type { Destination } from './destinations.ts';

/**
 * The response headers of the whole deployment, as data. The server, the development server, the service worker and
 * the emitters for other servers all take them from here, so that no response can be forgotten: one same-origin
 * response without them (a 404 page, a worker script) is a way out for a hostile script.
 */

/** The pages' and workers' policy. `Connection-Allowlist` closes what CSP cannot: WebRTC, navigation, prefetch. */
const policy = {
  'default-src': "'none'",
  'script-src': "'self'",
  'connect-src': "'self'",
  'worker-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self'",
  'font-src': "'self'",
  'manifest-src': "'self'",
  'object-src': "'none'",
  'frame-src': "'none'",
  'frame-ancestors': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
} as const;

/**
 * `svelte-trusted-html` is Svelte's own policy for its compiled templates; `default` is ours
 * (`shared/trusted-script-urls`): it lets through this origin's worker scripts and nothing else.
 */
const trustedTypes = {
  'require-trusted-types-for': "'script'",
  'trusted-types': 'default svelte-trusted-html',
} as const;

/** The one that may reach destinations outside; see docs/adr/0017-gate.md. */
const isGateWorker = /^\/workers\/gate[-.]/;

/** Derives keys from passphrases in WebAssembly (Argon2id). */
const isVaultWorker = /^\/workers\/vault[-.]/;

/**
 * These run the model in WebAssembly. They carry no `require-trusted-types-for`: ONNX Runtime starts its threads with
 * `new Worker(URL)`, which it would block, and in a worker, which has no DOM, it guards nothing else that
 * `script-src` and `worker-src` don't already hold.
 */
const runsModel = /^\/(workers\/(?:inference|redaction)[-.]|ort\/)/;

/** Names of files that hold a hash of their content. */
const isHashed = /^\/(assets|workers)\/.+-[\w-]{8}\.\w+$/;

/** A model pack, or an entity model's, whose folder names its version is never changed in place. */
const isVersionedPack = /^\/(?:entity-)?models\/[^/]+[@-]\d+\.\d+\.\d+\//;

/** A browser that lacks one of these says so in its console, and that is all. */
const deniedFeatures = [
  'accelerometer',
  'autoplay',
  'bluetooth',
  'browsing-topics',
  'camera',
  'display-capture',
  'encrypted-media',
  'gamepad',
  'geolocation',
  'gyroscope',
  'hid',
  'identity-credentials-get',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'otp-credentials',
  'payment',
  'picture-in-picture',
  'serial',
  'storage-access',
  'sync-xhr',
  'usb',
  'web-share',
  'window-management',
  'xr-spatial-tracking',
];

const fixed = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': deniedFeatures.map((feature) => `${feature}=()`).join(', '),
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
} as const;

/** What of a destination the headers name. */
type Outside = readonly Pick<Destination, 'baseUrl'>[];

/**
 * The headers of the response to `pathname` (the path of a URL, with its leading slash, without a query), whatever
 * its status. An error response must override `Cache-Control` with `no-store`.
 *
 * @param destinations what the deployment lets the gate's worker reach; all other responses are the same without them
 */
export function headersFor(pathname: string, destinations: Outside = []): Readonly<Record<string, string>> {
  const bases = isGateWorker.test(pathname) ? destinations.map(({ baseUrl }) => baseUrl.replace(/\/*$/, '/')) : [];
  const patterns = bases.map((base) => ` "${base}*"`).join('');
  return {
    ...fixed,
    'Connection-Allowlist': `(response-origin${patterns})`,
    'Content-Security-Policy': serialise({
      ...policy,
      'connect-src': ["'self'", ...bases].join(' '),
      ...(runsModel.test(pathname) || isVaultWorker.test(pathname)
        ? { 'script-src': "'self' 'wasm-unsafe-eval'" }
        : {}),
      ...(runsModel.test(pathname) ? {} : trustedTypes),
    }),
    'Cache-Control':
      isHashed.test(pathname) || isVersionedPack.test(pathname) ? 'public, max-age=31536000, immutable' : 'no-cache',
  };
}

/**
 * A short name for the whole header set: 16 hex digits that change when any header of any kind of response does.
 * The service worker's cache revisions hold it, so that a tightened policy reaches people who are offline first.
 * It detects change, it authenticates nothing.
 */
export function headerSetHash(destinations: Outside = []): string {
  const workers = ['gate', 'inference', 'redaction', 'vault'].map((name) => `/workers/${name}-00000000.js`);
  const kinds = ['/', '/ort/x.mjs', ...workers, '/assets/x-00000000.js', '/models/x-1.0.0/x'];
  return fnv1a(JSON.stringify(kinds.map((path) => headersFor(path, destinations))));
}

function serialise(directives: Readonly<Record<string, string>>): string {
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}

/** FNV-1a, 64 bits (http://www.isthe.com/chongo/tech/comp/fnv/): synchronous in every runtime, unlike Web Crypto. */
function fnv1a(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text)) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, '0');
}
