import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { MODEL_CACHE } from '../pack-store';
import { serve, serveNothing } from '../testing/served';
import { EntityClassifier } from './entity-classifier';
import { EntityPack, inspectEntityPack } from './entity-pack';

const signal = new AbortController().signal;

beforeEach(async () => {
  await caches.delete(MODEL_CACHE);
});

afterEach(() => {
  vi.unstubAllGlobals();
});

async function open(): Promise<EntityPack> {
  const pack = await EntityPack.open();
  if (!pack) throw new Error('The project has an entity model.');
  return pack;
}

test('looking at it fetches nothing', async () => {
  const { requests } = serveNothing();
  expect(await inspectEntityPack()).toMatchObject({ state: 'absent', cachedBytes: 0 });
  expect(requests).toEqual([]);
});

test('its files come once, and from then on without a network', async () => {
  const server = serve();
  const pack = await open();
  let bytes = 0;
  expect(await pack.files(signal, (more) => (bytes += more))).toMatchObject({ ok: true });
  expect(server.requests.filter((path) => path.endsWith('/model.onnx'))).toHaveLength(1);
  const state = await pack.inspect();
  expect(state).toMatchObject({ state: 'present', cachedBytes: state.totalBytes });
  expect(bytes).toBe(state.totalBytes);

  const { requests } = serveNothing();
  const again = await pack.files(signal, () => undefined);
  expect(again).toMatchObject({ ok: true });
  expect(requests).toEqual([]);
  expect(again.ok && again.value.text('vocab.txt').split('\n')[0]).toBe('[PAD]');
});

test('a file that is not what the build names is not used', async () => {
  const pack = await open();
  const path = `/entity-models/${pack.manifest.id}-${pack.manifest.version}/config.json`;
  const { requests } = serve({ [path]: () => new Response('{"model_type":"evil"}') });
  expect(await pack.files(signal, () => undefined)).toMatchObject({ ok: false, error: { code: 'integrity' } });
  expect(requests.filter((asked) => asked === path)).toHaveLength(2);
  expect((await pack.inspect()).state).toBe('absent');
});

test('files of other versions go, and nothing else', async () => {
  const cache = await caches.open(MODEL_CACHE);
  const others = ['/entity-models/stayput-entities-0.0.1/model.onnx?sha256=00', '/models/x-1.0.0/a?sha256=00'];
  for (const key of others) await cache.put(key, new Response('x'));
  const pack = await open();
  await pack.files(signal, () => undefined);
  await pack.removeOthers();
  expect((await pack.inspect()).state).toBe('present');
  expect(await cache.match(others[0] ?? '')).toBeUndefined();
  expect(await cache.match(others[1] ?? '')).toBeDefined();
});

test('it starts, knows its answers, and finds the same in a text whatever stands beside it', async () => {
  const loaded = await EntityClassifier.load(signal, () => undefined);
  if (!loaded.ok) throw new Error(loaded.error.message);
  const classifier = loaded.value;
  const long = [101, ...Array.from({ length: 100 }, (_, place) => 2000 + place), 102];
  const short = [101, 6203, 3814, 10121, 102];
  const [alone] = await classifier.classify([short]);
  const [, beside] = await classifier.classify([long, short]);
  expect(alone).toHaveLength(short.length * classifier.labels.length);
  expect(beside).toEqual(alone);
});

test('a load that was stopped says so', async () => {
  expect(await EntityClassifier.load(AbortSignal.abort(), () => undefined)).toMatchObject({
    ok: false,
    error: { code: 'cancelled' },
  });
});
