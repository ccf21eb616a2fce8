import type { BrowserContext, Page, Response } from 'playwright/test';
import { headersFor } from '../src/egress';
import { expect, test } from './support/app';
import type { App } from './support/app';
import {
  addFiles,
  downloadModel,
  expectGrounded,
  expectPhase,
  expectState,
  exportOf,
  fixtureModels,
  openDocument,
  openTab,
  sample,
  untilControlled,
} from './support/person';

test.use({ modelsDirectory: fixtureModels });

const letter = 'broker-letter.pdf';

/** Gets the app and the model, takes the network away, and opens the app in a new tab. */
async function withoutNetwork(app: App, context: BrowserContext): Promise<{ tab: Page; response: Response | null }> {
  const first = await context.newPage();
  await first.goto(app.url);
  await downloadModel(first);
  await untilControlled(first);
  await app.stop();
  await first.close();
  const tab = await context.newPage();
  const response = await tab.goto(app.url);
  return { tab, response };
}

test('without a network, a new tab reads a document, and keeps what it found', async ({ app, context }) => {
  const { tab } = await withoutNetwork(app, context);
  await addFiles(tab, sample(letter));
  await expectState(tab, letter, 'done');
  await openDocument(tab, letter);
  const intent = await tab.getByTestId('intent-label').innerText();
  expect(intent).not.toBe('');
  const exported = await exportOf(tab);
  expectGrounded(exported);
  for (const { name, found } of exported.fields) {
    const field = tab.getByTestId(`field-${name}`);
    if (found === null) await expect(field.getByTestId('field-value')).toHaveText('Not in the document');
    else await expect(field.getByTestId('field-quote')).toHaveText(`“${found.quote}”`);
  }

  await tab.reload();
  await expect(tab.getByTestId('intent-label')).toHaveText(intent);
  expect((await exportOf(tab)).fields).toEqual(exported.fields);
  await openTab(tab, 'Documents');
  await expectState(tab, letter, 'done');
});

test('without a network, the page is isolated and held by the same policy', async ({ app, context }) => {
  const { tab, response } = await withoutNetwork(app, context);
  expect(response?.fromServiceWorker()).toBe(true);
  const headers = Object.entries(headersFor('/')).map(([name, value]) => [name.toLowerCase(), value] as const);
  expect(headers.map(([name]) => name)).toEqual(
    expect.arrayContaining([
      'content-security-policy',
      'connection-allowlist',
      'cross-origin-opener-policy',
      'cross-origin-embedder-policy',
    ]),
  );
  expect(response?.headers()).toMatchObject(Object.fromEntries(headers));
  expect(await tab.evaluate(() => crossOriginIsolated)).toBe(true);
  await openTab(tab, 'Model');
  await expectPhase(tab, 'ready');
  await expect(tab.getByTestId('self-test')).toHaveAttribute('data-outcome', 'passed');
  await expect(tab.getByText('Offline ready', { exact: true })).toBeVisible();
});

test('nothing asks for another origin, and the Network page says so', async ({ app, context }) => {
  const asked: URL[] = [];
  context.on('request', (request) => asked.push(new URL(request.url())));
  const { tab } = await withoutNetwork(app, context);
  await addFiles(tab, sample(letter));
  await expectState(tab, letter, 'done');
  await openTab(tab, 'Network');
  await expect(tab.getByTestId('network-row').first()).toBeVisible();
  await expect(tab.getByTestId('left-origin')).toHaveText('0 requests left this origin');
  await expect(tab.getByText('unexpected', { exact: true })).toHaveCount(0);
  // What the workers ask for is seen, too.
  expect(asked.some(({ pathname }) => pathname.includes('/weights-'))).toBe(true);
  expect(asked.filter(({ origin }) => origin !== app.url)).toEqual([]);
});
