import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { download } from './download';
import type { CheckedFile } from './pack-store';
import { PART_CACHE, PartStore } from './part-store';
import { sha256Hex } from '../shared/sha256';
import { serve, serveNothing } from './testing/served';

const path = '/models/made-up/large.bin';
const content = Uint8Array.from({ length: 10_000_000 }, (_, i) => (i * 31 + (i >> 8)) & 255);
const TAG = '"one"';
const AT_ONCE = [0, 0, 0];
let file: CheckedFile;
let parts: PartStore;

beforeEach(async () => {
  await caches.delete(PART_CACHE);
  parts = await PartStore.open();
  file = { path, bytes: content.length, sha256: await sha256Hex(content) };
});

afterEach(async () => {
  vi.unstubAllGlobals();
  await caches.delete(PART_CACHE);
});

interface Behaviour {
  /** Breaks the connection off after so many bytes of the answer. */
  readonly breakAfter?: number;
  readonly etag?: string | null;
  readonly knowsRanges?: boolean;
  /** What it says of a part that it sends. */
  readonly contentRange?: string;
  readonly bytes?: Uint8Array<ArrayBuffer>;
}

/** A server that behaves so at the first request, so at the second ... and as at the last from then on. */
function servers(...behaviours: readonly Behaviour[]): { readonly asked: (string | null)[] } {
  const asked: (string | null)[] = [];
  serve({
    [path]: (_isFresh, headers) => {
      const behaviour = behaviours[Math.min(asked.length, behaviours.length - 1)] ?? {};
      const range = headers.get('range');
      asked.push(range);
      return answer(behaviour, range, headers.get('if-range'));
    },
  });
  return { asked };
}

function answer(behaviour: Behaviour, range: string | null, condition: string | null): Response {
  const { breakAfter = Infinity, etag = TAG, knowsRanges = true, bytes = content } = behaviour;
  const isPart = range !== null && knowsRanges && (condition === null || condition === etag);
  const from = isPart ? Number(/\d+/u.exec(range)?.[0]) : 0;
  const headers = new Headers(etag === null ? {} : { etag });
  const whole = String(bytes.length);
  if (isPart)
    headers.set(
      'content-range',
      behaviour.contentRange ?? `bytes ${String(from)}-${String(bytes.length - 1)}/${whole}`,
    );
  let at = from;
  const body = new ReadableStream<Uint8Array>({
    pull(stream) {
      if (at - from >= breakAfter) stream.error(new TypeError('network error'));
      else if (at >= bytes.length) stream.close();
      else {
        const end = Math.min(at + 500_000, from + breakAfter);
        stream.enqueue(bytes.slice(at, end));
        at = Math.min(end, bytes.length);
      }
    },
  });
  return new Response(body, { status: isPart ? 206 : 200, headers });
}

/** Downloads, and says how many bytes it told in all. */
async function get(retryAfterMs: readonly number[] = AT_ONCE, signal?: AbortSignal, onTold?: (told: number) => void) {
  let told = 0;
  const onBytes = (bytes: number) => {
    told += bytes;
    onTold?.(told);
  };
  const result = await download(file, parts, { onBytes, ...(signal && { signal }) }, retryAfterMs);
  return { result, told };
}

async function expectWhole(result: Awaited<ReturnType<typeof get>>['result']): Promise<void> {
  expect(result.ok && (await sha256Hex(result.value.bytes))).toBe(file.sha256);
  expect(await parts.beginning(file)).toEqual({ bytes: 0, etag: null });
}

describe('a download that breaks off', () => {
  it('is taken up where it stopped, and counts each byte once', async () => {
    const { asked } = servers({ breakAfter: 6_300_000 }, {});
    const { result, told } = await get();
    await expectWhole(result);
    expect(asked).toEqual([null, 'bytes=6300000-']);
    expect(told).toBe(content.length);
  });

  it('ends after a few tries without a byte more, keeps what is here, and goes on later', async () => {
    const { asked } = servers({ breakAfter: 6_300_000 }, { breakAfter: 0 });
    const first = await get();
    expect(first.result).toMatchObject({ ok: false, error: { code: 'offline', canRetry: true } });
    expect(asked).toHaveLength(1 + 1 + AT_ONCE.length);
    expect(first.told).toBe(6_300_000);
    expect(await parts.beginning(file)).toEqual({ bytes: 6_300_000, etag: TAG });

    const later = servers({});
    const second = await get();
    await expectWhole(second.result);
    expect(later.asked).toEqual(['bytes=6300000-']);
    expect(second.told).toBe(content.length);
  });

  it('is taken up as often as it makes progress', async () => {
    const { asked } = servers({ breakAfter: 1_500_000 });
    await expectWhole((await get([0])).result);
    expect(asked.length).toBe(7);
  });

  it('is not waited for without a network for ever', async () => {
    const { requests } = serveNothing();
    const { result } = await get();
    expect(result).toMatchObject({ ok: false, error: { code: 'offline' } });
    expect(requests).toHaveLength(1 + AT_ONCE.length);
  });

  it('keeps what has arrived when it is cancelled', async () => {
    servers({});
    const controller = new AbortController();
    const { result } = await get(AT_ONCE, controller.signal, (told) => {
      if (told >= 5_000_000) controller.abort();
    });
    expect(result).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    const { bytes } = await parts.beginning(file);
    expect(bytes).toBeGreaterThanOrEqual(5_000_000);
    const { asked } = servers({});
    await expectWhole((await get()).result);
    expect(asked).toEqual([`bytes=${String(bytes)}-`]);
  });

  it('does not wait for the next try once it is cancelled', async () => {
    serveNothing();
    const controller = new AbortController();
    setTimeout(() => {
      controller.abort();
    }, 50);
    const { result } = await get([1e9], controller.signal);
    expect(result).toMatchObject({ ok: false });
  });
});

describe('a rest that can not be had', () => {
  it.each<[string, Behaviour, number]>([
    ['is answered with the whole file by a server without ranges', { knowsRanges: false }, 2],
    ['is answered with the whole file by a server whose file has another tag', { etag: '"two"' }, 2],
    ['is not taken from another place of the file', { contentRange: 'bytes 0-9999999/10000000' }, 3],
    ['is not taken from a file of another length', { contentRange: 'bytes 6300000-9999999/20000000' }, 3],
    ['is not taken from an answer that does not say which part it is', { contentRange: 'lines 1-2' }, 3],
  ])('%s', async (_name, behaviour, requests) => {
    const { asked } = servers({ breakAfter: 6_300_000 }, behaviour);
    const { result, told } = await get();
    await expectWhole(result);
    expect(asked.length).toBe(requests);
    expect(told).toBe(content.length);
  });

  it('is asked for without a condition when the server gave no tag, and the hash decides', async () => {
    const { asked } = servers({ breakAfter: 6_300_000, etag: null }, { etag: null });
    await expectWhole((await get()).result);
    expect(asked).toEqual([null, 'bytes=6300000-']);
  });

  it('of another file with the same tag is noticed by the hash, thrown away, and fetched once anew', async () => {
    const other = Uint8Array.from(content, (byte) => byte ^ 1);
    const { asked } = servers({ breakAfter: 6_300_000, bytes: other }, {});
    const { result, told } = await get();
    await expectWhole(result);
    expect(asked).toEqual([null, 'bytes=6300000-', null]);
    expect(told).toBe(content.length);
  });

  it('of a file that stays wrong is refused, and nothing of it is kept', async () => {
    const other = Uint8Array.from(content, (byte) => byte ^ 1);
    const { asked } = servers({ bytes: other });
    const { result, told } = await get();
    expect(result).toMatchObject({ ok: false, error: { code: 'integrity' } });
    expect(asked).toEqual([null, null]);
    expect(told).toBe(0);
    expect((await parts.beginning(file)).bytes).toBe(0);
  });

  it('is not read past the length that the file should have', async () => {
    const endless = new Uint8Array(3 * content.length);
    servers({ bytes: endless });
    let most = 0;
    const { result } = await get(AT_ONCE, undefined, (told) => (most = Math.max(most, told)));
    expect(result).toMatchObject({ ok: false, error: { code: 'integrity' } });
    expect(most).toBeLessThan(1.2 * content.length);
  });
});

describe('parts', () => {
  it('of another version of the file are not taken up', async () => {
    servers({ breakAfter: 6_300_000 }, { breakAfter: 0 });
    await get();
    expect((await parts.beginning({ ...file, sha256: '0'.repeat(64) })).bytes).toBe(0);
  });

  it('behind a gap are dropped', async () => {
    await parts.add(file, 0, content.slice(0, 10), TAG);
    await parts.add(file, 20, content.slice(20, 30), TAG);
    expect((await parts.beginning(file)).bytes).toBe(10);
    expect(await (await caches.open(PART_CACHE)).keys()).toHaveLength(1);
    await parts.remove('/models/made-up/');
    expect((await parts.beginning(file)).bytes).toBe(0);
  });

  it('that the disk has no room for are a full disk, not a network failure', async () => {
    servers({});
    const put = vi.spyOn(Cache.prototype, 'put').mockRejectedValue(new DOMException('full', 'QuotaExceededError'));
    expect((await get()).result).toMatchObject({ ok: false, error: { code: 'quota' } });
    put.mockRestore();
  });
});
