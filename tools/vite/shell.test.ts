import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { shellFiles, weigh } from './shell';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stayput-shell-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function put(path: string, content: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), content);
}

test('counts what the page imports at once, and nothing that it imports later', async () => {
  await put(
    'index.html',
    '<link rel="stylesheet" href="/assets/a.css"><link rel="manifest" href="/m.json"><script type="module" src="/assets/a.js"></script>',
  );
  await put('assets/a.css', 'x');
  await put('m.json', '{}');
  await put('service-worker.js', 'x');
  await put('icons/icon.svg', '<svg/>');
  await put(
    'assets/a.js',
    'import{b}from"./b.js";import "./c.js";const d=()=>import("./d.js");new Worker("/workers/w.js")',
  );
  await put('assets/b.js', 'export * from "./e.js";');
  for (const name of ['c', 'd', 'e', 'f']) await put(`assets/${name}.js`, '');
  await put('workers/w.js', 'x');
  expect(shellFiles(folder)).toEqual([
    '/assets/a.css',
    '/assets/a.js',
    '/assets/b.js',
    '/assets/c.js',
    '/assets/e.js',
    '/icons/icon.svg',
    '/index.html',
    '/m.json',
    '/service-worker.js',
  ]);
});

test('weighs files as they are, and compressed', async () => {
  await put('a', 'a'.repeat(10_000));
  const { raw, brotli } = weigh(folder, ['/a']);
  expect(raw).toBe(10_000);
  expect(brotli).toBeLessThan(100);
});
