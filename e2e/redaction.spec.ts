import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright/test';
import { expect, test, type App } from './support/app';
import { violationsOf } from './support/axe';
import { addFiles, expectState, fixtureModels, killWorker, openDocument, patience, textFile } from './support/person';

test.use({ modelsDirectory: fixtureModels });

const letter = textFile(
  'letter of Ann Lee.txt',
  'Dear Mr Okonkwo,\nmy name is Ann Lee, born on 3 May 1981. tell ravi to call +44 20 7946 0958 or write to ann.lee@example.org.\nYours, Ann',
);

/** Adds the letter, and opens its redaction. Returns the redacted text. */
async function openRedaction(app: App, page: Page): Promise<Locator> {
  await page.goto(app.url);
  await addFiles(page, letter);
  await openDocument(page, letter.name);
  await page.getByRole('link', { name: 'Redaction' }).click();
  return page.getByTestId('redacted-text');
}

test('a document is redacted with the model, also without a network, and nothing of it is asked for', async ({
  app,
  page,
  problems,
}) => {
  await page.goto(app.url);
  await addFiles(page, letter);
  await expectState(page, letter.name, 'waiting');
  await openDocument(page, letter.name);
  await page.getByRole('link', { name: 'Redaction' }).click();
  const redacted = page.getByTestId('redacted-text');
  await expect(redacted).toHaveAttribute('aria-busy', 'false', patience);
  await expect(redacted).not.toContainText('ann.lee@example.org');

  await page.getByRole('button', { name: 'Download the entity model' }).click();
  await expect(page.getByTestId('entity-model')).toHaveCount(0, patience);
  await expect(redacted).toHaveAttribute('aria-busy', 'false', patience);
  for (const words of ['Okonkwo', 'Ann', 'ravi', '1981', '7946']) await expect(redacted).not.toContainText(words);

  await expect
    .poll(() => page.evaluate(() => navigator.serviceWorker.ready.then(({ active }) => active?.state)), patience)
    .toBe('activated');
  await app.stop();
  await page.reload();
  await expect(redacted).toHaveAttribute('aria-busy', 'false', patience);
  await expect(page.getByTestId('entity-model')).toHaveCount(0);
  await expect(redacted).not.toContainText('ravi');

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save redacted text' }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).not.toContain('Ann');
  const content = await readFile(await saved.path(), 'utf8');
  expect(content).not.toMatch(/Okonkwo|Ann|Lee|ravi|1981|7946/);
  const asked = app.requests.map(({ path }) => decodeURIComponent(path)).join('\n');
  expect(asked).not.toMatch(/Okonkwo|Ann Lee|ravi/);
  expect(problems).toEqual([]);
});

test('a download without a network says so, and works when it is tried again', async ({ app, page }) => {
  const redacted = await openRedaction(app, page);
  await expect(redacted).toHaveAttribute('aria-busy', 'false', patience);
  await app.stop();
  await page.getByRole('button', { name: 'Download the entity model' }).click();
  await expect(page.getByRole('alert')).toBeVisible(patience);
  await expect(page.getByRole('alert')).toContainText('could not be reached');
  await expect(redacted).not.toContainText('ann.lee@example.org');
  await app.restart();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByTestId('entity-model')).toHaveCount(0, patience);
  await expect(redacted).not.toContainText('ravi', patience);
});

test('a worker that dies comes back with its model, and what a person said is not lost', async ({ app, page }) => {
  const redacted = await openRedaction(app, page);
  await page.getByRole('button', { name: 'Download the entity model' }).click();
  await expect(page.getByTestId('entity-model')).toHaveCount(0, patience);
  await expect(redacted).not.toContainText('ravi', patience);

  await killWorker(page, 'redaction');
  await page.getByTestId('entity').filter({ hasText: 'ann.lee@example.org' }).click();
  await page.keyboard.press('n');
  await expect(redacted).toContainText('ann.lee@example.org', patience);
  await expect(redacted).toHaveAttribute('aria-busy', 'false', patience);
  await expect(redacted).not.toContainText('ravi');
  await page.reload();
  await expect(redacted).toContainText('ann.lee@example.org', patience);
});

for (const [width, colorScheme] of [
  [1280, 'light'],
  [1280, 'dark'],
  [390, 'light'],
  [390, 'dark'],
] as const) {
  test(`everybody can use the page: ${String(width)} px, ${colorScheme}`, async ({ app, page }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    await expect(await openRedaction(app, page)).toHaveAttribute('aria-busy', 'false', patience);
    await page.getByTestId('entity').first().click();
    await page.getByText('Types that this document does not have').click();
    expect(await violationsOf(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  });
}
