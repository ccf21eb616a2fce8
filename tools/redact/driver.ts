import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright';
import type { Redaction } from '../../src/redaction';
import type { Result } from '../../src/shared/result';
import type { RedactionError, RedactionOrder } from '../../src/workflow';
import { ensureBuilt } from '../build';
import { findChromium } from '../chromium';
import { serve } from '../serve';

/** A text to redact, under a name that comes back with it. */
export interface RedactionRecord {
  readonly id: string | number;
  readonly text: string;
}

/** An entity, in UTF-16 offsets of the record's text. */
export interface FoundEntity {
  readonly start: number;
  readonly end: number;
  readonly type: string;
  readonly score: number;
  readonly recognizer: string;
}

/** A record with what was found in it, and without it. */
export interface RedactedRecord extends RedactionRecord {
  readonly entities: readonly FoundEntity[];
  readonly redacted: string;
}

/** The built app's own redaction worker. */
export interface Redactor {
  /** Seconds that the worker took to fetch, start and test the entity model. */
  readonly startSeconds: number;
  /** Which version of rules and weights answers. */
  readonly version: string;
  /** All requests that the browser made so far. */
  readonly requests: readonly string[];
  /** Redacts records, each as a request of its own; the answers come in the same order. */
  redact(records: readonly RedactionRecord[], onProgress?: (done: number) => void): Promise<readonly RedactedRecord[]>;
}

/** What goes to a worker in one message. */
const recordsAtOnce = 50;
const charactersAtOnce = 50_000;

/** A worker holds the model once more: about 150 MB each. */
const mostWorkers = 4;

/**
 * Starts the app's redaction worker in headless Chromium, on a page of the app's origin, and ends it after the work. For
 * each core there is one, with one thread: short texts leave a second thread of the same worker little to do.
 */
export async function withRedactor<T>(work: (redactor: Redactor) => Promise<T>): Promise<T> {
  const root = await ensureBuilt();
  const { executablePath, args } = await findChromium();
  const server = await serve({ root, port: 0 });
  const browser = await chromium.launch({ executablePath, args: [...args, '--disable-background-networking'] });
  try {
    const page = await browser.newPage();
    const requests: string[] = [];
    page.context().on('request', (request) => requests.push(request.url()));
    await page.goto(`${server.url}/icons/icon.svg`);
    await page.evaluate(startWorkers(root));
    const begin = performance.now();
    const first = await startWorker(page);
    const startSeconds = (performance.now() - begin) / 1000;
    // After the first: they find the model's files where it has put them.
    const others = Array.from({ length: Math.min(availableParallelism(), mostWorkers) - 1 }, () => startWorker(page));
    // Met where it is waited for.
    for (const other of others) other.catch(() => undefined);
    const [empty] = valueOf(await first.redact([{ parts: [] }]));
    return await work({
      startSeconds,
      version: empty?.version ?? '',
      requests,
      redact: (records, onProgress) => redactAll([Promise.resolve(first), ...others], records, onProgress),
    });
  } finally {
    await browser.close();
    await server.close();
  }
}

async function redactAll(
  workers: readonly Promise<Worker>[],
  records: readonly RedactionRecord[],
  onProgress: (done: number) => void = () => undefined,
): Promise<readonly RedactedRecord[]> {
  const batches = [...batchesOf(records)];
  const answers: (readonly RedactedRecord[])[] = [];
  let next = 0;
  let done = 0;
  const workOff = async (starting: Promise<Worker>): Promise<void> => {
    const worker = await starting;
    for (let place = next++; place < batches.length; place = next++) {
      const batch = batches[place] ?? [];
      answers[place] = await redactBatch(worker, batch);
      done += batch.length;
      onProgress(done);
    }
  };
  await Promise.all(workers.map(workOff));
  return answers.flat();
}

async function redactBatch(worker: Worker, batch: readonly RedactionRecord[]): Promise<readonly RedactedRecord[]> {
  const redactions = valueOf(await worker.redact(batch.map(({ text }) => ({ parts: [{ id: 'text', text }] }))));
  return batch.map((record, place) => {
    const part = redactions[place]?.parts[0];
    if (!part) throw new Error('The worker answered less than it was asked.');
    const entities = part.entities.map(({ start, end, type, score, recognizer }) => ({
      start,
      end,
      type,
      score,
      recognizer,
    }));
    return { ...record, entities, redacted: part.redacted };
  });
}

function* batchesOf(records: readonly RedactionRecord[]): Generator<readonly RedactionRecord[]> {
  let batch: RedactionRecord[] = [];
  let characters = 0;
  for (const record of records) {
    if (batch.length === recordsAtOnce || (batch.length > 0 && characters + record.text.length > charactersAtOnce)) {
      yield batch;
      batch = [];
      characters = 0;
    }
    batch.push(record);
    characters += record.text.length;
  }
  if (batch.length > 0) yield batch;
}

function valueOf<T>(answer: Result<T, RedactionError>): T {
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}

interface Worker {
  redact(orders: readonly RedactionOrder[]): Promise<Result<readonly Redaction[], RedactionError>>;
}

/** Starts a worker, and calls its host as the app does (Comlink's protocol). */
async function startWorker(page: Page): Promise<Worker> {
  const name = await page.evaluate<string>('globalThis.startRedactionWorker()');
  // As a string: what is compiled for Node may name helpers that the page does not have.
  const call = <T>(method: string, ...parameters: readonly unknown[]): Promise<T> =>
    page.evaluate<T>(
      `globalThis.redactionWorker(${[name, method, parameters].map((value) => JSON.stringify(value)).join(', ')})`,
    );
  valueOf(await call<Result<null, RedactionError>>('loadModel', 1, null, 1));
  return { redact: (orders) => call('redact', 2, orders, null) };
}

function startWorkers(root: string): string {
  const file = readdirSync(join(root, 'workers')).find((name) => name.startsWith('redaction-'));
  if (file === undefined) throw new Error('The build has no redaction worker.');
  return `{
    globalThis.trustedTypes?.createPolicy('default', { createScriptURL: (url) => url });
    const workers = new Map();
    const waiting = new Map();
    globalThis.startRedactionWorker = () => {
      const name = crypto.randomUUID();
      const worker = new Worker(${JSON.stringify(`/workers/${file}`)}, { type: 'module', name });
      worker.addEventListener('message', ({ data }) => {
        waiting.get(data.id)?.(data.value);
        waiting.delete(data.id);
      });
      workers.set(name, worker);
      return name;
    };
    globalThis.redactionWorker = (name, method, parameters) =>
      new Promise((resolve) => {
        const id = crypto.randomUUID();
        waiting.set(id, resolve);
        const argumentList = parameters.map((value) => ({ type: 'RAW', value }));
        workers.get(name).postMessage({ id, type: 'APPLY', path: [method], argumentList });
      });
  }`;
}
