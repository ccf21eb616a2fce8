import { afterEach, expect, test } from 'vitest';
import { expose } from 'comlink';
import { ok } from '../../shared/result';
import type { DocumentsWorker, WorkerEndpoint } from '../client';
import { boundedScale, renderErrors, type RenderRequest, type RenderResult } from './page-image';
import { PageRenderer } from './page-renderer';

class ChannelWorker extends EventTarget implements WorkerEndpoint {
  readonly #channel = new MessageChannel();
  isTerminated = false;

  constructor(renderPage: DocumentsWorker['renderPage']) {
    super();
    this.#channel.port1.onmessage = ({ data }: MessageEvent<unknown>) => {
      this.dispatchEvent(new MessageEvent('message', { data }));
    };
    const worker: DocumentsWorker = { renderPage, read: () => Promise.reject(new Error('nothing is read here')) };
    expose(worker, this.#channel.port2);
  }

  postMessage(message: unknown): void {
    this.#channel.port1.postMessage(message);
  }

  terminate(): void {
    this.isTerminated = true;
    this.#channel.port1.close();
    this.#channel.port2.close();
  }
}

const opened: ChannelWorker[] = [];
afterEach(() => {
  for (const worker of opened.splice(0)) worker.terminate();
});

function setUp(answer: (request: RenderRequest) => Promise<RenderResult>, timeoutMs = 5000) {
  const asked: RenderRequest[] = [];
  const renderer = new PageRenderer(
    () => {
      const worker = new ChannelWorker((request) => {
        asked.push(request);
        return answer(request);
      });
      opened.push(worker);
      return worker;
    },
    { pixels: 1000, timeoutMs },
  );
  return { renderer, asked };
}

/** A bitmap can't be made in Node; a number crosses the channel as well. */
const picture = ok({ bitmap: 1 as unknown as ImageBitmap, scale: 2 });
const source = { key: 'a', bytes: new Uint8Array([1]) };

test('the bytes are sent once for as long as the same PDF is drawn', async () => {
  const { renderer, asked } = setUp(() => Promise.resolve(picture));
  expect(await renderer.render(source, 0, 2)).toEqual(picture);
  await renderer.render(source, 1, 2);
  await renderer.render({ ...source, key: 'b' }, 0, 2);
  await renderer.render(source, 0, 2);
  expect(asked.map(({ bytes, page }) => [bytes !== null, page])).toEqual([
    [true, 0],
    [false, 1],
    [true, 0],
    [true, 0],
  ]);
  expect(opened).toHaveLength(1);
});

test('a page that hangs is stopped with its worker, and the next one gets a new worker with the bytes', async () => {
  const never = new Promise<RenderResult>(() => undefined);
  const { renderer, asked } = setUp(({ page }) => (page === 0 ? never : Promise.resolve(picture)), 50);
  expect(await renderer.render(source, 0, 2)).toMatchObject({ ok: false, error: { code: 'timed-out' } });
  expect(opened[0]?.isTerminated).toBe(true);
  expect(await renderer.render(source, 1, 2)).toEqual(picture);
  expect(asked.map(({ bytes }) => bytes !== null)).toEqual([true, true]);
});

test('a page that cannot be drawn says so, and keeps the worker', async () => {
  const { renderer } = setUp(() => Promise.resolve({ ok: false, error: renderErrors.unreadablePage() }));
  expect(await renderer.render(source, 0, 2)).toMatchObject({ ok: false, error: { code: 'unreadable-page' } });
  expect(opened[0]?.isTerminated).toBe(false);
});

test('a worker that fails is an answer, not an exception', async () => {
  const { renderer } = setUp(() => Promise.reject(new Error('document text')));
  const result = await renderer.render(source, 0, 2);
  expect(result).toMatchObject({ ok: false, error: { code: 'crashed' } });
  expect(JSON.stringify(result)).not.toContain('document text');
});

test('a page that nobody waits for any more is not drawn', async () => {
  const { renderer, asked } = setUp(() => Promise.resolve(picture));
  const abort = new AbortController();
  const first = renderer.render(source, 0, 2);
  const second = renderer.render(source, 1, 2, abort.signal);
  abort.abort();
  await first;
  expect(await second).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  expect(asked).toHaveLength(1);
});

test('a page is never drawn with more pixels than allowed', () => {
  expect(boundedScale(2, 100, 100, 1_000_000)).toBe(2);
  const scale = boundedScale(4, 1e6, 1e6, 16_000_000);
  expect(scale * 1e6 * (scale * 1e6)).toBeCloseTo(16_000_000, 0);
  expect(boundedScale(4, 0, 0, 16_000_000)).toBe(4);
});
