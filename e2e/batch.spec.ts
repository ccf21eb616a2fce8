import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from './support/app';
import { addFiles, fixtureModels, openTab, textFile } from './support/person';

test.use({ modelsDirectory: fixtureModels });

const rows = 'document-row';

test('120 files have one progress, failures with their reasons, and can all be stopped', async ({
  app,
  page,
  problems,
}) => {
  await page.goto(app.url);
  const good = Array.from({ length: 118 }, (_, index) =>
    textFile(`letter ${index.toString()}.txt`, `Claim CL-${index.toString()}: a storm.`),
  );
  const bad = ['one.pdf', 'two.pdf'].map((name) => ({ name, mimeType: '', buffer: Buffer.from('%PDF-1.7 broken') }));
  await addFiles(page, ...good, ...bad);
  const words = page.getByTestId('batch-words');
  await expect(words).toHaveText('0 of 120 read, 2 could not be read', { timeout: 60_000 });
  await expect(page.getByTestId(rows)).toHaveCount(120);
  await page.getByTestId('list-filter').selectOption('not-read');
  await expect(page.getByTestId(rows)).toHaveCount(2);
  await expect(page.getByTestId(rows).first().getByTestId('document-state')).toContainText(
    'The end of this PDF is missing',
  );
  await page.getByRole('button', { name: 'Try again for all failed' }).first().click();
  await expect(words).toHaveText('0 of 120 read, 2 could not be read');
  await page.getByTestId('list-filter').selectOption('all');
  await page.getByTestId('list-order').selectOption('name');
  await expect(page.getByTestId(rows).first()).toContainText('letter 0.txt');
  await page.getByRole('button', { name: 'Stop all' }).click();
  await expect(words).toHaveText('0 of 120 read, 2 could not be read, 118 stopped');
  await page.reload();
  await expect(page.getByText('118 documents, 0 read')).toBeVisible();
  expect(problems).toEqual([]);
});

test('a folder is taken in with what is below it, without hidden files', async ({ app, page }) => {
  const folder = await mkdtemp(join(tmpdir(), 'stayput-folder-'));
  try {
    await mkdir(join(folder, 'deeper'));
    await writeFile(join(folder, 'a.txt'), 'Claim CL-1');
    await writeFile(join(folder, 'deeper/b.txt'), 'Claim CL-2');
    await writeFile(join(folder, '.hidden.txt'), 'x');
    await page.goto(app.url);
    await openTab(page, 'Documents');
    await page.getByTestId('folder-input').setInputFiles(folder);
    await expect(page.getByTestId(rows)).toHaveCount(2);
    await expect(page.getByTestId(rows).filter({ hasText: 'b.txt' })).toHaveAttribute('data-state', 'waiting');
  } finally {
    await rm(folder, { recursive: true });
  }
});
