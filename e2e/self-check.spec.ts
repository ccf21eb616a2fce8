import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { deploymentFile } from '../tools/deployment';
import { serve } from '../tools/serve';
import { expect, test } from './support/app';
import { violationsOf } from './support/axe';
import { changeFile, copyBuild, untilKept } from './support/kept';

/** What each check came to, by its id. */
async function outcomesOf(page: Page): Promise<Record<string, string>> {
  await page.getByRole('button', { name: /Check (now|again)/ }).click();
  await expect(page.getByRole('button', { name: 'Check again' })).toBeEnabled();
  const found: Record<string, string> = {};
  for (const row of await page.getByTestId(/^check-/).all()) {
    const id = (await row.getAttribute('data-testid')) ?? '';
    found[id.replace('check-', '')] = (await row.getAttribute('data-outcome')) ?? '';
  }
  // Whether the browser promises to keep what is stored is up to it.
  const isPersisted = await page.evaluate(() => navigator.storage.persisted());
  expect(found['persisted']).toBe(isPersisted ? 'holds' : 'fails');
  delete found['persisted'];
  return found;
}

const ofBrowser = {
  'secure-context': 'holds',
  isolated: 'holds',
  outside: 'holds',
  allowlist: 'untold',
  'trusted-types': 'holds',
  eval: 'holds',
  'service-worker': 'holds',
  ed25519: 'holds',
  'kept-headers': 'holds',
};
const ofServer = ['page-headers', 'worker-headers', 'gate-headers', 'missing-headers', 'service-worker-headers'];
const serverAll = (outcome: string): Record<string, string> => Object.fromEntries(ofServer.map((id) => [id, outcome]));

test('every protection of the built app is found to hold, and offline what needs no server still is', async ({
  app,
  page,
}) => {
  await page.goto(app.url);
  await untilKept(page);
  await page.goto(`${app.url}/#/network`);
  await page.getByRole('link', { name: 'Self-check' }).click();
  expect(await outcomesOf(page)).toEqual({ ...ofBrowser, ...serverAll('holds') });
  await expect(page.getByTestId('self-check-verdict')).toContainText('1 can’t be told here.');
  // What was asked for was asked of the server, with nothing in it.
  const asked = app.requests
    .filter(({ method }) => method === 'HEAD')
    .map(({ path, status }) => `${status.toString()} ${path}`);
  expect(asked).toContain('404 /assets/nothing-here');
  expect(asked).toHaveLength(ofServer.length);

  // The attempts are on the Network page, and none left.
  await page.getByRole('link', { name: 'Network' }).first().click();
  await expect(page.getByTestId('left-origin')).toHaveText('0 requests left this origin');
  await expect(page.locator('[data-testid="network-row"][data-reason="unknown"]')).toHaveCount(0);

  await app.stop();
  await page.goto(`${app.url}/#/self-check`);
  await page.reload();
  expect(await outcomesOf(page)).toEqual({ ...ofBrowser, ...serverAll('untold') });
  await expect(page.getByTestId('check-page-headers')).toContainText('Connect to the network');
});

test('a server whose configuration is not that of the app is found out', async ({ app, page }) => {
  const folder = await mkdtemp(join(tmpdir(), 'stayput-self-check-'));
  await copyBuild(app.root, folder);
  await changeFile(folder, deploymentFile, (text) => {
    const destination = { id: 'a', name: 'A', tier: 'private', protocol: 'openai-chat', models: [{ id: 'm' }] };
    const destinations = [{ ...destination, baseUrl: 'https://llm.example.org/v1' }];
    return JSON.stringify({ ...(JSON.parse(text) as object), destinations });
  });
  const server = await serve({ root: folder, port: 0 });
  try {
    await page.goto(server.url);
    await untilKept(page);
    await page.goto(`${server.url}/#/self-check`);
    expect(await outcomesOf(page)).toEqual({
      ...ofBrowser,
      ...serverAll('holds'),
      'gate-headers': 'fails',
      'kept-headers': 'fails',
    });
    const found = page.getByTestId('check-gate-headers');
    await expect(found).toContainText('Connection-Allowlist, Content-Security-Policy');
    await expect(found).toContainText('npm run headers');
  } finally {
    await server.close();
    await rm(folder, { recursive: true });
  }
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`it can be used by everybody, on a phone, too (${colorScheme})`, async ({ app, page, problems }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 390, height: 800 });
    await page.goto(`${app.url}/#/self-check`);
    await expect(page.getByRole('heading', { name: 'Self-check', level: 1 })).toBeVisible();
    expect(await violationsOf(page)).toEqual([]);
    await outcomesOf(page);
    expect(await violationsOf(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect(problems.filter((problem) => problem.startsWith('exception'))).toEqual([]);
  });
}
