import { expect, test } from './support/app';
import { violationsOf } from './support/axe';
import { addFiles, expectState, fixtureModels, openTab, sample, textFile } from './support/person';

test.use({ modelsDirectory: fixtureModels });

const hostile = textFile('<b>bold</b>.txt', 'before <img src=x onerror=alert(1)> zebra crossing after');

test('documents are found by their words, by name and by slip, with the keyboard, also after a reload', async ({
  app,
  page,
  problems,
}) => {
  await page.goto(app.url);
  await addFiles(page, sample('storm-letter.pdf'), sample('broker-letter.pdf'));
  await addFiles(page, hostile);
  await expectState(page, hostile.name, 'waiting');
  const box = page.getByTestId('search-input');
  const results = page.getByTestId('search-result');
  await page.keyboard.press('/');
  await expect(box).toBeFocused();
  await page.keyboard.type('zebr');
  await expect(results).toHaveCount(1);
  await expect(results.locator('.hit')).toHaveText(['zebra']);
  await expect(results.locator('.snippet')).toContainText('<img src=x onerror=alert(1)>');
  await expect(results.locator('img, b')).toHaveCount(0);
  expect(await violationsOf(page)).toEqual([]);

  await page.reload();
  await box.fill('brokr letter');
  await expect(results.first()).toContainText('broker-letter.pdf');
  await box.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('broker-letter.pdf');

  await page.keyboard.press('/');
  await expect(box).toBeFocused();
  await box.fill('quetzalcoatl');
  await expect(page.getByTestId('search-status')).toContainText('No document has these words');
  await box.fill('');
  await expect(page.getByTestId('document-row')).toHaveCount(3);
  await page.getByRole('button', { name: `Delete: ${hostile.name}` }).click();
  await box.fill('zebra');
  await expect(page.getByTestId('search-status')).toContainText('No document has these words');
  await openTab(page, 'Documents');
  expect(problems).toEqual([]);
});
