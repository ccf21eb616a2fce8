import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ModelPack } from './model-pack';
import type { ModelStatus } from './model-status';
import { MODEL_CACHE } from './pack-store';
import { PART_CACHE } from './part-store';
import { sha256Hex } from '../shared/sha256';
import { serve, serveNothing } from './testing/served';

const FOLDER = '/models/fixture-qwen2-tiny';
const INDEX = '/models/index.json';

const never = new AbortController().signal;

/** Keys name hashes; tests go by paths. */
const isHere = async (path: string) =>
  (await caches.match(path, { cacheName: MODEL_CACHE, ignoreSearch: true })) !== undefined;

/** Does something with the key of the file at a path. */
async function atKeyOf(path: string, act: (cache: Cache, key: Request) => Promise<unknown>): Promise<void> {
  const cache = await caches.open(MODEL_CACHE);
  const [key] = await cache.keys(path, { ignoreSearch: true });
  if (!key) throw new Error(`${path} is not here.`);
  await act(cache, key);
}
const drop = (path: string) => atKeyOf(path, (cache, key) => cache.delete(key));
const damage = (path: string, content: BodyInit) =>
  atKeyOf(path, (cache, key) => cache.put(key, new Response(content)));

async function emptyOfModels(): Promise<void> {
  await caches.delete(PART_CACHE);
  const cache = await caches.open(MODEL_CACHE);
  // The runtime's files are large and stay: no test here is about them.
  for (const request of await cache.keys()) if (request.url.includes('/models/')) await cache.delete(request);
}

beforeEach(emptyOfModels);

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

afterAll(async () => {
  await caches.delete(MODEL_CACHE);
});

async function openPack(): Promise<ModelPack> {
  const opened = await ModelPack.open();
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value;
}

/** Loads the files and gives the statuses that were told meanwhile. */
async function load(pack: ModelPack, backend: 'wasm' | 'webgpu' = 'wasm', signal: AbortSignal = never) {
  const statuses: Extract<ModelStatus, { totalBytes: number }>[] = [];
  const result = await pack.files(backend, (status) => 'totalBytes' in status && statuses.push(status), signal);
  const of = (phase: ModelStatus['phase']) => statuses.filter((status) => status.phase === phase);
  return { result, of };
}

/** An answer with the fixture's manifest after a change, and an index that names it. */
async function serveManifest(change: (manifest: { cpuLayout: { name: string; sha256: string }[] }) => void) {
  const manifest: unknown = await (await fetch(`${FOLDER}/manifest.json`)).json();
  change(manifest as Parameters<typeof change>[0]);
  const bytes = new TextEncoder().encode(JSON.stringify(manifest));
  const index = { packs: [{ path: 'fixture-qwen2-tiny', manifestSha256: await sha256Hex(bytes) }] };
  return serve({ [`${FOLDER}/manifest.json`]: () => new Response(bytes), [INDEX]: () => Response.json(index) });
}

describe('files', () => {
  it('are downloaded with a progress that begins at nothing and ends at the total', async () => {
    await caches.delete(MODEL_CACHE);
    const pack = await openPack();
    const { cachedBytes, totalBytes } = await pack.storage('wasm');
    expect(cachedBytes).toBe(0);
    const { result, of } = await load(pack);
    expect(result.ok).toBe(true);
    const downloading = of('downloading');
    expect(downloading[0]).toMatchObject({ bytes: 0, totalBytes });
    expect(downloading.at(-1)).toMatchObject({ bytes: totalBytes, totalBytes });
    downloading.forEach(({ bytes }, i) => {
      expect(bytes).toBeGreaterThanOrEqual(downloading[i - 1]?.bytes ?? 0);
    });
    expect(await pack.storage('wasm')).toEqual({ cachedBytes: totalBytes, totalBytes });
    const response = result.ok ? result.value.response('config.json') : undefined;
    expect(await response?.json()).toMatchObject({ model_type: 'qwen2' });
    expect(result.ok && result.value.response('../config.json')).toBeUndefined();
  }, 30_000);

  it('hand over the derived pieces, once, and derive them once', async () => {
    const first = await load(await openPack());
    expect(first.of('deriving')).toHaveLength(3);
    const handed = first.result.ok ? first.result.value.takeExternalData() : [];
    const pack = await openPack();
    expect(handed.map(({ path, data }) => [path, data.length])).toEqual(
      pack.manifest.cpuLayout.map(({ name, bytes }) => [name, bytes]),
    );
    expect(first.result.ok && first.result.value.takeExternalData()).toEqual([]);
    serveNothing();
    const second = await load(await openPack());
    expect(second.result.ok).toBe(true);
    expect(second.of('deriving')).toHaveLength(0);
    expect(second.of('downloading')).toHaveLength(0);
    expect(second.of('verifying')).toHaveLength(3);
  });

  it('are derived again when a kept piece is damaged', async () => {
    const pack = await openPack();
    await load(pack);
    const name = pack.manifest.cpuLayout[1]?.name ?? '';
    await damage(`${FOLDER}/${name}`, new Uint8Array(8));
    const again = await load(pack);
    expect(again.result.ok).toBe(true);
    expect(again.of('deriving')).toHaveLength(1);
  });

  it('are handed to the engine before the weights, checked, and not at all when one of them is bad', async () => {
    const pack = await openPack();
    const seen: string[] = [];
    const onStatus = (status: ModelStatus) => seen.push(status.phase);
    const files = await pack.files('wasm', onStatus, never, (engine) => {
      seen.push(`${engine.graph} ${engine.runtime.mjs} ${String(engine.response('config.json')?.ok)}`);
    });
    expect(files.ok).toBe(true);
    const engine = 'int8 /ort/ort-wasm-simd-threaded.mjs true';
    expect(seen.indexOf(engine)).toBeGreaterThanOrEqual(0);
    expect(seen.indexOf(engine)).toBeLessThan(seen.indexOf('deriving'));

    await damage(`${FOLDER}/tokenizer.json`, 'damaged');
    serveNothing();
    const onEngine = vi.fn();
    expect(await pack.files('wasm', onStatus, never, onEngine)).toMatchObject({ ok: false });
    expect(onEngine).not.toHaveBeenCalled();
    expect(await isHere(`${FOLDER}/tokenizer.json`)).toBe(false);
  });

  it.each(['mjs', 'wasm'])("are ONNX Runtime's as well: a damaged .%s is loaded anew", async (ending) => {
    const pack = await openPack();
    await load(pack);
    const path = `/ort/ort-wasm-simd-threaded.${ending}`;
    await damage(path, 'damaged');
    const served = serve();
    expect((await load(pack)).result.ok).toBe(true);
    expect(served.requests).toEqual([path]);
  });

  it('are the shards as they are for a graphics processor', async () => {
    const pack = await openPack();
    const { result, of } = await load(pack, 'webgpu');
    expect(of('deriving')).toHaveLength(0);
    expect(result.ok && result.value.takeExternalData().map(({ path, data }) => [path, data.length])).toEqual(
      pack.manifest.weights.map(({ name, rawBytes }) => [name, rawBytes]),
    );
  });

  it('are downloaded where they are missing, and a shard that is damaged is loaded anew', async () => {
    const pack = await openPack();
    await load(pack);
    await drop(`${FOLDER}/weights-01.bin.gz`);
    await damage(`${FOLDER}/weights-00.bin.gz`, 'damaged');
    for (const { name } of pack.manifest.cpuLayout) await drop(`${FOLDER}/${name}`);
    const served = serve();
    const { result, of } = await load(pack);
    expect(result.ok).toBe(true);
    expect(served.requests.sort()).toEqual([`${FOLDER}/weights-00.bin.gz`, `${FOLDER}/weights-01.bin.gz`]);
    const { totalBytes = 0 } = of('downloading')[0] ?? {};
    expect(of('downloading').at(-1)).toMatchObject({ bytes: totalBytes });
  });

  it('that were loaded before a cancel stay', async () => {
    const pack = await openPack();
    const controller = new AbortController();
    const shard = `${FOLDER}/weights-02.bin.gz`;
    serve({
      [shard]: () => {
        controller.abort();
        return Promise.reject(new DOMException('', 'AbortError'));
      },
    });
    const { result } = await load(pack, 'wasm', controller.signal);
    expect(result).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    const { cachedBytes } = await pack.storage('wasm');
    expect(cachedBytes).toBeGreaterThan(0);
    vi.unstubAllGlobals();
    expect((await load(pack)).result.ok).toBe(true);
  });

  it('are refused when one is not what the manifest names', async () => {
    const pack = await openPack();
    serve({ [`${FOLDER}/weights-01.bin.gz`]: () => new Response('something else') });
    expect((await load(pack)).result).toMatchObject({ ok: false, error: { code: 'integrity' } });
    expect(await isHere(`${FOLDER}/weights-01.bin.gz`)).toBe(false);
  });

  it('are not begun to be downloaded when they will not fit, and the error says how much is missing', async () => {
    const pack = await openPack();
    vi.spyOn(navigator.storage, 'estimate').mockResolvedValue({ usage: 900_000, quota: 1_000_000 });
    const served = serve();
    const { result, of } = await load(pack);
    expect(result).toMatchObject({ ok: false, error: { code: 'quota' } });
    expect(!result.ok && result.error.message).toMatch(/needs \d+ MB more storage, and this browser has 1 MB left/u);
    expect(served.requests).toEqual([]);
    expect(of('downloading')).toEqual([]);
  });

  it('need no shard on a processor when all pieces made from them are here', async () => {
    const pack = await openPack();
    await load(pack);
    for (const { path } of pack.manifest.weights) await drop(`${FOLDER}/${path}`);
    const { cachedBytes, totalBytes } = await pack.storage('wasm');
    expect(cachedBytes).toBe(totalBytes);
    serveNothing();
    expect((await load(pack)).result.ok).toBe(true);
    const forGpu = await pack.storage('webgpu');
    expect(forGpu.cachedBytes).toBeLessThan(forGpu.totalBytes);
  });

  it('cost time, not the model, when the disk is full after the download', async () => {
    const pack = await openPack();
    await load(pack);
    for (const { name } of pack.manifest.cpuLayout) await drop(`${FOLDER}/${name}`);
    vi.spyOn(Cache.prototype, 'put').mockRejectedValue(new DOMException('full', 'QuotaExceededError'));
    expect((await load(pack)).result.ok).toBe(true);
  });
});

describe('a falsified CPU layout', () => {
  it('is refused when a piece is not what its hash says, and is not kept', async () => {
    let name = '';
    await serveManifest(({ cpuLayout: [piece] }) => {
      if (!piece) return;
      ({ name } = piece);
      piece.sha256 = '0'.repeat(64);
    });
    const { result } = await load(await openPack());
    expect(result).toMatchObject({ ok: false, error: { code: 'pack-invalid' } });
    expect(await isHere(`${FOLDER}/${name}`)).toBe(false);
  });

  it('is refused before any download when it has a path as a name', async () => {
    const served = await serveManifest(({ cpuLayout: [piece] }) => piece && (piece.name = '../../index.html'));
    expect(await ModelPack.open()).toMatchObject({ ok: false, error: { code: 'pack-invalid' } });
    expect(served.requests).not.toContain(`${FOLDER}/weights-00.bin.gz`);
  });
});

describe('a newer version', () => {
  const newer = () =>
    serveManifest((manifest) => {
      Object.assign(manifest, { version: '1.0.1' });
    });

  it('is offered while the old one goes on, and shares its files', async () => {
    const old = await openPack();
    await load(old);
    await old.becomeCurrent('wasm');
    const served = await newer();
    const current = await openPack();
    expect(current.summary.version).toBe('1.0.0');
    expect(current.update).toEqual({ version: '1.0.1', downloadBytes: 0 });
    const offered = await ModelPack.open('offered');
    if (!offered.ok) throw new Error(offered.error.message);
    expect((await load(offered.value)).result.ok).toBe(true);
    expect(served.requests.filter((path) => path.includes('weights-'))).toEqual([]);
    // Not before it has passed its self-test.
    expect((await openPack()).summary.version).toBe('1.0.0');
    await offered.value.becomeCurrent('wasm');
    const after = await openPack();
    expect([after.summary.version, after.update]).toEqual(['1.0.1', null]);
    const cache = await caches.open(MODEL_CACHE);
    expect(await cache.keys(`${FOLDER}/manifest.json`, { ignoreSearch: true })).toHaveLength(1);
  });

  it('takes the place of an old one that the browser has removed in part', async () => {
    const old = await openPack();
    await load(old);
    await old.becomeCurrent('wasm');
    await drop(`${FOLDER}/tokenizer.json`);
    await newer();
    expect((await openPack()).summary.version).toBe('1.0.1');
  });

  it('has to pass the whole self-test itself', async () => {
    const pack = await openPack();
    await load(pack);
    expect(await pack.hasPassedOn('wasm')).toBe(false);
    await pack.becomeCurrent('wasm');
    expect([await pack.hasPassedOn('wasm'), await pack.hasPassedOn('webgpu')]).toEqual([true, false]);
    await newer();
    const offered = await ModelPack.open('offered');
    expect(offered.ok && (await offered.value.hasPassedOn('wasm'))).toBe(false);
  });
});

describe('the index', () => {
  it('is taken from the server first, and as it was kept without one', async () => {
    const pack = await openPack();
    expect(pack.summary).toMatchObject({ id: 'fixture-qwen2-tiny', version: '1.0.0', licence: 'Apache-2.0' });
    serveNothing();
    expect((await openPack()).summary).toEqual(pack.summary);
  });

  it('is missing on the first visit without a network', async () => {
    serveNothing();
    expect(await ModelPack.open()).toMatchObject({ ok: false, error: { code: 'offline', canRetry: true } });
  });

  it.each([
    ['is no JSON', 'Sign in to the hotel network'],
    ['has another form', '{"packs":[]}'],
    ['names a folder elsewhere', JSON.stringify({ packs: [{ path: '../x', manifestSha256: '0'.repeat(64) }] })],
  ])('that %s replaces no good one', async (_name, body) => {
    serve({ [INDEX]: () => new Response(body) });
    expect(await ModelPack.open()).toMatchObject({ ok: false, error: { code: 'pack-invalid' } });
    vi.unstubAllGlobals();
    await openPack();
    serve({ [INDEX]: () => new Response(body) });
    expect((await openPack()).summary.id).toBe('fixture-qwen2-tiny');
    serveNothing();
    expect((await openPack()).summary.id).toBe('fixture-qwen2-tiny');
  });

  it('that names another manifest than the server has is refused', async () => {
    serve({
      [INDEX]: () => Response.json({ packs: [{ path: 'fixture-qwen2-tiny', manifestSha256: '0'.repeat(64) }] }),
    });
    expect(await ModelPack.open()).toMatchObject({ ok: false, error: { code: 'pack-invalid' } });
  });
});

it('goes from the device whole, and leaves the runtime for the next pack', async () => {
  const pack = await openPack();
  await load(pack);
  await pack.remove();
  const cache = await caches.open(MODEL_CACHE);
  const left = (await cache.keys()).map(({ url }) => new URL(url).pathname);
  expect(left.filter((path) => path.startsWith(FOLDER))).toEqual([]);
  expect(left).toContain('/ort/ort-wasm-simd-threaded.wasm');
});
