import type { Page } from 'playwright/test';
import { expect, test } from './support/app';
import { violationsOf } from './support/axe';
import {
  addFiles,
  downloadModel,
  expectState,
  fixtureModels,
  insurance,
  openTab,
  patience,
  readNewAs,
  textFile,
} from './support/person';

test.use({ modelsDirectory: fixtureModels });

const letters = Array.from({ length: 6 }, (_, place) =>
  textFile(
    `letter-${String(place)}.txt`,
    `Claim CL-2093${String(place)}: on ${String(place + 3)} May 2026 a storm took tiles off our roof. Ann Lee, 1,250.00 EUR.`,
  ),
);

async function expectNoViolations(page: Page, place: string): Promise<void> {
  expect(await violationsOf(page), place).toEqual([]);
}

test('a person answers what is asked, and the page says what is promised and what is missing', async ({
  app,
  page,
  problems,
}) => {
  await page.goto(app.url);
  await openTab(page, 'Trust');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Trust');
  await expectNoViolations(page, 'Trust without documents');
  await openTab(page, 'Documents');
  await downloadModel(page);
  await readNewAs(page, insurance);
  await addFiles(page, ...letters);
  for (const { name } of letters) await expectState(page, name, 'done');

  await openTab(page, 'Trust');
  const card = page.getByTestId('trust-card-amount');
  await expect(card).toBeVisible(patience);
  await expect(card).toContainText('Nothing is checked yet');
  await expectNoViolations(page, 'Trust');
  await page.setViewportSize({ width: 390, height: 800 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectNoViolations(page, 'Trust on a phone in the dark');
  const isTooWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  expect(isTooWide).toBe(false);
  await page.setViewportSize({ width: 1280, height: 900 });

  await page.getByTestId('trust-answer').click();
  const question = page.getByTestId('review-question');
  await expect(question).toBeVisible(patience);
  await expectNoViolations(page, 'Review');
  // What each document is about, then its fields: all by key.
  const asked = new Set<string>();
  for (let steps = 0; steps < 60; steps++) {
    const name = await question.getAttribute('data-question', { timeout: 5_000 }).catch(() => null);
    if (name === null) break;
    asked.add(name);
    const before = await page.getByTestId('review-progress').innerText();
    // The document has to be open before it can be judged.
    await expect(page.getByTestId('review-accept')).toBeEnabled();
    await page.keyboard.press(name === '$intent' ? '1' : steps % 2 === 0 ? 'a' : 'n');
    // Either the next question or the end: who waits for one alone waits for ever.
    await expect(page.getByTestId('review-progress').or(page.getByTestId('review-done'))).not.toHaveText(before);
  }
  await expect(page.getByTestId('review-done')).toBeVisible();
  expect(asked.size).toBe(8);

  await openTab(page, 'Trust');
  await expect(card).toBeVisible(patience);
  await expect(page.getByTestId('trust-answer')).toBeHidden();
  // So few certify nothing, and the page says so after a reload as well.
  await page.reload();
  await openTab(page, 'Trust');
  await expect(card).toBeVisible(patience);
  await expect(card).not.toContainText('Certified since');
  expect(problems).toEqual([]);
});
