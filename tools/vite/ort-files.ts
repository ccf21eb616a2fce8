import { createHash } from 'node:crypto';
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

/** ONNX Runtime's loader and binary: with WebGPU (asyncify), and the smaller one without. */
const names = [
  'ort-wasm-simd-threaded.asyncify.mjs',
  'ort-wasm-simd-threaded.asyncify.wasm',
  'ort-wasm-simd-threaded.mjs',
  'ort-wasm-simd-threaded.wasm',
];

// Found from transformers.js, which pins the one version of ONNX Runtime that it works with.
const transformers = createRequire(import.meta.url).resolve('@huggingface/transformers');
const folder = dirname(createRequire(transformers).resolve('onnxruntime-web/ort-wasm-simd-threaded.wasm'));
const virtualId = 'virtual:ort-files';

/** The module `virtual:ort-files`: path, size and SHA-256 of each file under `/ort/`, for whoever loads them. */
export function ortFilesModule(): Plugin {
  return {
    name: 'stayput:ort-files-module',
    resolveId: (id) => (id === virtualId ? `\0${virtualId}` : null),
    load(id) {
      if (id !== `\0${virtualId}`) return null;
      const files = names.map((name) => {
        const content = readFileSync(join(folder, name));
        return {
          path: `/ort/${name}`,
          bytes: content.length,
          sha256: createHash('sha256').update(content).digest('hex'),
        };
      });
      return `export const ortFiles = ${JSON.stringify(files)};`;
    },
  };
}

/** Puts those files into the build at `ort/`, and serves them at `/ort/` while developing. */
export function ortFilesOutput(): Plugin {
  return {
    name: 'stayput:ort-files-output',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const { pathname } = new URL(request.url ?? '/', 'http://localhost');
        const name = names.find((candidate) => pathname === `/ort/${candidate}`);
        if (name === undefined) {
          next();
          return;
        }
        const path = join(folder, name);
        response.setHeader('Content-Type', name.endsWith('.wasm') ? 'application/wasm' : 'text/javascript');
        response.setHeader('Content-Length', statSync(path).size);
        createReadStream(path).pipe(response);
      });
    },
    generateBundle(_options, bundle) {
      const duplicates = Object.keys(bundle).filter((file) => file.endsWith('.wasm'));
      if (duplicates.length > 0) {
        this.error(`These would ship ONNX Runtime (or another binary) a second time: ${duplicates.join(', ')}.`);
      }
      for (const name of names) {
        this.emitFile({ type: 'asset', fileName: `ort/${name}`, source: readFileSync(join(folder, name)) });
      }
    },
  };
}
