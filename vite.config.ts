import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defaultClientConditions, defineConfig } from 'vite';
import { configPath } from './tools/deployment.ts';
import { deploymentModule, deploymentOutput } from './tools/vite/deployment.ts';
import { developmentHeaders } from './tools/vite/development-headers.ts';
import { entityPackModule } from './tools/vite/entity-pack.ts';
import { knownPacksModule } from './tools/vite/known-packs.ts';
import { ortFilesModule, ortFilesOutput } from './tools/vite/ort-files.ts';
import { serviceWorker } from './tools/vite/service-worker.ts';

function buildId(): string {
  const { version } = JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  try {
    const git = ['rev-parse', '--short', 'HEAD'];
    const commit = execFileSync('git', git, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
    return `${version}+${commit}`;
  } catch {
    return version;
  }
}

const config = configPath(import.meta.dirname);
const deployment = () => deploymentModule(config, buildId());

export default defineConfig({
  // With this condition ONNX Runtime's module finds its WebAssembly at the path it is given (/ort/) instead of
  // bringing its own copy into the bundle.
  resolve: { conditions: ['onnxruntime-web-use-extern-wasm', ...defaultClientConditions] },
  // The standard fonts of PDF, see documents/render/standard-fonts.ts.
  assetsInclude: ['**/*.pfb'],
  plugins: [
    svelte(),
    developmentHeaders(config),
    deployment(),
    deploymentOutput(config),
    ortFilesModule(),
    knownPacksModule('public/models'),
    entityPackModule('public/entity-models'),
    ortFilesOutput(),
    serviceWorker(),
  ],
  worker: {
    format: 'es',
    plugins: () => [
      deployment(),
      ortFilesModule(),
      knownPacksModule('public/models'),
      entityPackModule('public/entity-models'),
    ],
    rolldownOptions: { output: { entryFileNames: 'workers/[name]-[hash].js' } },
  },
  build: {
    target: 'es2023',
    // data: URLs are outside of the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2000,
    // How long plugins took is no warning.
    rolldownOptions: { checks: { bundlerTimings: false } },
  },
  server: { port: 5173, strictPort: false },
});
