import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reasonFor } from './request-reason';

const base = 'https://stayput.example/';

test.each([
  ['https://stayput.example/', 'app'],
  ['https://stayput.example/index.html', 'app'],
  ['https://stayput.example/assets/index-BX3.js', 'app'],
  ['https://stayput.example/manifest.webmanifest', 'app'],
  ['https://stayput.example/models/qwen/shard-3.bin', 'model-pack'],
  ['https://stayput.example/entity-models/stayput-entities-1.1.0/model.onnx', 'model-pack'],
  ['https://stayput.example/assets/ort-wasm-simd-threaded.asyncify-C2.wasm', 'runtime'],
  ['https://stayput.example/ort/ort-wasm-simd-threaded.wasm', 'runtime'],
  ['https://stayput.example/samples/storm-letter.pdf', 'sample'],
  ['blob:https://stayput.example/1f', 'inside'],
  ['data:text/plain,x', 'inside'],
  ['https://stayput.example/api/upload', 'unknown'],
  ['https://stayput.example/index.html?stolen=1', 'unknown'],
  ['https://stayput.example/models/', 'unknown'],
  ['http://[', 'unknown'],
  ['https://cdn.example/ort-wasm.wasm', 'other-origin'],
  ['https://stayput.example:8443/', 'other-origin'],
  ['http://stayput.example/', 'other-origin'],
  ['wss://stayput.example/', 'other-origin'],
])('%s is %s', (url, kind) => {
  expect(reasonFor(url, base).kind).toBe(kind);
});

test('only what has no reason is flagged', () => {
  const flagged = ['https://stayput.example/api', 'https://cdn.example/a'];
  expect(flagged.map((url) => reasonFor(url, base).isExpected)).toEqual([false, false]);
  expect(reasonFor(base, base).isExpected).toBe(true);
});

test('an app in a folder does not vouch for the rest of its origin', () => {
  const folder = 'https://stayput.example/tools/stayput/';
  expect(reasonFor('https://stayput.example/tools/stayput/assets/a.js', folder).kind).toBe('app');
  expect(reasonFor('https://stayput.example/assets/a.js', folder).kind).toBe('unknown');
});

test('no URL of another origin is ever expected', () => {
  fc.assert(
    fc.property(fc.webUrl(), (url) => {
      expect(reasonFor(url, base).isExpected).toBe(false);
    }),
  );
});
