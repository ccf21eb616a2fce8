import type { Page } from 'playwright/test';
import { expect, test } from './support/app';
import type { App } from './support/app';
import { violationsOf } from './support/axe';
import {
  addFiles,
  downloadModel,
  expectState,
  fixtureModels,
  insurance,
  openDocument,
  openTab,
  readNewAs,
  rowOf,
  textFile,
} from './support/person';

test.use({ modelsDirectory: fixtureModels });

const first = textFile(
  'first.txt',
  'Claim CL-20931: on 3 May 2026 a storm took tiles off our roof. Ann Lee, 1,250.00 EUR.',
);
const second = textFile('second.txt', 'Please cancel my policy PM-77120. Tom Park, tom.park@example.org');

async function readBoth(app: App, page: Page): Promise<void> {
  await page.goto(app.url);
  await downloadModel(page);
  await readNewAs(page, insurance);
  await addFiles(page, first, second);
  await expectState(page, first.name, 'done');
  await expectState(page, second.name, 'done');
}

test('two documents are reviewed with keys only, and the steps back survive a reload', async ({
  app,
  page,
  problems,
}) => {
  await readBoth(app, page);
  await openDocument(page, first.name);
  const progress = page.getByTestId('review-progress');
  await expect(progress).toHaveText('0 of 7 reviewed');

  // Accept two, say of the third that it isn't there, type the fourth.
  await page.keyboard.press('j');
  await expect(page.getByTestId('field-claimant')).toBeFocused();
  await page.keyboard.press('a');
  await expect(progress).toHaveText('1 of 7 reviewed');
  await page.keyboard.press('a');
  await expect(progress).toHaveText('2 of 7 reviewed');
  await page.keyboard.press('n');
  await expect(page.getByTestId('field-claim_number')).toHaveAttribute('data-verdict', /confirmed|corrected/);
  await expect(page.getByTestId('field-claim_number').getByTestId('field-value')).toHaveText('Not in the document');
  await expect(page.getByTestId('field-date_of_loss')).toBeFocused();
  await page.keyboard.press('c');
  await page.keyboard.press('Tab');
  await page.keyboard.type('3 may 2026');
  await expect(progress).toHaveText('3 of 7 reviewed');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('field-date_of_loss').getByTestId('field-value')).toHaveText('2026-05-03');
  await expect(progress).toHaveText('4 of 7 reviewed');
  await expect(page.getByTestId('said')).toContainText('4 of 7 reviewed');

  await page.reload();
  await expect(progress).toHaveText('4 of 7 reviewed');
  await page.keyboard.press('Control+z');
  await expect(page.getByTestId('field-date_of_loss')).toHaveAttribute('data-verdict', 'model');
  await page.keyboard.press('Control+z');
  await expect(page.getByTestId('field-claim_number')).toHaveAttribute('data-verdict', 'model');
  await expect(page.getByTestId('field-claim_number')).toBeFocused();
  await expect(progress).toHaveText('2 of 7 reviewed');
  await page.keyboard.press('Control+Shift+z');
  await page.keyboard.press('Control+y');
  await expect(progress).toHaveText('4 of 7 reviewed');
  await page.keyboard.press('u');
  await expect(progress).toHaveText('3 of 7 reviewed');
  await page.reload();
  await expect(progress).toHaveText('3 of 7 reviewed');

  await page.keyboard.press('j');
  for (let count = 4; count <= 7; count += 1) {
    await page.keyboard.press('a');
    await expect(progress).toHaveText(`${count.toString()} of 7 reviewed`);
  }
  await page.keyboard.press('l');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(second.name);
  await expect(progress).toHaveText('0 of 7 reviewed');
  await page.keyboard.press('h');
  await expect(page.getByTestId('said')).toHaveText('No other document needs review.');

  await openTab(page, 'Documents');
  await expect(rowOf(page, first.name).getByTestId('review-mark')).toHaveText('reviewed');
  await page.getByTestId('list-filter').selectOption('needs-review');
  await expect(page.getByTestId('document-row')).toHaveCount(1);
  expect(problems).toEqual([]);
});

test('no key acts while someone writes, and single keys can be turned off', async ({ app, page }) => {
  await readBoth(app, page);
  await openDocument(page, first.name);
  const claimant = page.getByTestId('field-claimant');
  await claimant.getByRole('button', { name: /^Correct/ }).click();
  await claimant.getByRole('textbox').pressSequentially('an u?');
  await expect(claimant.getByRole('textbox')).toHaveValue('an u?');
  await expect(page.getByTestId('review-progress')).toHaveText('0 of 7 reviewed');
  await page.keyboard.press('Escape');
  await expect(claimant.getByRole('button', { name: /^Correct/ })).toBeFocused();

  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog', { name: 'Keys' });
  await expect(dialog).toBeVisible();
  expect(await violationsOf(page)).toEqual([]);
  await dialog.getByRole('checkbox').uncheck();
  await page.keyboard.press('Escape');
  await page.reload();
  await expect(page.getByTestId('review-progress')).toHaveText('0 of 7 reviewed');
  await page.keyboard.press('j');
  await page.keyboard.press('a');
  await page.keyboard.press('?');
  await expect(dialog).toBeHidden();
  await expect(page.getByTestId('review-progress')).toHaveText('0 of 7 reviewed');
  await claimant.getByRole('button', { name: /^Accept/ }).click();
  await expect(claimant).toHaveAttribute('data-verdict', 'confirmed');
  await page.keyboard.press('Control+z');
  await expect(claimant).toHaveAttribute('data-verdict', 'model');
});
