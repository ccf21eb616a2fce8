import { expose } from 'comlink';
import { afterEach, expect, test, vi } from 'vitest';
import { DocumentReader, type DocumentsWorker, type WorkerEndpoint } from './client';
import { withoutAttachments } from './content';
import type { DocumentContent } from './document';
import { documentErrors } from './errors';
import { READ_LIMITS } from './limits';

const CONTENT: DocumentContent = { mediaType: 'text/plain', text: 'x', pages: [], runs: [] };

/** A worker made of a message channel: what is sent is cloned as it would be, and `terminate` cuts the line. */
class ChannelWorker extends EventTarget implements WorkerEndpoint {
  readonly #channel = new MessageChannel();
  isTerminated = false;

  constructor(implementation: DocumentsWorker) {
    super();
    this.#channel.port1.onmessage = ({ data }: MessageEvent<unknown>) => {
      this.dispatchEvent(new MessageEvent('message', { data }));
    };
    expose(implementation, this.#channel.port2);
  }

  postMessage(message: unknown, transfer: Transferable[] = []): void {
    this.#channel.port1.postMessage(message, transfer);
  }

  terminate(): void {
    this.isTerminated = true;
    this.#channel.port1.close();
    this.#channel.port2.close();
  }
}

function setUp(readFile: DocumentsWorker['read'], options: { timeoutMs?: number; idleMs?: number } = {}) {
  const workers: ChannelWorker[] = [];
  const reader = new DocumentReader({
    startWorker: () => {
      const worker = new ChannelWorker({
        read: readFile,
        renderPage: () => Promise.reject(new Error('not drawn here')),
      });
      workers.push(worker);
      return worker;
    },
    limits: { ...READ_LIMITS, fileBytes: 1000, timeoutMs: options.timeoutMs ?? 5000 },
    idleMs: options.idleMs ?? 5000,
  });
  opened.push(() => {
    for (const worker of workers) worker.terminate();
  });
  return { reader, workers };
}

const opened: (() => void)[] = [];
afterEach(() => {
  for (const close of opened.splice(0)) close();
});

const read = () => Promise.resolve({ ok: true as const, value: withoutAttachments(CONTENT) });
const hangOn =
  (name: string): DocumentsWorker['read'] =>
  (_, file) =>
    file === name ? new Promise(() => undefined) : read();

function file(name: string, text = 'text'): File {
  return new File([text], name);
}

test('gives the content and the bytes', async () => {
  const { reader } = setUp(read);
  const result = await reader.read(file('a.txt'));
  expect(result).toEqual({
    ok: true,
    value: { ...withoutAttachments(CONTENT), bytes: new TextEncoder().encode('text') },
  });
});

test('passes bytes, name and limits on, and an error back whole', async () => {
  const seen: unknown[] = [];
  const { reader } = setUp((...call) => {
    seen.push(call);
    return Promise.resolve({ ok: false, error: documentErrors.encrypted('PDF') });
  });
  expect(await reader.read(file('a.pdf'))).toEqual({ ok: false, error: documentErrors.encrypted('PDF') });
  expect(seen).toEqual([[new TextEncoder().encode('text'), 'a.pdf', expect.objectContaining({ fileBytes: 1000 })]]);
});

test('refuses by size before it touches the bytes or starts a worker', async () => {
  const { reader, workers } = setUp(read);
  const large = file('a.txt', 'x'.repeat(1001));
  const touched = vi.spyOn(large, 'arrayBuffer');
  expect(await reader.read(large)).toMatchObject({ error: { code: 'too-large' } });
  expect(await reader.read(file('b.txt', ''))).toMatchObject({ error: { code: 'empty-file' } });
  expect(touched).not.toHaveBeenCalled();
  expect(workers).toHaveLength(0);
});

test('says so when the file can not be had any more', async () => {
  const { reader } = setUp(read);
  const gone = file('a.txt');
  vi.spyOn(gone, 'arrayBuffer').mockRejectedValue(new DOMException('gone', 'NotReadableError'));
  expect(await reader.read(gone)).toMatchObject({ error: { code: 'damaged' } });
});

test('reads a batch in order, one at a time, in one worker', async () => {
  const log: string[] = [];
  const { reader, workers } = setUp(async (_, name) => {
    log.push(`start ${name}`);
    await new Promise((later) => setTimeout(later, 5));
    log.push(`end ${name}`);
    return read();
  });
  await Promise.all(['a', 'b', 'c'].map((name) => reader.read(file(name))));
  expect(log).toEqual(['start a', 'end a', 'start b', 'end b', 'start c', 'end c']);
  expect(workers).toHaveLength(1);
});

test('ends a worker that takes too long; the others in the batch go on in a new one', async () => {
  const { reader, workers } = setUp(hangOn('slow.pdf'), { timeoutMs: 30 });
  const results = await Promise.all(['slow.pdf', 'b.txt', 'c.txt'].map((name) => reader.read(file(name))));
  expect(results).toMatchObject([{ error: { code: 'timed-out' } }, { ok: true }, { ok: true }]);
  expect(workers.map(({ isTerminated }) => isTerminated)).toEqual([true, false]);
});

test('an abort ends the worker at once, and a file whose turn has not come never starts', async () => {
  const { reader, workers } = setUp(hangOn('slow.pdf'));
  const stop = new AbortController();
  const results = Promise.all([
    reader.read(file('slow.pdf'), { signal: stop.signal }),
    reader.read(file('b.txt'), { signal: stop.signal }),
    reader.read(file('c.txt')),
  ]);
  setTimeout(() => {
    stop.abort();
  }, 10);
  expect(await results).toMatchObject([
    { error: { code: 'cancelled' } },
    { error: { code: 'cancelled' } },
    { ok: true },
  ]);
  expect(workers.map(({ isTerminated }) => isTerminated)).toEqual([true, false]);
});

test.each(['error', 'messageerror'])('a worker that dies with %s takes only its file with it', async (type) => {
  const { reader, workers } = setUp(hangOn('bad.pdf'));
  const bad = reader.read(file('bad.pdf'));
  const good = reader.read(file('good.txt'));
  await vi.waitFor(() => {
    expect(workers).toHaveLength(1);
  });
  workers[0]?.dispatchEvent(new Event(type));
  expect(await bad).toMatchObject({ error: { code: 'reader-crashed' } });
  expect(await good).toMatchObject({ ok: true });
  expect(workers).toHaveLength(2);
});

test('an exception in the worker, or a worker that can not start, is a crash', async () => {
  const { reader } = setUp(() => Promise.reject(new Error('bug')));
  expect(await reader.read(file('a.pdf'))).toMatchObject({ error: { code: 'reader-crashed' } });
  const unable = new DocumentReader({
    startWorker: () => {
      throw new Error('no workers here');
    },
  });
  expect(await unable.read(file('a.pdf'))).toMatchObject({ error: { code: 'reader-crashed' } });
});

test('keeps the worker after a refusal, ends it after damage and when idle', async () => {
  const { reader, workers } = setUp(
    (_, name) =>
      name === 'ok'
        ? read()
        : Promise.resolve({
            ok: false,
            error: name === 'damaged' ? documentErrors.damaged('PDF') : documentErrors.encrypted('PDF'),
          }),
    { idleMs: 20 },
  );
  await reader.read(file('encrypted'));
  await reader.read(file('ok'));
  expect(workers).toHaveLength(1);
  await reader.read(file('damaged'));
  await reader.read(file('ok'));
  expect(workers).toHaveLength(2);
  await vi.waitFor(() => {
    expect(workers.every(({ isTerminated }) => isTerminated)).toBe(true);
  });
});
