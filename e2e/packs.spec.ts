import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright/test';
import { expect, test } from './support/app';
import {
  addFiles,
  downloadModel,
  expectGrounded,
  expectState,
  exportOf,
  fixtureModels,
  insurance,
  openDocument,
  openTab,
  patience,
  readNewAs,
  textFile,
} from './support/person';

test.use({ modelsDirectory: fixtureModels });

const note = textFile(
  'note.txt',
  'Claim CL-20931: on 3 May 2026 a storm took tiles off our roof. Ann Lee, 1,250.00 EUR.',
);
const copied = `${insurance}_copy`;

/** The text of a pack that the list exports, and the name of its file. */
async function exportedPack(page: Page, packId: string): Promise<{ name: string; text: string }> {
  const row = page.locator(`[data-testid="pack-row"][data-pack="${packId}"]`);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    row.getByRole('button', { name: /^Export/ }).click(),
  ]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

/** Copies the insurance pack and opens the copy. */
async function copyInsurance(page: Page): Promise<void> {
  await openTab(page, 'Packs');
  await page.locator(`[data-pack="${insurance}"]`).getByRole('button', { name: /^Copy/ }).click();
  await expect(page.getByTestId('pack-unsaved')).toBeVisible();
}

const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true });

test('a pack is copied, changed, tried, saved, and reads documents', async ({ app, page, problems }) => {
  await page.goto(app.url);
  await downloadModel(page);
  await readNewAs(page, insurance);
  await addFiles(page, note);
  await expectState(page, note.name, 'done');

  await copyInsurance(page);
  await page.getByRole('textbox', { name: 'Title' }).first().fill('Storm claims');
  const field = page.getByTestId('edit-field-claim_number');
  await field.locator('summary').click();
  await field.getByRole('textbox', { name: 'Title', exact: true }).fill('Our reference');
  await page.getByRole('button', { name: 'Try on this document' }).click();
  const results = page.getByTestId('trial-results');
  await expect(results).toBeVisible(patience);
  await expect(results).toContainText('Our reference');
  for (const mark of await results.locator('mark').all()) {
    expect(note.buffer.toString()).toContain(await mark.innerText());
  }

  await save(page).click();
  await expect(page.getByTestId('pack-version-now')).toContainText('Version 1.0.0.');
  await page.getByRole('textbox', { name: 'Title' }).first().fill('Storm claims, again');
  await save(page).click();
  await expect(page.getByTestId('pack-version-now')).toContainText('Version 1.0.1.');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Storm claims, again');
  await expect(page.getByTestId('pack-version')).toHaveCount(2);

  // The trial left the document as it was.
  await openDocument(page, note.name);
  await expect(page.getByTestId('read-as')).toHaveAttribute('data-pack', insurance);
  await page.getByLabel('Read it again as').selectOption(copied);
  await expect(page.getByTestId('read-as')).toHaveAttribute('data-pack', copied, patience);
  await expect(page.getByTestId('field-claim_number')).toContainText('Our reference');
  const exported = await exportOf(page);
  expectGrounded(exported);
  expect(exported.pack).toEqual({ id: copied, version: '1.0.1', chosenBy: 'person', confidence: null });

  await openTab(page, 'Packs');
  await page.getByRole('button', { name: 'Delete: Storm claims, again' }).click();
  await openDocument(page, note.name);
  await page.reload();
  await expect(page.getByTestId('pack-notice')).toContainText(`The pack ${copied} 1.0.1 that read this document was`);
  await expect(page.getByTestId('field-claim_number').getByRole('heading')).toHaveText('Claim number');
  expect(problems).toEqual([]);
});

test('the pack is chosen among those of the app by what the model makes of the document', async ({ app, page }) => {
  await page.goto(app.url);
  await downloadModel(page);
  await addFiles(page, note);
  await expectState(page, note.name, 'done');
  await openDocument(page, note.name);
  await expect(page.getByTestId('read-as')).toContainText(/\(chosen automatically, score .+ %\)/);
  const exported = await exportOf(page);
  expect(exported.pack.chosenBy).toBe('automatic');
  expect(exported.pack.confidence).toBeGreaterThan(0);
  await page.reload();
  await expect(page.getByTestId('read-as')).toHaveAttribute('data-pack', exported.pack.id);
});

test('what is exported is imported as the same pack', async ({ app, page }) => {
  await page.goto(app.url);
  await copyInsurance(page);
  await page.getByRole('radio', { name: 'JSON' }).check();
  const json = page.getByTestId('pack-json');
  await json.fill((await json.inputValue()).replace('"dollar": "USD"', '"dollar": "CAD"'));
  await save(page).click();
  await expect(page.getByTestId('pack-version-now')).toContainText('Version 1.0.0.');
  await openTab(page, 'Packs');
  const before = await exportedPack(page, copied);
  expect(before.name).toBe(`${copied}-1.0.0.pack.json`);
  expect(JSON.parse(before.text)).toMatchObject({ locale: { dollar: 'CAD' } });

  await page.getByRole('button', { name: /^Delete: .+\(copy\)$/ }).click();
  await expect(page.getByText('You have no pack of your own yet.')).toBeVisible();
  await page.getByTestId('pack-input').setInputFiles(textFile(before.name, before.text));
  await expect(page.getByText(/^Imported: /)).toBeVisible();
  await page.reload();
  expect(await exportedPack(page, copied)).toEqual(before);
});

test('a file that is broken names the path of each mistake, and nothing of it is kept', async ({ app, page }) => {
  await page.goto(app.url);
  await openTab(page, 'Packs');
  const { text } = await exportedPack(page, insurance);
  const broken = text.replace('"type": "email"', '"type": "mail"').replace('"dateOrder": "month-first",', '');
  await page.getByTestId('pack-input').setInputFiles(textFile('broken.pack.json', broken));
  const faults = page.getByTestId('pack-faults');
  await expect(faults).toContainText(
    /fields\[\d\]\.type: must be one of date, .+, and is "mail" \(line \d+, column \d+\)/,
  );
  await expect(faults).toContainText('locale.dateOrder: is missing');
  await page.getByTestId('pack-input').setInputFiles(textFile('cut.pack.json', text.slice(0, 400)));
  await expect(faults).toContainText(/The file is not JSON: .+ \(line \d+, column \d+\)/);
  await page.getByTestId('pack-input').setInputFiles(textFile('deep.pack.json', '['.repeat(400_000)));
  await expect(faults).toContainText('nested too deeply');
  await page.reload();
  await expect(page.getByText('You have no pack of your own yet.')).toBeVisible();
});

test('the browser asks before a pack that is not saved is lost', async ({ app, page }) => {
  await page.goto(app.url);
  await copyInsurance(page);
  await page.getByRole('textbox', { name: 'Title' }).first().fill('Half done');
  await openTab(page, 'Network');
  const asked: string[] = [];
  page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    void dialog.dismiss();
  });
  await page.close({ runBeforeUnload: true });
  await expect.poll(() => asked).toEqual(['beforeunload']);
  await openTab(page, 'Packs');
  await page.getByRole('link', { name: 'Half done' }).click();
  await expect(page.getByRole('textbox', { name: 'Title' }).first()).toHaveValue('Half done');
});
