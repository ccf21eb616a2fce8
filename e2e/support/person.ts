import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright/test';
import { expect } from './app';

/** A tiny model with random weights: its answers mean nothing, all the rest of it is real. */
export const fixtureModels = join(import.meta.dirname, '../fixtures/models');

const samples = join(import.meta.dirname, '../../public/samples');

/** Time for work that takes seconds on an idle machine and may take over a minute on a busy one. */
export const patience = { timeout: 90_000 };

/** A file for the page's file chooser. */
export interface GivenFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** The path of a sample document. */
export function sample(name: string): string {
  return join(samples, name);
}

export function textFile(name: string, text: string): GivenFile {
  return { name, mimeType: 'text/plain', buffer: Buffer.from(text) };
}

/** A message, `change.eml`, with a PDF that reads, `vehicle-form.pdf`, and a picture that doesn't. */
export async function messageWithForm(): Promise<GivenFile> {
  const pdf = (await readFile(sample('vehicle-form.pdf'))).toString('base64').replace(/.{76}/g, '$&\r\n');
  const lines = [
    'From claims@example.org Wed Jul 20 17:35:09 2016',
    'From: Ada Oduya <ada@example.org>',
    'To: claims@example.org',
    'Subject: Change of vehicle',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=x',
    '',
    '--x',
    'Content-Type: text/plain; charset=iso-8859-1',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    'The form from Z=FCrich is attached.',
    '--x',
    'Content-Type: application/pdf; name="vehicle-form.pdf"',
    'Content-Transfer-Encoding: base64',
    '',
    pdf,
    '--x',
    'Content-Type: image/png; name="photo.png"',
    'Content-Transfer-Encoding: base64',
    '',
    'iVBORw0KGgo=',
    '--x--',
    '',
  ];
  return { name: 'change.eml', mimeType: '', buffer: Buffer.from(lines.join('\r\n')) };
}

export async function openTab(
  page: Page,
  name: 'Documents' | 'Trust' | 'Packs' | 'Model' | 'Network' | 'Settings',
): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name, exact: true }).click();
}

/** Agrees to the download and waits until the model has passed its self-test. Leaves the Model page open. */
export async function downloadModel(page: Page, options = patience): Promise<void> {
  await openTab(page, 'Model');
  await page.getByTestId('model-download').click();
  await expectPhase(page, 'ready', options);
}

/** Waits until the page says that the model is in this phase. */
export async function expectPhase(page: Page, phase: string, options = patience): Promise<void> {
  await expect(page.getByTestId('model-status')).toHaveAttribute('data-phase', phase, options);
}

/** Waits until the service worker answers for the page. */
export async function untilControlled(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
}

/** Gives files to the Documents page. */
export async function addFiles(page: Page, ...files: GivenFile[] | string[]): Promise<void> {
  await openTab(page, 'Documents');
  await page.getByTestId('drop-input').setInputFiles(files);
}

/** The pack whose fields most tests know. The fixture model's own choice among packs means nothing. */
export const insurance = 'insurance_correspondence';

/** Chooses the pack that new documents are read with, by its id. */
export async function readNewAs(page: Page, packId: string): Promise<void> {
  await openTab(page, 'Documents');
  await page.getByLabel('Read new documents as').selectOption(packId);
}

export function rowOf(page: Page, name: string): Locator {
  // By its own name: the rows of attachments name their message, too.
  return page.getByTestId('document-row').filter({ has: page.locator('.document-name', { hasText: name }) });
}

/** Waits until a document in the list is in this state. */
export async function expectState(page: Page, name: string, state: string, options = patience): Promise<void> {
  await expect(rowOf(page, name)).toHaveAttribute('data-state', state, options);
}

/** Opens a document from the list. */
export async function openDocument(page: Page, name: string): Promise<void> {
  await openTab(page, 'Documents');
  await page.getByRole('link', { name, exact: true }).click();
  await expect(page.getByRole('region', { name: 'Text of the document' })).toBeVisible();
}

/** The part of the page's export that the tests read. */
export interface Exported {
  readonly document: { readonly name: string; readonly text: string };
  readonly pack: {
    readonly id: string;
    readonly version: string;
    readonly chosenBy: 'person' | 'automatic' | null;
    readonly confidence: number | null;
  };
  readonly intent: { readonly label: string };
  readonly fields: readonly {
    readonly name: string;
    readonly decidedBy: 'model' | 'person' | null;
    readonly found: {
      readonly value: string;
      readonly quote: string;
      readonly start: number;
      readonly end: number;
    } | null;
  }[];
  readonly run: { readonly engine: string; readonly model: string };
}

/** What the open document's page exports as JSON. */
export async function exportOf(page: Page): Promise<Exported> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export as JSON' }).click(),
  ]);
  return JSON.parse(await readFile(await download.path(), 'utf8')) as Exported;
}

/** Every value stands in the document, letter for letter, where it is said to stand. */
export function expectGrounded({ document, fields }: Exported): void {
  for (const { name, found } of fields) {
    if (found === null) continue;
    expect(found.quote, name).not.toBe('');
    expect(document.text.slice(found.start, found.end), name).toBe(found.quote);
  }
}

/** Ends one of the app's workers as a crash would: nobody in the page asked for it. */
export async function killWorker(page: Page, name: string): Promise<void> {
  const worker = page.workers().find((candidate) => candidate.url().includes(`/workers/${name}-`));
  if (worker === undefined) throw new Error(`No worker "${name}" runs.`);
  const closed = new Promise((resolve) => worker.once('close', resolve));
  await worker.evaluate(() => {
    self.close();
  });
  await closed;
}
