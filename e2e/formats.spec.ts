import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startElsewhere } from './support/elsewhere';
import { expect, test } from './support/app';
import {
  addFiles,
  downloadModel,
  expectState,
  fixtureModels,
  messageWithForm,
  openDocument,
  openTab,
  rowOf,
} from './support/person';
import type { GivenFile } from './support/person';

test.use({ modelsDirectory: fixtureModels });

const fixtures = join(import.meta.dirname, '../src/documents/fixtures');

function given(name: string, text: string): GivenFile {
  return { name, mimeType: '', buffer: Buffer.from(text) };
}

test('messages with attachments, Word files, web pages and tables are read, and nothing in them is fetched', async ({
  app,
  page,
  problems,
}) => {
  const elsewhere = await startElsewhere();
  await page.goto(app.url);
  await downloadModel(page);
  const web = `<!doctype html><title>Notice</title><body onload="fetch('${elsewhere.url}/onload')">
    <script src="${elsewhere.url}/script.js"></script><link rel="stylesheet" href="${elsewhere.url}/style.css">
    <p>Dear Ms Oduya, your claim CL-20931 is closed.</p><p style="display:none">Unseen words</p>
    <img src="${elsewhere.url}/pixel.gif"><iframe src="${elsewhere.url}/frame"></iframe></body>`;
  const docx = await readFile(join(fixtures, 'native-document-pii.docx'));
  elsewhere.reset();
  await addFiles(
    page,
    await messageWithForm(),
    { name: 'report.docx', mimeType: '', buffer: docx },
    given('notice.html', web),
    given('claims.csv', 'Name;Claim;Amount\r\nAda Oduya;CL-20931;1.250,00\r\n'),
  );
  for (const name of ['change.eml', 'report.docx', 'notice.html', 'claims.csv']) {
    await expectState(page, name, 'done');
  }
  await expectState(page, 'vehicle-form.pdf', 'done');
  await expectState(page, 'photo.png', 'unreadable');
  await expect(rowOf(page, 'photo.png').getByTestId('document-state')).toContainText('This is a PNG picture');
  await expect(rowOf(page, 'vehicle-form.pdf').getByTestId('attachment-of')).toHaveText('Attachment of change.eml');

  const text = page.getByRole('region', { name: 'Text of the document' });
  await openDocument(page, 'report.docx');
  await expect(text).toContainText('Mateo Gomez, a 28-year-old-man, was admitted to Contoso General Hospital');
  await openDocument(page, 'notice.html');
  await expect(text).toContainText('Dear Ms Oduya, your claim CL-20931 is closed.');
  await expect(text).not.toContainText('Unseen words');
  await openDocument(page, 'claims.csv');
  await expect(text).toContainText('Amount: 1.250,00');
  await openDocument(page, 'change.eml');
  await expect(text).toContainText('The form from Zürich is attached.');
  await page.getByTestId('attachments').getByRole('link', { name: 'vehicle-form.pdf' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('vehicle-form.pdf');

  expect(elsewhere.contacts()).toBe(0);
  expect(problems).toEqual([]);
  await elsewhere.close();
});

test('a message is deleted with its attachments, and one undo brings all of them back', async ({ app, page }) => {
  await page.goto(app.url);
  await addFiles(page, await messageWithForm());
  await expectState(page, 'vehicle-form.pdf', 'waiting');
  await page.getByRole('button', { name: 'Delete: change.eml' }).click();
  await expect(page.getByTestId('document-row')).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expectState(page, 'vehicle-form.pdf', 'waiting');

  await page.reload();
  await openTab(page, 'Documents');
  await expect(page.getByTestId('document-row').locator('.document-name')).toHaveText([
    'change.eml',
    'vehicle-form.pdf',
  ]);
  await expect(page.getByTestId('attachment-of')).toHaveText(['Attachment of change.eml']);
});
