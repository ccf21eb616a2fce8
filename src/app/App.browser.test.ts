import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { err } from '../shared/result';
import App from './App.svelte';
import { AppState } from './state/app-state';
import { absent, ready, readingByHand, ScriptedModel, scriptedServices, openState } from './testing/scripted-services';
import type { Services } from './ports';

const letter = new File(['Dear Sir, my policy PM-4 is lost. Ann Lee'], 'letter.txt');
const note = new File(['A note without numbers'], 'note.txt');
const picture = new File(['x'], 'picture.png');

async function start(services: Services): Promise<AppState> {
  location.hash = '#/documents';
  const app = new AppState(services, openState);
  await render(App, { app });
  await app.start();
  return app;
}

async function startReady(): Promise<AppState> {
  return start(await scriptedServices(new ScriptedModel(ready)));
}

const rows = page.getByTestId('document-row');
const stateOf = (name: string) => rows.filter({ hasText: name }).getByTestId('document-state');
const field = page.getByTestId('field-policy_number');

test('files are read; the one that cannot be read says why, and the others go on', async () => {
  await startReady();
  await expect.element(page.getByText('Nothing that you add leaves this device')).toBeVisible();
  await userEvent.upload(page.getByTestId('drop-input'), [letter, picture, note]);
  await expect.element(stateOf('letter.txt')).toHaveTextContent('New claim · score 82 %');
  await expect.element(stateOf('note.txt')).toHaveTextContent('New claim · score 82 %');
  await expect.element(stateOf('picture.png')).toHaveTextContent('Only TXT works here.');
  await page.getByRole('button', { name: 'Delete: picture.png' }).click();
  await expect.element(page.getByText('2 documents, 2 read')).toBeVisible();
});

test('without a model documents wait, the download needs consent, and then the queue runs', async () => {
  await start(await scriptedServices(new ScriptedModel(absent)));
  await userEvent.upload(page.getByTestId('drop-input'), [letter]);
  await expect.element(stateOf('letter.txt')).toHaveTextContent('Waiting for the reading model');
  await expect.element(page.getByText(/197 MB, from this same address/)).toBeVisible();
  await page.getByRole('button', { name: 'Not now' }).click();
  await expect.element(page.getByTestId('model-download')).not.toBeInTheDocument();
  await page.getByRole('link', { name: 'Go to the model' }).click();
  await expect.element(page.getByRole('heading', { level: 1 })).toHaveFocus();
  await page.getByTestId('model-download').click();
  await expect.element(page.getByTestId('self-test')).toHaveTextContent('Unverified');
  await page.getByRole('link', { name: 'Documents', exact: true }).click();
  await expect.element(stateOf('letter.txt')).toHaveTextContent('score 82 %');
});

test('the queue reads one document at a time, shows progress, and stops on request', async () => {
  const { begun, readDocument } = readingByHand();
  await start(await scriptedServices(new ScriptedModel(ready), readDocument));
  await userEvent.upload(page.getByTestId('drop-input'), [letter, note]);
  await expect.element(stateOf('note.txt')).toHaveTextContent('Waiting for its turn');
  expect(begun).toHaveLength(1);
  begun[0]?.options.onProgress?.({ done: 3, total: 8, step: 'Amount' });
  await expect.element(stateOf('letter.txt')).toHaveTextContent('Reading (3 of 8)');
  await page.getByRole('button', { name: 'Stop: letter.txt' }).click();
  await expect.element(stateOf('letter.txt')).toHaveTextContent('Stopped');
  await expect.poll(() => begun.length).toBe(2);
  begun[1]?.finish();
  await expect.element(stateOf('note.txt')).toHaveTextContent('score 82 %');
  await page.getByRole('button', { name: 'Try again: letter.txt' }).click();
  await expect.poll(() => begun.length).toBe(3);
});

test('a document whose model broke between two questions says so and can be tried again', async () => {
  const model = new ScriptedModel(ready);
  const notLoaded = { code: 'not-loaded', message: 'The reading model is not loaded.', canRetry: true } as const;
  await start(
    await scriptedServices(model, () => {
      model.set({ phase: 'failed', error: { code: 'worker-died', message: 'It stopped.', canRetry: true } });
      return Promise.resolve(err(notLoaded));
    }),
  );
  await userEvent.upload(page.getByTestId('drop-input'), [letter]);
  await expect.element(rows).toHaveAttribute('data-state', 'failed');
  await expect.element(page.getByRole('button', { name: 'Try again: letter.txt' })).toBeVisible();
});

test('a deleted document comes back whole', async () => {
  const app = await startReady();
  await userEvent.upload(page.getByTestId('drop-input'), [letter]);
  await expect.element(stateOf('letter.txt')).toHaveTextContent('score 82 %');
  await page.getByRole('button', { name: 'Delete: letter.txt' }).click();
  await expect.element(rows).not.toBeInTheDocument();
  expect(await app.services.vault.countDocuments()).toEqual({ ok: true, value: 0 });
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.element(stateOf('letter.txt')).toHaveTextContent('score 82 %');
  expect(await app.services.vault.getReading(app.library.rows[0]?.id ?? '')).toMatchObject({
    value: { at: expect.any(Number) as number },
  });
});

test('the samples are added', async () => {
  await startReady();
  await page.getByRole('button', { name: 'Try the samples' }).click();
  await expect.element(stateOf('one.txt')).toHaveTextContent('score');
  await expect.element(stateOf('two.txt')).toHaveTextContent('score');
});

test('text is pasted as a document', async () => {
  await startReady();
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', 'policy PM-4');
  document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  await expect.element(rows).toHaveTextContent(/Pasted text .+\.txt/);
});

test('a document shows its intent, its fields and their evidence', async () => {
  await openLetter();
  await expect.element(page.getByTestId('intent-label')).toHaveTextContent('New claim');
  await expect.element(page.getByTestId('intent-score')).toHaveTextContent('82 %');
  await expect.element(page.getByText(/It is not calibrated yet/)).toBeVisible();
  expect(document.querySelectorAll('.alternatives li')).toHaveLength(3);
  await expect.element(field.getByTestId('field-value')).toHaveTextContent('PM-4');
  await expect
    .element(page.getByTestId('field-amount').getByTestId('field-value'))
    .toHaveTextContent('Not in the document');
  await field.getByTestId('field-quote').click();
  await expect.element(page.getByTestId('evidence')).toHaveFocus();
});

test('a field is corrected by selecting text, keeps what the model said, and is undone', async () => {
  const app = await openLetter();
  await field.getByRole('button', { name: /^Correct/ }).click();
  const node = document.querySelector('.page-text [data-start="0"]')?.firstChild;
  if (node === null || node === undefined) throw new Error('the text is not there');
  document.getSelection()?.setBaseAndExtent(node, 0, node, 8);
  await expect.element(field.getByText('will be kept as dear sir.')).toBeVisible();
  await field.getByRole('button', { name: 'Use selection' }).click();

  await expect.element(field.getByTestId('field-value')).toHaveTextContent('dear sir');
  await expect.element(field.getByTestId('field-quote')).toHaveTextContent('“Dear Sir”');
  await expect.element(field.getByText('corrected by you')).toBeVisible();
  await expect.element(field.getByText(/It was read as:/)).toHaveTextContent('PM-4');
  await expect.element(field.getByRole('button', { name: /^Correct/ })).toHaveFocus();
  await expect.element(page.getByTestId('evidence')).toHaveTextContent('Dear Sir');

  const id = app.library.rows[0]?.id ?? '';
  expect(await app.services.vault.listCorrections(id)).toMatchObject({
    value: { items: [{ field: 'policy_number', found: { start: 0, end: 8, quote: 'Dear Sir' } }] },
  });
  await field.getByRole('button', { name: /^Undo/ }).click();
  await expect.element(field.getByTestId('field-value')).toHaveTextContent('PM-4');
  expect(await app.services.vault.listCorrections(id)).toMatchObject({ value: { items: [] } });
});

test('with the keyboard alone, a field is corrected by typing the words of the document', async () => {
  await openLetter();
  const amount = page.getByTestId('field-amount');
  await amount.getByRole('button', { name: /^Correct/ }).click();
  await amount.getByRole('textbox').fill('ann  LEE');
  await userEvent.keyboard('{Enter}');
  await expect.element(amount.getByTestId('field-quote')).toHaveTextContent('“Ann Lee”');
});

test('a field is emptied, and an answer is accepted', async () => {
  await openLetter();
  await field.getByRole('button', { name: /^Correct/ }).click();
  await field.getByRole('button', { name: 'Not in the document' }).click();
  await expect.element(field.getByTestId('field-value')).toHaveTextContent('Not in the document');
  await expect.element(page.getByTestId('evidence')).not.toBeInTheDocument();
  const amount = page.getByTestId('field-amount');
  await amount.getByRole('button', { name: /^Accept/ }).click();
  await expect.element(amount.getByText('confirmed by you')).toBeVisible();
});

test('results and corrections are there after the page is opened again', async () => {
  const app = await openLetter();
  await field.getByRole('button', { name: /^Accept/ }).click();
  await expect.element(field.getByText('confirmed by you')).toBeVisible();
  const again = new AppState(app.services, openState);
  await again.start();
  expect(again.library.rows.map(({ name, state }) => [name, state.kind])).toEqual([['letter.txt', 'done']]);
});

async function openLetter(): Promise<AppState> {
  const app = await startReady();
  await userEvent.upload(page.getByTestId('drop-input'), [letter]);
  await expect.element(stateOf('letter.txt')).toHaveTextContent('score');
  await page.getByRole('link', { name: 'letter.txt' }).click();
  await expect.element(page.getByTestId('evidence')).toBeVisible();
  return app;
}
