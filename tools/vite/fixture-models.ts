import { createReadStream, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/**
 * Serves a folder of model packs at `/models/` as it is, for browser tests: without the `Content-Encoding` that Vite's
 * own file server puts on `.gz` files, which would unpack a shard before its hash is checked.
 */
export function fixtureModels(folder: string): Plugin {
  return {
    name: 'stayput:fixture-models',
    configureServer(server) {
      server.middlewares.use('/models', (request, response) => {
        const { pathname } = new URL(request.url ?? '/', 'http://localhost');
        const path = join(folder, pathname);
        const size = statSync(path, { throwIfNoEntry: false })?.size;
        if (size === undefined || !/^(?:\/[\w-][\w.-]*)+$/u.test(pathname)) {
          response.writeHead(404).end();
          return;
        }
        const type = path.endsWith('.json') ? 'application/json' : 'application/octet-stream';
        response.writeHead(200, { 'Content-Type': type, 'Content-Length': size, 'Cache-Control': 'no-cache' });
        createReadStream(path).pipe(response);
      });
    },
  };
}
