import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright/test';
import readXlsxFile from 'read-excel-file/node';
import { expect, test } from './support/app';
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
  textFile,
} from './support/person';

test.use({ modelsDirectory: fixtureModels });

const note = textFile(
  '=cmd|calc.txt',
  'Claim CL-20931: on 3 May 2026 a storm took tiles off our roof.\nAnn "Annie" Lee, 1,250.00 EUR.',
);
const other = textFile('other.txt', 'Please cancel my policy PM-77120.');

async function correct(page: Page, field: string, words: string): Promise<void> {
  const card = page.getByTestId(`field-${field}`);
  await card.getByRole('button', { name: /^Correct/ }).click();
  await card.getByLabel('Or type the words').fill(words);
  await card.getByRole('button', { name: 'Use these words' }).click();
  await expect(card).toHaveAttribute('data-verdict', /^(corrected|confirmed)$/);
}

async function saved(page: Page, format: 'CSV' | 'XLSX' | 'JSON', documents: string): Promise<Buffer> {
  await page.getByRole('button', { name: 'Export results' }).click();
  await page.getByRole('radio', { name: new RegExp(`^${format}`) }).check();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: `Save ${documents} as ${format}` }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(
    new RegExp(`^stayput-results-\\d{4}-\\d\\d-\\d\\d\\.${format.toLowerCase()}$`),
  );
  return readFile(await download.path());
}

test('the three exports hold the same results, and a spreadsheet runs none of their words', async ({
  app,
  page,
  problems,
}) => {
  await page.goto(app.url);
  await downloadModel(page);
  await readNewAs(page, insurance);
  await addFiles(page, note, other);
  await expectState(page, note.name, 'done');
  await expectState(page, other.name, 'done');
  await openDocument(page, note.name);
  await correct(page, 'claimant', 'ann "annie" lee');
  await correct(page, 'date_of_loss', '3 may 2026');
  await correct(page, 'amount', '1,250.00 eur');

  await openTab(page, 'Documents');
  await page.getByRole('button', { name: 'Export results' }).click();
  expect(await violationsOf(page)).toEqual([]);
  await page.keyboard.press('Escape');

  const csv = (await saved(page, 'CSV', '2 documents')).toString('utf8');
  expect(csv.startsWith('\ufeffdocument,added,task pack,intent,')).toBe(true);
  expect(csv).toContain("\r\n'=cmd|calc.txt,");
  expect(csv).toContain(',"Ann ""Annie"" Lee","Ann ""Annie"" Lee",,person,');
  expect(csv).toContain(',2026-05-03,3 May 2026,,person,1250.00 EUR,"1,250.00 EUR",,person,');

  const [sheet] = await readXlsxFile(await saved(page, 'XLSX', '2 documents'));
  const [header = [], ...rows] = sheet?.data ?? [];
  const row = rows.find((cells) => cells[0] === note.name);
  const cell = (title: string): unknown => row?.[header.indexOf(title)];
  expect(rows).toHaveLength(2);
  expect(cell('date_of_loss')).toEqual(new Date('2026-05-03T00:00:00Z'));
  expect(cell('amount')).toBe(1250);
  expect(cell('claimant quote')).toBe('Ann "Annie" Lee');
  expect(cell('claimant decided by')).toBe('person');
  expect(cell('score')).toEqual(expect.any(Number));

  await page.getByRole('button', { name: 'Select', exact: true }).click();
  await page.getByRole('checkbox', { name: `Select: ${note.name}` }).check();
  const results = JSON.parse((await saved(page, 'JSON', '1 document')).toString('utf8')) as unknown[];
  expect(results).toMatchObject([
    { format: 'stayput-result/1', document: { name: note.name, text: note.buffer.toString() } },
  ]);
  expect(problems).toEqual([]);
});
