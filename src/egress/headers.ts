import { fnv1a64Hex } from '../shared/fnv1a.ts';
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

/*
 * The patterns below are handed to other servers as they are (tools/emit-headers.ts), so they keep to what JavaScript,
 * PCRE and RE2 read alike: no look-around, no flags, no names.
 */

/** A worker's script: in a build its name holds a hash, while developing it is the source. */
const workerScript = (name: string): RegExp => new RegExp(`^/workers/${name}(?:-[\\w-]{8}\\.js|\\.ts)$`);

/** The one that may reach destinations outside; see docs/adr/0017-gate.md. */
const isGateWorker = workerScript('gate');

/** Derives keys from passphrases in WebAssembly (Argon2id). */
const isVaultWorker = workerScript('vault');

/**
 * These run the model in WebAssembly. They carry no `require-trusted-types-for`: ONNX Runtime starts its threads with
 * `new Worker(URL)`, which it would block, and in a worker, which has no DOM, it guards nothing else that
 * `script-src` and `worker-src` don't already hold.
 */
const isModelWorker = workerScript('(?:inference|redaction)');
/** A file in that folder: of `/ort/../index.html`, as servers may decode it, that is none. */
const isOnnxRuntime = /^\/ort\/[^/]+$/;

const webAssembly = { 'script-src': "'self' 'wasm-unsafe-eval'" } as const;

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

/** One header: the value of the first rule whose pattern a path matches, or else `otherwise`. */
export interface HeaderRules {
  readonly name: string;
  readonly rules: readonly { readonly when: RegExp; readonly value: string }[];
  readonly otherwise: string;
}

/**
 * All headers of all responses, as rules about the paths (of a URL, decoded, with its leading slash, without a query).
 *
 * @param destinations what the deployment lets the gate's worker reach; all other responses are the same without them
 */
export function headerRules(destinations: Outside = []): readonly HeaderRules[] {
  // As the browser writes it: with the host in ASCII, and everything that a header can't hold percent-encoded.
  const bases = destinations.map(({ baseUrl }) => new URL(baseUrl).href.replace(/\/*$/, '/'));
  const gate = (value: string): HeaderRules['rules'] => (bases.length === 0 ? [] : [{ when: isGateWorker, value }]);
  return [
    ...Object.entries(fixed).map(([name, otherwise]) => ({ name, rules: [], otherwise })),
    {
      name: 'Connection-Allowlist',
      rules: gate(allowlist(bases)),
      otherwise: allowlist([]),
    },
    {
      name: 'Content-Security-Policy',
      rules: [
        ...gate(serialise({ ...policy, ...trustedTypes, 'connect-src': ["'self'", ...bases].join(' ') })),
        { when: isVaultWorker, value: serialise({ ...policy, ...trustedTypes, ...webAssembly }) },
        { when: isModelWorker, value: serialise({ ...policy, ...webAssembly }) },
        { when: isOnnxRuntime, value: serialise({ ...policy, ...webAssembly }) },
      ],
      otherwise: serialise({ ...policy, ...trustedTypes }),
    },
    {
      name: 'Cache-Control',
      rules: [isHashed, isVersionedPack].map((when) => ({ when, value: 'public, max-age=31536000, immutable' })),
      otherwise: 'no-cache',
    },
  ];
}

/**
 * The headers of the response to `pathname` (the path of a URL, with its leading slash, without a query), whatever
 * its status. An error response has `errorHeaders` on top.
 *
 * @param destinations see `headerRules`
 */
export function headersFor(pathname: string, destinations: Outside = []): Readonly<Record<string, string>> {
  return Object.fromEntries(
    headerRules(destinations).map(({ name, rules, otherwise }) => [
      name,
      rules.find(({ when }) => when.test(pathname))?.value ?? otherwise,
    ]),
  );
}

/** What an error response (400 to 599) has in place of `headersFor`'s: a file that is missing today may be there tomorrow. */
export const errorHeaders = { 'Cache-Control': 'no-store' } as const;

/**
 * A short name for the whole header set: 16 hex digits that change when any header of any kind of response does.
 * The service worker's cache revisions hold it, so that a tightened policy reaches people who are offline first.
 * It detects change, it authenticates nothing.
 */
export function headerSetHash(destinations: Outside = []): string {
  const rules = headerRules(destinations).map((header) => ({
    ...header,
    rules: header.rules.map(({ when, value }) => [when.source, value]),
  }));
  // Synchronous in every runtime, unlike Web Crypto.
  return fnv1a64Hex(new TextEncoder().encode(JSON.stringify(rules)));
}

/**
 * A `Connection-Allowlist` (https://github.com/WICG/connection-allowlists): URL patterns in strings of a structured
 * field (RFC 9651). What of an address would be pattern syntax is escaped: `:id` would stand for any segment.
 */
function allowlist(bases: readonly string[]): string {
  const patterns = bases.map((base) => {
    const { origin, pathname } = new URL(base);
    return ` "${origin}${pathname.replace(/[:+*?(){}\\]/g, String.raw`\\$&`)}*"`;
  });
  return `(response-origin${patterns.join('')})`;
}

function serialise(directives: Readonly<Record<string, string>>): string {
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}
