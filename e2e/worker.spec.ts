import type { Page } from 'playwright/test';
import { expect, test } from './support/app';
import { hold } from './support/hold';
import {
  addFiles,
  downloadModel,
  expectPhase,
  expectState,
  fixtureModels,
  killWorker,
  openTab,
  rowOf,
  textFile,
} from './support/person';

test.use({ modelsDirectory: fixtureModels });

const diedWords = 'The reading model stopped unexpectedly. Nothing is lost; trying again restarts it.';

/** So long that it is still being read when a test acts. */
const longLetter = textFile(
  'long-letter.txt',
  Array.from({ length: 20 }, (_, page) => `Page ${page.toString()}. On 3 May 2026 a storm took tiles off our roof.`)
    .map((line) => `${line} The roofer asks 1,250.00 EUR. Please call me on 020 915 0142 about claim CL-20931.\n`)
    .join('\n'),
);

const killInference = (page: Page) => killWorker(page, 'inference');

test('a worker that dies while it reads is said, and the document is read after all', async ({ app, page }) => {
  await page.goto(app.url);
  await downloadModel(page);
  await addFiles(page, longLetter);
  await expect(rowOf(page, longLetter.name).getByText(/^Reading \([1-9]/)).toBeVisible();
  await killInference(page);
  await expectState(page, longLetter.name, 'failed');
  await expect(rowOf(page, longLetter.name).getByTestId('document-state')).toHaveText(diedWords);

  await page.getByRole('button', { name: `Try again: ${longLetter.name}` }).click();
  await expectState(page, longLetter.name, 'done');
});

test('a worker that dies between two documents is said, and the next document waits', async ({ app, page }) => {
  await page.goto(app.url);
  await downloadModel(page);
  await addFiles(page, textFile('first.txt', 'A storm broke our window on 3 May 2026.'));
  await expectState(page, 'first.txt', 'done');
  await killInference(page);
  await expectPhase(page, 'failed');
  await expect(page.getByText(diedWords)).toBeVisible();
  await addFiles(page, textFile('second.txt', 'Please cancel my policy PL-20931.'));
  await expectState(page, 'second.txt', 'waiting');

  await page.getByRole('button', { name: 'Try again', exact: true }).click();
  await expectState(page, 'second.txt', 'done');
});

test('a worker that dies while it loads is said, and loading starts again', async ({ app, page, context }) => {
  const release = await hold(context, 'weights-02.bin.gz');
  await page.goto(app.url);
  await openTab(page, 'Model');
  await page.getByTestId('model-download').click();
  await expectPhase(page, 'downloading');
  await killInference(page);
  await expectPhase(page, 'failed');
  await expect(page.getByText(diedWords)).toBeVisible();

  release();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expectPhase(page, 'ready');
});
