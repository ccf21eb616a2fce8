import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { chromium, type Browser, type Locator, type Page } from 'playwright';
import { findChromium } from '../chromium';
import { serve } from '../serve';
import { redactShown, type DemoRedaction } from './redact';

interface DemoPack {
  readonly id: string;
  readonly version: string;
  readonly chosenBy: 'person' | 'automatic' | null;
  readonly confidence: number | null;
}

export interface DemoDocument {
  readonly file: string;
  readonly text: string;
  /** The task pack that read it, who chose it, and how the model ranked it (null: there was nothing to rank). */
  readonly pack: DemoPack;
  readonly intent: { readonly label: string; readonly confidence: number };
  readonly fields: readonly {
    readonly name: string;
    readonly value: string | null;
    readonly quote: string | null;
    readonly start: number | null;
    readonly end: number | null;
    readonly confidence: number;
  }[];
  readonly engine: string;
  readonly model: string;
  readonly seconds: number;
  /** Null: it was not asked for. */
  readonly redaction: DemoRedaction | null;
}

export interface DemoRequest {
  readonly url: string;
  readonly method: string;
  /** The context that asked, as the app's own log says; `browser` for what only the browser saw. */
  readonly from: string;
}

export interface DemoRun {
  readonly documents: readonly DemoDocument[];
  readonly failures: readonly { readonly file: string; readonly reason: string }[];
  readonly requests: readonly DemoRequest[];
  /** Requests to the destination, each approved by a person's click. */
  readonly approved: readonly DemoRequest[];
  /** Requests to any other origin, as the browser saw them. */
  readonly leftOrigin: readonly DemoRequest[];
  readonly engine: string;
  readonly loadSeconds: number;
}

export interface DemoOptions {
  readonly root: string;
  readonly files: readonly string[];
  readonly modelsDirectory?: string;
  /** Id of the task pack that reads all documents; without it, the app chooses one for each. */
  readonly pack?: string;
  /** Whether the documents are redacted as well. */
  readonly redacts?: boolean;
  readonly onProgress: (line: string) => void;
  readonly onDocument?: (document: DemoDocument) => void;
  /** Origin of the only server outside that may be asked. */
  readonly destination?: string;
  /** Done after all documents, on the same page. */
  readonly afterwards?: (page: Page, url: string, documents: readonly DemoDocument[]) => Promise<void>;
}

/** The built app in a headless browser with an empty profile: a person's clicks, and what the page then says. */
export async function drive(options: DemoOptions): Promise<DemoRun> {
  const { executablePath, args } = await findChromium();
  const server = await serve({
    root: options.root,
    port: 0,
    ...(options.modelsDirectory === undefined ? {} : { modelsDirectory: options.modelsDirectory }),
  });
  let browser: Browser | null = null;
  try {
    browser = await chromium.launch({ executablePath, args: [...args, '--disable-background-networking'] });
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const seen: { url: string; method: string }[] = [];
    context.on('request', (request) => seen.push({ url: request.url(), method: request.method() }));
    const page = await context.newPage();
    await page.goto(server.url);
    const { engine, loadSeconds } = await loadModel(page, server.url, options.onProgress);
    const { documents, failures } = await readAll(page, server.url, options);
    await options.afterwards?.(page, server.url, documents);
    const requests = await requestsOf(page, server.url, seen);
    const elsewhere = requests.filter(({ url }) => !url.startsWith(server.url) && !url.startsWith('blob:'));
    const { destination } = options;
    const isApproved = ({ url }: DemoRequest) => destination !== undefined && url.startsWith(`${destination}/`);
    return {
      documents,
      failures,
      requests,
      approved: elsewhere.filter(isApproved),
      leftOrigin: elsewhere.filter((request) => !isApproved(request)),
      engine,
      loadSeconds,
    };
  } finally {
    await browser?.close();
    await server.close();
  }
}

async function loadModel(
  page: Page,
  url: string,
  onProgress: (line: string) => void,
): Promise<{ engine: string; loadSeconds: number }> {
  await page.goto(`${url}/#/models`);
  const begin = performance.now();
  await page.getByTestId('model-download').first().click();
  const status = page.getByTestId('model-status').first();
  let last = '';
  for (;;) {
    const words = (await status.innerText()).split('\n')[0] ?? '';
    if (words !== last) onProgress(`  ${words}`);
    last = words;
    const phase = await status.getAttribute('data-phase');
    if (phase === 'ready') break;
    if (phase === 'failed') throw new Error(`The model could not be made ready: ${await status.innerText()}`);
    await page.waitForTimeout(500);
  }
  return {
    engine: (await page.getByTestId('model-engine').first().innerText()).trim(),
    loadSeconds: (performance.now() - begin) / 1000,
  };
}

async function readAll(
  page: Page,
  url: string,
  { files, pack, redacts, onProgress, onDocument }: DemoOptions,
): Promise<Pick<DemoRun, 'documents' | 'failures'>> {
  const documents: DemoDocument[] = [];
  const failures: { file: string; reason: string }[] = [];
  if (pack !== undefined) {
    await page.goto(`${url}/#/documents`);
    await page.getByLabel('Read new documents as').selectOption(pack);
  }
  for (const file of files) {
    const name = basename(file);
    onProgress(`  reading ${name}`);
    await page.goto(`${url}/#/documents`);
    await page.getByTestId('drop-input').setInputFiles({ name, mimeType: '', buffer: await readFile(file) });
    const rows = page.getByTestId('document-row');
    await rows.first().getByText(name, { exact: true }).waitFor();
    // A message's attachments stand below it, each with a result of its own.
    for (let at = 0, count = 1; at < count; at++) {
      const row = rows.nth(at);
      const isDone = await untilRead(page, row);
      if (at === 0) count += await attachmentsOfFirst(rows);
      const own = await row.locator('.document-name').innerText();
      const shown = at === 0 ? name : `${name} > ${own}`;
      if (!isDone) {
        failures.push({ file: shown, reason: await row.getByTestId('document-state').innerText() });
        continue;
      }
      await row.getByRole('link').click();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Export as JSON' }).click(),
      ]);
      const exported = JSON.parse(await readFile(await download.path(), 'utf8')) as ExportedResult;
      const document = demoDocument(shown, exported, redacts === true ? await redactShown(page) : null);
      documents.push(document);
      onDocument?.(document);
      await page.goto(`${url}/#/documents`);
      await rows.first().waitFor();
    }
  }
  return { documents, failures };
}

/** Waits until the document of a row is through; false when it can't be read. */
async function untilRead(page: Page, row: Locator): Promise<boolean> {
  for (;;) {
    const state = await row.getAttribute('data-state');
    if (state === 'done') return true;
    if (state === 'failed' || state === 'unreadable' || state === 'stopped') return false;
    await page.waitForTimeout(200);
  }
}

/** How many rows of attachments follow the first row. */
async function attachmentsOfFirst(rows: Locator): Promise<number> {
  const areAttachments = await rows.evaluateAll((all) =>
    all.slice(1).map((row) => row.querySelector('[data-testid=attachment-of]') !== null),
  );
  const end = areAttachments.indexOf(false);
  return end < 0 ? areAttachments.length : end;
}

/** The part of the page's export that is read here. */
interface ExportedResult {
  readonly document: { readonly text: string };
  readonly pack: DemoPack;
  readonly intent: { readonly label: string; readonly confidence: number };
  readonly fields: readonly {
    readonly name: string;
    readonly found: {
      readonly value: string;
      readonly quote: string;
      readonly start: number;
      readonly end: number;
    } | null;
    readonly model: { readonly confidence: number } | null;
  }[];
  readonly run: { readonly engine: string; readonly model: string; readonly seconds: number };
}

function demoDocument(
  file: string,
  { document, pack, intent, fields, run }: ExportedResult,
  redaction: DemoRedaction | null,
): DemoDocument {
  return {
    redaction,
    file,
    text: document.text,
    pack,
    intent: { label: intent.label, confidence: intent.confidence },
    fields: fields.map(({ name, found, model }) => ({
      name,
      value: found?.value ?? null,
      quote: found?.quote ?? null,
      start: found?.start ?? null,
      end: found?.end ?? null,
      confidence: model?.confidence ?? 0,
    })),
    engine: run.engine,
    model: run.model,
    seconds: run.seconds,
  };
}

/** Every request that the browser saw, each with the context that the app's own log names for its address. */
async function requestsOf(
  page: Page,
  url: string,
  seen: readonly { readonly url: string; readonly method: string }[],
): Promise<readonly DemoRequest[]> {
  await page.goto(`${url}/#/network`);
  await page.getByTestId('network-row').first().waitFor();
  const logged = await page.getByTestId('network-row').evaluateAll((rows) =>
    rows.map((row) => ({
      from: row.querySelector('[data-label="From"]')?.textContent ?? '',
      address: row.querySelector('[data-label="Address"]')?.textContent ?? '',
    })),
  );
  const sources = new Map(logged.map(({ from, address }) => [address, from]));
  const absolute = (address: string): string => (address.startsWith('/') ? `${url}${address}` : address);
  const requests = seen.map((request) => {
    const address = request.url.startsWith(url) ? (request.url.slice(url.length).split('#')[0] ?? '') : request.url;
    return { ...request, from: sources.get(address) ?? 'browser' };
  });
  const known = new Set(seen.map((request) => request.url.split('#')[0]));
  const onlyLogged = logged
    .map(({ from, address }) => ({ url: absolute(address), method: 'GET', from }))
    .filter((request) => !known.has(request.url));
  return [...requests, ...onlyLogged];
}
