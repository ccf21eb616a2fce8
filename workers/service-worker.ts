// Makes the app start without a network. It is a cache, not a firewall: what may leave is decided by the headers.
//
// It calls `fetch` itself because answering a page's request is its job; every request it handles is same-origin and
// its own `connect-src 'self'` refuses anything else.
import { precache as shell } from 'virtual:precache';
import { addRoute, cleanupOutdatedCaches, createHandlerBoundToURL, precache } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { headersFor } from '../src/egress';

declare const self: ServiceWorkerGlobalScope;

/** Filled by the model loader, which checks what it puts there; its keys are absolute URLs of this origin. */
const modelCache = 'stayput-models';

precache([...shell]);
cleanupOutdatedCaches();

registerRoute(
  ({ sameOrigin, url, request }) =>
    sameOrigin && /^\/(models|ort)\//.test(url.pathname) && request.method === 'GET' && !request.headers.has('Range'),
  ({ request, url }) => modelFile(request, url),
);
addRoute({ cleanURLs: false });
registerRoute(new NavigationRoute(createHandlerBoundToURL('/index.html'), { denylist: [/\.\w+$/] }));

/** A model file from the loader's cache, else from the network. A caller that asks past caches gets the network. */
async function modelFile(request: Request, url: URL): Promise<Response> {
  const wantsFresh = ['no-cache', 'no-store', 'reload'].includes(request.cache);
  const kept = await caches.match(url.href, { cacheName: modelCache, ignoreVary: true });
  if (kept === undefined) return fetch(request);
  if (wantsFresh) {
    try {
      return await fetch(request);
    } catch {
      return withTodaysHeaders(kept, url.pathname);
    }
  }
  return withTodaysHeaders(kept, url.pathname);
}

/** A kept response would otherwise hold the headers of the day it was kept, and an old policy with them. */
function withTodaysHeaders(kept: Response, pathname: string): Response {
  const headers = new Headers(headersFor(pathname));
  const type = kept.headers.get('Content-Type') ?? (pathname.endsWith('.mjs') ? 'text/javascript' : null);
  if (type !== null) headers.set('Content-Type', type);
  const length = kept.headers.get('Content-Length');
  if (length !== null) headers.set('Content-Length', length);
  return new Response(kept.body, { status: kept.status, statusText: kept.statusText, headers });
}

// On the first visit this page already works offline; later versions wait until the person agrees to reload.
self.addEventListener('activate', (event) => {
  event.waitUntil(self.clients.claim());
});

self.addEventListener('message', (event) => {
  if (event.data === 'activate') void self.skipWaiting();
});
