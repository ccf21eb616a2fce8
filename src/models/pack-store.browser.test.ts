import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keyOf, MODEL_CACHE, PackStore, type CheckedFile } from './pack-store';
import { PART_CACHE } from './part-store';
import { sha256Hex } from '../shared/sha256';
import { serve, serveNothing } from './testing/served';

const path = '/models/made-up/file.bin';
const right = new TextEncoder().encode('the right bytes');
const wrong = new TextEncoder().encode('the wrong bytes');
let store: PackStore;
let file: CheckedFile;

beforeEach(async () => {
  await caches.delete(MODEL_CACHE);
  await caches.delete(PART_CACHE);
  store = await PackStore.open();
  file = { path, bytes: right.length, sha256: await sha256Hex(right) };
});

afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  await caches.delete(MODEL_CACHE);
  await caches.delete(PART_CACHE);
});

const bytesIn = async () => (await caches.match(keyOf(file), { cacheName: MODEL_CACHE }))?.bytes();

describe('PackStore.read', () => {
  it('loads a file, tells its bytes, keeps it, and needs no network for it again', async () => {
    const served = serve({ [path]: () => new Response(right) });
    const heard: number[] = [];
    expect(await store.read(file, { onBytes: (bytes) => heard.push(bytes) })).toEqual({ ok: true, value: right });
    expect(heard.reduce((sum, bytes) => sum + bytes, 0)).toBe(right.length);
    expect(await bytesIn()).toEqual(right);
    serveNothing();
    expect(await store.read(file)).toEqual({ ok: true, value: right });
    expect(served.requests).toEqual([path]);
  });

  it('neither uses nor keeps a file whose hash is wrong twice, and takes its bytes back', async () => {
    const served = serve({ [path]: () => new Response(wrong) });
    let total = 0;
    const result = await store.read(file, { onBytes: (bytes) => (total += bytes) });
    expect(result).toMatchObject({ ok: false, error: { code: 'integrity', canRetry: true } });
    expect(total).toBe(0);
    expect(served.requests).toEqual([path, path]);
    expect(await bytesIn()).toBeUndefined();
  });

  it('asks a second time past the HTTP cache, which may hold a broken download', async () => {
    serve({ [path]: (isFresh) => new Response(isFresh ? right : wrong) });
    expect(await store.read(file)).toEqual({ ok: true, value: right });
    expect(await bytesIn()).toEqual(right);
  });

  it.each([
    ['cut short', right.slice(0, 4)],
    ['too long', new Uint8Array([...right, 0])],
    ['empty', new Uint8Array()],
    ['of the right length', wrong],
  ])('drops a kept file that is %s, and loads it anew', async (_name, bad) => {
    await store.put(keyOf(file), bad);
    const served = serve({ [path]: () => new Response(right) });
    expect(await store.read(file)).toEqual({ ok: true, value: right });
    expect(served.requests).toEqual([path]);
    expect(await bytesIn()).toEqual(right);
  });

  it('keeps no bad file when there is no network to load it from', async () => {
    await store.put(keyOf(file), wrong);
    serveNothing();
    expect(await store.read(file)).toMatchObject({ ok: false, error: { code: 'offline' } });
    expect(await bytesIn()).toBeUndefined();
  });

  it.each([
    ['a missing file', () => new Response(null, { status: 404 })],
    ['a page in place of the file', () => new Response('<html>', { headers: { 'content-type': 'text/html' } })],
  ])('says that %s is missing', async (_name, answer) => {
    serve({ [path]: answer });
    expect(await store.read(file)).toMatchObject({ ok: false, error: { code: 'pack-missing' } });
    expect(await bytesIn()).toBeUndefined();
  });

  it('stops when it is cancelled', async () => {
    const controller = new AbortController();
    serve({
      [path]: () => {
        const body = new ReadableStream({
          pull(stream) {
            stream.enqueue(right.slice(0, 4));
            controller.abort();
            stream.error(new DOMException('', 'AbortError'));
          },
        });
        return new Response(body);
      },
    });
    expect(await store.read(file, { signal: controller.signal })).toMatchObject({
      ok: false,
      error: { code: 'cancelled' },
    });
    expect(await bytesIn()).toBeUndefined();
  });

  it('says that the disk is full', async () => {
    serve({ [path]: () => new Response(right) });
    vi.spyOn(Cache.prototype, 'put').mockRejectedValue(new DOMException('full', 'QuotaExceededError'));
    expect(await store.read(file)).toMatchObject({ ok: false, error: { code: 'quota', canRetry: true } });
  });
});

it('counts what is here, and removes one folder and not its neighbour', async () => {
  const [one, other, more] = ['/models/one/a', '/models/one/b', '/models/one-more/a'].map((at) => ({
    ...file,
    path: at,
  }));
  if (!one || !other || !more) throw new Error('Three files are needed.');
  await store.put(keyOf(one), right);
  await store.put(keyOf(more), right);
  expect(await store.cachedBytes([one, other])).toBe(right.length);
  expect(await store.missing([one, other])).toEqual([other]);
  await store.remove('/models/one/');
  expect(await store.has(one)).toBe(false);
  expect(await store.has(more)).toBe(true);
  expect(await store.kept(keyOf(more))).toEqual(right);
  expect(await store.kept(keyOf(one))).toBeNull();
  await store.remove('/models/', new Set([keyOf(more)]));
  expect(await store.has(more)).toBe(true);
});
