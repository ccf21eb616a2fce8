import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright';
import type { Redaction } from '../../src/redaction';
import type { Result } from '../../src/shared/result';
import type { RedactionError } from '../../src/workflow';
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

/** What goes to the worker in one message. */
const recordsAtOnce = 200;
const charactersAtOnce = 300_000;

/** Starts the app's redaction worker in headless Chromium, on a page of the app's origin, and ends it after the work. */
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
    await page.evaluate(startWorker(root));
    const begin = performance.now();
    valueOf(await call<Result<null, RedactionError>>(page, 'loadModel', 1, null));
    const startSeconds = (performance.now() - begin) / 1000;
    const [first] = valueOf(
      await call<Result<readonly Redaction[], RedactionError>>(page, 'redact', 2, [{ parts: [] }], null),
    );
    return await work({
      startSeconds,
      version: first?.version ?? '',
      requests,
      redact: (records, onProgress) => redactAll(page, records, onProgress),
    });
  } finally {
    await browser.close();
    await server.close();
  }
}

async function redactAll(
  page: Page,
  records: readonly RedactionRecord[],
  onProgress: (done: number) => void = () => undefined,
): Promise<readonly RedactedRecord[]> {
  const redacted: RedactedRecord[] = [];
  for (const batch of batchesOf(records)) {
    const orders = batch.map(({ text }) => ({ parts: [{ id: 'text', text }] }));
    const answer = await call<Result<readonly Redaction[], RedactionError>>(page, 'redact', 3, orders, null);
    for (const [place, { parts }] of valueOf(answer).entries()) {
      const record = batch[place];
      const [part] = parts;
      if (!record || !part) throw new Error('The worker answered less than it was asked.');
      const entities = part.entities.map(({ start, end, type, score, recognizer }) => ({
        start,
        end,
        type,
        score,
        recognizer,
      }));
      redacted.push({ ...record, entities, redacted: part.redacted });
    }
    onProgress(redacted.length);
  }
  return redacted;
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

/** Calls the worker's host as the app does (Comlink's protocol). */
async function call<T>(page: Page, method: string, ...parameters: readonly unknown[]): Promise<T> {
  // As a string: what is compiled for Node may name helpers that the page does not have.
  return page.evaluate<T>(`globalThis.redactionWorker(${JSON.stringify(method)}, ${JSON.stringify(parameters)})`);
}

function startWorker(root: string): string {
  const file = readdirSync(join(root, 'workers')).find((name) => name.startsWith('redaction-'));
  if (file === undefined) throw new Error('The build has no redaction worker.');
  return `{
    globalThis.trustedTypes?.createPolicy('default', { createScriptURL: (url) => url });
    const worker = new Worker(${JSON.stringify(`/workers/${file}`)}, { type: 'module', name: crypto.randomUUID() });
    const waiting = new Map();
    worker.addEventListener('message', ({ data }) => {
      waiting.get(data.id)?.(data.value);
      waiting.delete(data.id);
    });
    globalThis.redactionWorker = (method, parameters) =>
      new Promise((resolve) => {
        const id = crypto.randomUUID();
        waiting.set(id, resolve);
        const argumentList = parameters.map((value) => ({ type: 'RAW', value }));
        worker.postMessage({ id, type: 'APPLY', path: [method], argumentList });
      });
  }`;
}
