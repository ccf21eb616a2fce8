// eslint-disable-next-line rooms/arrows -- only its address
import gateScript from '../../../workers/gate.ts?worker&url';
// eslint-disable-next-line rooms/arrows -- only its address
import vaultScript from '../../../workers/vault.ts?worker&url';
import { deployment } from '../deployment';
import type { ServerPlaces } from './server-checks';

/** This page's own server, and what this browser keeps of it. */
export const ownPlaces: ServerPlaces = {
  // The service worker answers GET only, so that HEAD asks the server.
  // eslint-disable-next-line no-restricted-globals -- what this very server sends is what is looked at
  ask: (path) => fetch(path, { method: 'HEAD', cache: 'no-store' }),
  kept: async (path) => {
    if (!('caches' in globalThis)) return null;
    // The revision of a kept file stands in the query.
    return (await caches.match(path, { ignoreSearch: true })) ?? null;
  },
  gateScript: pathOf(gateScript),
  workerScript: pathOf(vaultScript),
  destinations: deployment.destinations,
};

function pathOf(url: string): string {
  return new URL(url, location.href).pathname;
}
