import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { startFrontierServer, type FrontierServer } from '../../e2e/support/frontier-server';
import { buildFor } from '../build';
import { checkLedger } from '../ledger-verify';

const key = 'sk-demo';
const destinationName = 'Stand-in for a frontier';

/** The app as a deployment that lets redacted requests go to one destination: a server on this machine that stands in for it. */
export interface OutsideDemo {
  readonly root: string;
  readonly server: FrontierServer;
  close(): Promise<void>;
}

/** What became of one question to the destination. */
export interface OutsideRun {
  readonly file: string;
  /** What the gate said while no policy let anything go. */
  readonly withoutPolicy: string;
  readonly asked: readonly string[];
  /** The text of the body, as the page showed it before it was approved. */
  readonly body: string;
  /** Whether the server received exactly those bytes, once. */
  readonly isSame: boolean;
  readonly answers: readonly { readonly field: string; readonly value: string; readonly by: string }[];
  readonly decisions: readonly string[];
  readonly ledger: string;
  readonly seconds: number;
}

/** Starts the stand-in and builds the app for it. */
export async function startOutsideDemo(): Promise<OutsideDemo> {
  const server = await startFrontierServer(key);
  server.behave({ kind: 'fields', fields: quotePlaceholders });
  const folder = await mkdtemp(join(tmpdir(), 'stayput-demo-'));
  const root = join(folder, 'dist');
  await mkdir(root);
  const destination = {
    id: 'stand-in',
    name: destinationName,
    tier: 'frontier',
    protocol: 'openai-chat',
    baseUrl: `${server.origin}/v1`,
    models: [{ id: 'm', price: { inputUsd: 1, outputUsd: 4 } }],
  };
  const config = join(folder, 'stayput.config.json');
  await writeFile(config, JSON.stringify({ destinations: [destination] }));
  await buildFor(config, root);
  return {
    root,
    server,
    close: async () => {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/**
 * A person's clicks for one document that was read: without a policy the gate refuses; with one, a request is made, looked at,
 * approved and answered, and the ledger is checked by the verifier that shares no code with the app.
 */
export async function askOutside(page: Page, url: string, file: string, { server }: OutsideDemo): Promise<OutsideRun> {
  const begin = performance.now();
  const withoutPolicy = await refusalOf(page, url, file);
  await allow(page, url);
  await openDialog(page, url, file);
  const dialog = page.getByRole('dialog', { name: 'Ask outside' });
  const asked = await dialog
    .locator('input[type=checkbox]:checked')
    .evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).value));
  await dialog.getByRole('button', { name: 'Redact and look' }).click();
  await page.locator('[data-testid=request][data-state=waiting-approval]').waitFor({ timeout: 600_000 });
  await page.getByText('The exact bytes').click();
  const body = await page.getByTestId('body').innerText();
  await page.getByRole('button', { name: 'Send once' }).click();
  await page.getByTestId('outbox-empty').waitFor({ timeout: 120_000 });
  const answers = await answersOf(page, url, file, asked);
  const { decisions, ledger } = await ledgerOf(page, url);
  const sent = server.requests.filter(({ method }) => method === 'POST');
  return {
    file,
    withoutPolicy,
    asked,
    body,
    isSame: sent.length === 1 && sent[0]?.body === body,
    answers,
    decisions,
    ledger,
    seconds: (performance.now() - begin) / 1000,
  };
}

async function openDialog(page: Page, url: string, file: string): Promise<void> {
  await page.goto(`${url}/#/documents`);
  await page.getByTestId('document-row').filter({ hasText: file }).first().getByRole('link').first().click();
  await page.getByRole('button', { name: 'Ask outside…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Ask outside' });
  await dialog.waitFor();
  // Where the model on the device is sure of everything, the first field is asked about anyway.
  if ((await dialog.locator('input[type=checkbox]:checked').count()) === 0) {
    await dialog.locator('input[type=checkbox]').first().check();
  }
}

async function refusalOf(page: Page, url: string, file: string): Promise<string> {
  await openDialog(page, url, file);
  const dialog = page.getByRole('dialog', { name: 'Ask outside' });
  await dialog.getByRole('button', { name: 'Redact and look' }).click();
  const alert = dialog.getByRole('alert');
  await alert.waitFor({ timeout: 600_000 });
  const words = (await alert.innerText()).trim();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  return words;
}

/** Takes a policy that lets the stand-in be asked, each time by a person, and keeps a key for it. */
async function allow(page: Page, url: string): Promise<void> {
  const policy = {
    format: 'stayput-policy/1',
    name: 'Of the demo',
    destinations: [{ id: 'stand-in', models: 'all', tasks: 'all', packs: 'all' }],
  };
  await page.goto(`${url}/#/audit`);
  const buffer = Buffer.from(JSON.stringify(policy));
  await page.getByTestId('policy-file').setInputFiles({ name: 'policy.json', mimeType: 'application/json', buffer });
  await page.getByRole('button', { name: 'Take this policy' }).click();
  await page.getByTestId('policy-preview').waitFor({ state: 'detached' });
  await page.getByTestId('key-input-stand-in').fill(key);
  await page.getByRole('button', { name: 'Keep the key' }).click();
  await page.getByText('There is a key.').waitFor();
}

async function answersOf(
  page: Page,
  url: string,
  file: string,
  asked: readonly string[],
): Promise<OutsideRun['answers']> {
  await page.goto(`${url}/#/documents`);
  await page.getByTestId('document-row').filter({ hasText: file }).first().getByRole('link').first().click();
  return Promise.all(
    asked.map(async (field) => {
      const card = page.getByTestId(`field-${field}`);
      await card.waitFor();
      const by = card.getByTestId('answered-by');
      const value = card.getByTestId('field-value');
      return {
        field,
        value: (await value.count()) > 0 ? (await value.first().innerText()).trim() : 'not stated',
        by:
          (await by.count()) > 0
            ? (await by.innerText()).trim().replaceAll(/\s+/g, ' ')
            : 'the device; nothing new came',
      };
    }),
  );
}

async function ledgerOf(page: Page, url: string): Promise<Pick<OutsideRun, 'decisions' | 'ledger'>> {
  await page.goto(`${url}/#/audit`);
  const button = page.getByRole('button', { name: 'Export as JSON Lines' });
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  const file = await readFile(await download.path());
  const verdict = checkLedger(file, {});
  if (verdict === null) throw new Error('The ledger could not be exported.');
  const decisions = file
    .toString()
    .split('\n')
    .flatMap((line) => /"decision":"([^"]+)"/.exec(line)?.[1] ?? []);
  const { summary, wrong } = verdict;
  return { decisions, ledger: wrong.length === 0 ? `${summary} It holds together.` : `WRONG: ${wrong.join(' ')}` };
}

/**
 * What the stand-in answers: to each field the first placeholder of a type with the same word in its name, or that the document
 * does not say. It understands nothing; only the way there and back is real.
 */
function quotePlaceholders(body: string): Readonly<Record<string, string | null>> {
  const { response_format: format } = JSON.parse(body) as {
    readonly response_format: { readonly json_schema: { readonly schema: { readonly required: readonly string[] } } };
  };
  const placeholders = [...body.matchAll(/\[([A-Z_]+?)_\d+_[A-Z0-9]+\]/g)].map(([whole, type = '']) => ({
    whole,
    type,
  }));
  // A number can be of anything: what it is of tells.
  const wordsOf = (name: string) =>
    name
      .toUpperCase()
      .split('_')
      .filter((word) => word !== 'NUMBER');
  const of = (field: string) =>
    placeholders.find(({ type }) => wordsOf(type).some((word) => wordsOf(field).includes(word))) ??
    (/claimant|party|policyholder|sender|customer/.test(field)
      ? placeholders.find(({ type }) => type === 'PERSON')
      : undefined);
  return Object.fromEntries(format.json_schema.schema.required.map((field) => [field, of(field)?.whole ?? null]));
}
