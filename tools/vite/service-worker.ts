import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { build } from 'vite';
import type { Plugin } from 'vite';
import { deploymentFile, deploymentOf } from '../deployment.ts';
import { headerSetHash } from '../../src/egress/headers.ts';

const virtualId = 'virtual:precache';
const largestSample = 1_000_000;

/** One file that the service worker keeps: a path on this origin, and a name for this version of it. */
export interface PrecacheEntry {
  readonly url: string;
  readonly revision: string;
}

/**
 * Lists the app's shell in a build folder. Models and ONNX Runtime have a checked cache of their own; schemas and large
 * samples are fetched when asked for. A revision names the file's content and the header set, because a kept response
 * keeps the headers it came with.
 */
export function precacheEntries(folder: string): PrecacheEntry[] {
  const headers = headerSetHash(deploymentOf(folder).destinations);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.split(sep).join('/'))
    .filter((path) => isShell(path, folder))
    .sort()
    .map((path) => {
      const content = createHash('sha256')
        .update(readFileSync(join(folder, path)))
        .digest('hex');
      return { url: `/${path}`, revision: `${content.slice(0, 16)}-${headers}` };
    });
}

function isShell(path: string, folder: string): boolean {
  if (
    /^(ort|models|entity-models|schemas)\//.test(path) ||
    [deploymentFile, 'service-worker.js'].includes(path) ||
    path.endsWith('.map')
  )
    return false;
  const file = statSync(join(folder, path));
  return file.isFile() && (!path.startsWith('samples/') || file.size <= largestSample);
}

/** Builds `workers/service-worker.ts` into `service-worker.js` at the root of the build, with the list above inside. */
export function serviceWorker(): Plugin {
  let root = '';
  let outDir = '';
  return {
    name: 'stayput:service-worker',
    apply: 'build',
    configResolved(config) {
      root = config.root;
      outDir = resolve(config.root, config.build.outDir);
    },
    // When all files of the build are there, and not after a failed build.
    writeBundle: {
      order: 'post',
      sequential: true,
      async handler() {
        await build({
          root,
          configFile: false,
          publicDir: false,
          logLevel: 'warn',
          plugins: [
            {
              name: 'stayput:precache',
              resolveId: (id) => (id === virtualId ? `\0${virtualId}` : null),
              load: (id) =>
                id === `\0${virtualId}` ? `export const precache = ${JSON.stringify(precacheEntries(outDir))};` : null,
            },
          ],
          build: {
            outDir,
            emptyOutDir: false,
            target: 'es2023',
            rolldownOptions: {
              input: join(root, 'workers/service-worker.ts'),
              output: { format: 'iife', entryFileNames: 'service-worker.js' },
            },
          },
        });
      },
    },
  };
}
