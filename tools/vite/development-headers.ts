import type { Plugin } from 'vite';
import { readDeployment } from '../deployment.ts';
import { headersFor } from '../../src/egress/headers.ts';

/**
 * Sends the deployment's headers while developing too, so that what they forbid fails early. Only `style-src` is
 * relaxed: Vite puts the styles of a module that can change into `<style>` elements.
 */
export function developmentHeaders(config: string): Plugin {
  return {
    name: 'stayput:development-headers',
    configureServer(server) {
      const { destinations } = readDeployment(config);
      server.middlewares.use((request, response, next) => {
        const { pathname } = new URL(request.url ?? '/', 'http://localhost');
        for (const [name, value] of Object.entries(headersFor(pathname, destinations))) {
          response.setHeader(name, value.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'"));
        }
        next();
      });
    },
  };
}
