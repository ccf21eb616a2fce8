/**
 * The page's `default` Trusted Types policy (https://www.w3.org/TR/trusted-types/). With it, `new Worker(url)` and
 * `serviceWorker.register(url)` work for this origin's worker scripts and throw a TypeError for any other URL; with
 * no `createHTML` and no `createScript`, a string never becomes markup or code.
 *
 * `index.html` loads this before the app. Browsers without Trusted Types rely on `worker-src` alone.
 */

/** Whether a worker may be started from `url`, seen from a page of `base`. */
export function isOwnWorkerScript(url: string, base: string): boolean {
  const { origin, pathname } = new URL(url, base);
  return origin === new URL(base).origin && (pathname === '/service-worker.js' || pathname.startsWith('/workers/'));
}

interface PolicyFactory {
  createPolicy(name: string, rules: { createScriptURL(url: string): string | null }): unknown;
}

const { trustedTypes } = globalThis as { trustedTypes?: PolicyFactory };
trustedTypes?.createPolicy('default', {
  createScriptURL: (url) => (isOwnWorkerScript(url, location.href) ? url : null),
});
