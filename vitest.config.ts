import { join } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { playwright } from '@vitest/browser-playwright';
import { defaultClientConditions } from 'vite';
import { defineConfig } from 'vitest/config';
import { findChromium } from './tools/chromium.ts';
import { deploymentModule } from './tools/vite/deployment.ts';
import { entityPackModule } from './tools/vite/entity-pack.ts';
import { fixtureModels } from './tools/vite/fixture-models.ts';
import { knownPacksModule } from './tools/vite/known-packs.ts';
import { ortFilesModule, ortFilesOutput } from './tools/vite/ort-files.ts';

const { executablePath, args } = await findChromium();

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [
          deploymentModule('none', 'test'),
          ortFilesModule(),
          knownPacksModule('none'),
          entityPackModule('public/entity-models'),
        ],
        test: {
          name: 'node',
          include: ['src/**/*.test.ts', 'tools/**/*.test.ts'],
          exclude: ['**/*.browser.test.ts', 'node_modules/**'],
          environment: 'node',
          // No test is about speed, and a machine may be busy.
          testTimeout: 20_000,
        },
      },
      {
        plugins: [
          svelte(),
          deploymentModule('none', 'test'),
          ortFilesModule(),
          knownPacksModule('none'),
          entityPackModule('public/entity-models'),
          ortFilesOutput(),
          fixtureModels(join(import.meta.dirname, 'e2e/fixtures/models')),
        ],
        assetsInclude: ['**/*.pfb'],
        resolve: { conditions: ['browser', 'onnxruntime-web-use-extern-wasm', ...defaultClientConditions] },
        // Loaded in the middle of a test, which Vite would otherwise start again to bundle it.
        optimizeDeps: {
          include: [
            '@noble/hashes/hmac.js',
            '@noble/hashes/sha2.js',
            '@noble/hashes/sha3.js',
            '@noble/hashes/utils.js',
            '@scure/base',
            'eventsource-parser',
            '@zip.js/zip.js/lib/zip-core.js',
            '@zip.js/zip.js/lib/zip-core-native.js',
            'age-encryption',
            'chrono-node',
            'fast-check',
            'hash-wasm',
            'ibantools',
            'libphonenumber-js/min',
            'modern-tar',
            'stdnum',
          ],
        },
        worker: {
          format: 'es',
          plugins: () => [ortFilesModule(), knownPacksModule('none'), entityPackModule('public/entity-models')],
        },
        // The app is cross-origin isolated, so its browser tests are: SharedArrayBuffer and ONNX Runtime's threads.
        server: {
          headers: {
            'Cross-Origin-Opener-Policy': 'same-origin',
            'Cross-Origin-Embedder-Policy': 'require-corp',
          },
        },
        test: {
          name: 'browser',
          include: ['src/**/*.browser.test.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: { executablePath, args: [...args] } }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
