import { BlobReader, BlobWriter, ZipWriter } from '@zip.js/zip.js/lib/zip-core.js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ModelPack } from './model-pack';
import type { ModelStatus } from './model-status';
import { importPack, type ImportSource } from './pack-import';
import { MODEL_CACHE } from './pack-store';
import { serve, serveNothing } from './testing/served';

const FOLDER = '/models/fixture-qwen2-tiny';
const never = new AbortController().signal;
let pack: Map<string, Blob>;

/** The fixture's files, as a person has them on a memory stick. */
async function packFiles(): Promise<Map<string, Blob>> {
  const manifest = await (await fetch(`${FOLDER}/manifest.json`)).blob();
  const { files, weights } = JSON.parse(await manifest.text()) as Record<'files' | 'weights', { path: string }[]>;
  const loaded = new Map<string, Blob>([['manifest.json', manifest]]);
  for (const { path } of [...files, ...weights]) loaded.set(path, await (await fetch(`${FOLDER}/${path}`)).blob());
  return loaded;
}

const asFolder = (files: ReadonlyMap<string, Blob>): ImportSource => ({
  kind: 'folder',
  files: [...files].map(([name, blob]) => ({ path: `stick/tiny/${name}`, file: new File([blob], name) })),
});

async function asZip(files: ReadonlyMap<string, Blob>, prefix = 'tiny/', level = 0): Promise<ImportSource> {
  const writer = new ZipWriter(new BlobWriter(), { level, useWebWorkers: false });
  for (const [name, blob] of files) await writer.add(prefix + name, new BlobReader(blob));
  return { kind: 'zip', file: new File([await writer.close()], 'pack.zip') };
}

/** A device that has once seen the deployment's index, and nothing else of a pack. */
async function withoutPack(): Promise<void> {
  const cache = await caches.open(MODEL_CACHE);
  for (const request of await cache.keys()) if (request.url.includes('/models/')) await cache.delete(request);
}

beforeEach(async () => {
  await withoutPack();
  pack = await packFiles();
  await ModelPack.open();
  const cache = await caches.open(MODEL_CACHE);
  for (const request of await cache.keys(`${FOLDER}/manifest.json`, { ignoreSearch: true }))
    await cache.delete(request);
});

afterEach(() => {
  vi.unstubAllGlobals();
});

/** Imports without a network. */
async function take(source: ImportSource, signal = never) {
  const { requests } = serveNothing();
  const statuses: ModelStatus[] = [];
  const result = await importPack(source, (status) => statuses.push(status), signal);
  return { result, requests, statuses };
}

async function expectUsable(): Promise<void> {
  serveNothing();
  const opened = await ModelPack.open();
  if (!opened.ok) throw new Error(opened.error.message);
  const { cachedBytes, totalBytes } = await opened.value.storage('wasm');
  // The runtime comes with the app and not with the pack.
  expect(totalBytes - cachedBytes).toBeLessThanOrEqual(27_000_000);
  expect(cachedBytes).toBeGreaterThan(0);
}

describe.each([
  ['a folder', (files: Map<string, Blob>) => Promise.resolve(asFolder(files))],
  ['a ZIP file', (files: Map<string, Blob>) => asZip(files)],
  ['a compressed ZIP file with the files at its root', (files: Map<string, Blob>) => asZip(files, '', 6)],
])('from %s', (_name, sourceOf) => {
  it('a pack is taken without a network, with a progress, and is usable', async () => {
    const { result, statuses } = await take(await sourceOf(pack));
    expect(result).toEqual({ ok: true, value: null });
    expect(statuses[0]).toMatchObject({ phase: 'importing', bytes: 0 });
    const last = statuses.at(-1);
    expect(last?.phase === 'importing' && last.bytes === last.totalBytes).toBe(true);
    await expectUsable();
  });

  it('a file that is missing is named', async () => {
    pack.delete('weights-01.bin.gz');
    const { result } = await take(await sourceOf(pack));
    expect(result).toMatchObject({ ok: false, error: { code: 'import-incomplete' } });
    expect(!result.ok && result.error.message).toContain('weights-01.bin.gz is missing');
  });

  it.each([
    ['damaged', (bytes: Uint8Array) => bytes.map((byte, i) => (i === 100 ? byte ^ 1 : byte))],
    ['cut short', (bytes: Uint8Array) => bytes.slice(0, -1)],
    ['longer than it should be', (bytes: Uint8Array) => Uint8Array.from([...bytes, 0])],
  ])('a file that is %s is named and not taken', async (_how, change) => {
    const shard = pack.get('weights-01.bin.gz');
    pack.set('weights-01.bin.gz', new Blob([change(new Uint8Array((await shard?.arrayBuffer()) ?? []))]));
    const { result } = await take(await sourceOf(pack));
    expect(!result.ok && result.error.message).toContain('weights-01.bin.gz is damaged or of another version');
    expect(await caches.match(`${FOLDER}/weights-01.bin.gz`, { ignoreSearch: true })).toBeUndefined();
  });

  it('another model is refused, however whole it is', async () => {
    const manifest = (await pack.get('manifest.json')?.text()) ?? '';
    pack.set('manifest.json', new Blob([manifest.replace('"1.0.0"', '"1.0.1"')]));
    const { result } = await take(await sourceOf(pack));
    expect(result).toMatchObject({ ok: false, error: { code: 'not-trusted' } });
    expect(await caches.match(`${FOLDER}/weights-00.bin.gz`, { ignoreSearch: true })).toBeUndefined();
  });

  it('what is no model is said to be none', async () => {
    const { result } = await take(await sourceOf(new Map([['holiday.jpg', new Blob(['x'])]])));
    expect(!result.ok && result.error.message).toContain('There is no manifest.json');
  });

  it('an import stops when it is cancelled', async () => {
    const { result } = await take(await sourceOf(pack), AbortSignal.abort());
    expect(result).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  });
});

it('a device that has never seen an index trusts no pack, and says so', async () => {
  await withoutPack();
  serve({ '/models/index.json': () => new Response(null, { status: 404 }) });
  const { result } = await take(asFolder(pack));
  expect(result).toMatchObject({ ok: false, error: { code: 'not-trusted' } });
  expect(!result.ok && result.error.message).toContain('has never learned which model');
});

it('what is no ZIP file is said to be none', async () => {
  const { result } = await take({ kind: 'zip', file: new File(['no zip'], 'pack.zip') });
  expect(!result.ok && result.error.message).toContain('not a ZIP file, or it is damaged');
});

it('what is here already is not read again', async () => {
  await take(asFolder(pack));
  const manifestAlone = new Map([...pack].filter(([name]) => name === 'manifest.json'));
  expect((await take(asFolder(manifestAlone))).result.ok).toBe(true);
});
