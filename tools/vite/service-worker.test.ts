import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { headerSetHash } from '../../src/egress';
import { precacheEntries } from './service-worker';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stayput-precache-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function put(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), content);
}

test('keeps the shell, and leaves models, ONNX Runtime, large samples and itself', async () => {
  const kept = ['/assets/index-AbCd1234.js', '/index.html', '/samples/small.pdf', '/workers/documents-AbCd1234.js'];
  for (const path of kept) await put(path, path.startsWith('/workers') ? new Uint8Array(1_500_000) : 'x');
  for (const path of ['ort/x.wasm', 'models/index.json', 'models/p/w.bin', 'service-worker.js', 'assets/x.js.map']) {
    await put(path, 'x');
  }
  await put('samples/large.pdf', new Uint8Array(1_000_001));
  expect(precacheEntries(folder).map(({ url }) => url)).toEqual(kept);
});

test('names the content and the header set in each revision', async () => {
  await put('index.html', 'one');
  const [before] = precacheEntries(folder);
  await put('index.html', 'two');
  const [after] = precacheEntries(folder);
  expect(before?.revision).not.toBe(after?.revision);
  expect(before?.revision.endsWith(headerSetHash())).toBe(true);
});
