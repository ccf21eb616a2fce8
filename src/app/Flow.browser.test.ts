import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { ok } from '../shared/result';
import { insurancePack } from '../tasks';
import App from './App.svelte';
import { AppState } from './state/app-state';
import { ready, readingByHand, ScriptedModel, scriptedServices, openState } from './testing/scripted-services';
import type { Services } from './ports';

const letter = new File(['Dear Sir, my policy PM-4 is lost. Ann Lee'], 'letter.txt');
const note = new File(['A note on a storm'], 'note.txt');

async function start(services?: Services): Promise<AppState> {
  location.hash = '#/documents';
  const app = new AppState(services ?? (await scriptedServices(new ScriptedModel(ready))), openState);
  await render(App, { app });
  await app.start();
  return app;
}

const rows = page.getByTestId('document-row');
const field = page.getByTestId('field-policy_number');
const progress = page.getByTestId('review-progress');

async function addAndOpen(app: AppState): Promise<void> {
  await userEvent.upload(page.getByTestId('drop-input'), [note, letter]);
  await expect.poll(() => app.library.rows.map(({ state }) => state.kind)).toEqual(['done', 'done']);
  await page.getByRole('link', { name: 'letter.txt' }).click();
  await expect.element(page.getByTestId('evidence')).toBeVisible();
}

test('a document is reviewed with keys alone, and every step can be undone and done again', async () => {
  const app = await start();
  await addAndOpen(app);
  await expect.element(progress).toHaveTextContent('0 of 7 reviewed');
  await userEvent.keyboard('a');
  await expect.element(progress).toHaveTextContent('0 of 7 reviewed');

  await userEvent.keyboard('j');
  await expect.element(page.getByTestId('field-claimant')).toHaveFocus();
  await userEvent.keyboard('j');
  await expect.element(field).toHaveFocus();
  await expect.element(page.getByTestId('evidence')).toHaveClass('evidence-active');
  await userEvent.keyboard('a');
  await expect.element(field).toHaveAttribute('data-verdict', 'confirmed');
  await expect.element(page.getByTestId('field-claim_number')).toHaveFocus();
  expect(app.announcer.sentence).toBe('Policy number: accepted. 1 of 7 reviewed.');

  await userEvent.keyboard('kn');
  await expect.element(field).toHaveAttribute('data-verdict', 'corrected');
  await userEvent.keyboard('{Control>}z{/Control}');
  await expect.element(field).toHaveAttribute('data-verdict', 'confirmed');
  await userEvent.keyboard('u');
  await expect.element(field).toHaveAttribute('data-verdict', 'model');
  await expect.element(page.getByRole('button', { name: 'Undo', exact: true })).toBeDisabled();
  await userEvent.keyboard('r');
  await userEvent.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
  await expect.element(field).toHaveAttribute('data-verdict', 'corrected');
  await expect.element(page.getByRole('button', { name: 'Redo', exact: true })).toBeDisabled();

  await userEvent.keyboard('c');
  await expect.element(field.getByRole('group')).toHaveFocus();
  await field.getByRole('textbox').fill('jaun');
  await expect.element(field.getByRole('textbox')).toHaveValue('jaun');
  await userEvent.keyboard('{Escape}');
  await expect.element(field.getByRole('button', { name: /^Correct/ })).toHaveFocus();
});

test('the steps back are still there after the page is opened again', async () => {
  const app = await start();
  await addAndOpen(app);
  await userEvent.keyboard('jaaa');
  await expect.element(progress).toHaveTextContent('3 of 7 reviewed');
  location.hash = '#/documents';
  const again = new AppState(app.services, openState);
  await again.start();
  const row = again.library.rows.find(({ name }) => name === 'letter.txt');
  if (row === undefined) throw new Error('the letter is gone');
  expect(again.reviews.progressOf(row)).toEqual({ reviewed: 3, total: 7 });
  await page.getByRole('link', { name: 'letter.txt' }).click();
  await expect.element(progress).toHaveTextContent('3 of 7 reviewed');
  await userEvent.keyboard('uu');
  await expect.element(progress).toHaveTextContent('1 of 7 reviewed');
});

test('a document that is reviewed is marked, filtered, and left out on the way to the next one', async () => {
  const app = await start();
  await addAndOpen(app);
  await userEvent.keyboard('jaaaaaaa');
  await expect.element(progress).toHaveTextContent('7 of 7 reviewed');
  await userEvent.keyboard('l');
  await expect.element(page.getByRole('heading', { level: 1 })).toHaveTextContent('note.txt');
  await userEvent.keyboard('l');
  await expect.poll(() => app.announcer.sentence).toBe('No other document needs review.');

  await page.getByRole('link', { name: 'Documents', exact: true }).click();
  await expect.element(rows.filter({ hasText: 'letter.txt' }).getByTestId('review-mark')).toHaveTextContent('reviewed');
  await page.getByTestId('list-filter').selectOptions('needs-review');
  await expect.element(rows).toHaveTextContent('note.txt');
  await page.getByTestId('list-filter').selectOptions('reviewed');
  await expect.element(rows).toHaveTextContent('letter.txt');
  await page.getByTestId('list-filter').selectOptions('not-read');
  await expect.element(page.getByText('No document is like that.')).toBeVisible();
});

test('the keys are listed, and single ones can be turned off for good', async () => {
  const app = await start();
  await addAndOpen(app);
  await userEvent.keyboard('?');
  const dialog = page.getByRole('dialog', { name: 'Keys' });
  await expect.element(dialog.getByText('Next document that needs review')).toBeVisible();
  await dialog.getByRole('checkbox').click();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await userEvent.keyboard('ja');
  await expect.element(progress).toHaveTextContent('0 of 7 reviewed');
  await field.getByRole('button', { name: /^Accept/ }).click();
  await userEvent.keyboard('{Control>}z{/Control}');
  await expect.element(field).toHaveAttribute('data-verdict', 'model');
  const again = new AppState(app.services, openState);
  await again.start();
  expect(again.shortcuts.areSingleKeysOn).toBe(false);
});

test('a batch has one progress, its failures are tried again together, and the rest can be stopped', async () => {
  const { begun, readDocument } = readingByHand();
  const services = await scriptedServices(new ScriptedModel(ready), readDocument);
  let isBroken = true;
  const app = await start({
    ...services,
    reader: {
      ...services.reader,
      read: async (file, options) =>
        isBroken && file.name.startsWith('bad')
          ? { ok: false, error: { code: 'damaged', message: 'This PDF is damaged.' } }
          : services.reader.read(file, options),
    },
  });
  const good = Array.from(
    { length: 6 },
    (_, index) => new File([`text ${index.toString()}`], `g${index.toString()}.txt`),
  );
  await userEvent.upload(page.getByTestId('drop-input'), [
    ...good,
    new File(['x'], 'bad-1.txt'),
    new File(['x'], 'bad-2.txt'),
  ]);
  const words = page.getByTestId('batch-words');
  await expect.element(words).toHaveTextContent('0 of 8 read, 2 could not be read');
  begun[0]?.finish();
  await expect.element(words).toHaveTextContent('1 of 8 read, 2 could not be read, less than a minute left');

  isBroken = false;
  await page.getByRole('button', { name: 'Show what could not be read' }).click();
  await expect.poll(() => rows.elements().length).toBe(2);
  await page.getByRole('button', { name: 'Try again for all failed' }).first().click();
  await expect.element(words).toHaveTextContent('1 of 8 read, less than a minute left');
  await page.getByRole('button', { name: 'Stop all' }).click();
  await expect.element(words).toHaveTextContent('1 of 8 read, 7 stopped');
  await page.getByTestId('list-filter').selectOptions('all');
  await page.getByRole('button', { name: 'Hide this' }).click();
  await expect.element(page.getByTestId('batch')).not.toBeInTheDocument();
  expect(app.announcer.news).toMatch(/^All files are through: 1 of 8 read/);
});

test('a list of a thousand comes in parts, says so, and is drawn in parts', async () => {
  const services = await scriptedServices(new ScriptedModel(ready));
  const reading = { packId: insurancePack.id, packVersion: insurancePack.version, fields: [] };
  const items = Array.from({ length: 1000 }, (_, index) => ({
    id: `d${index.toString()}`,
    name: `document ${index.toString()}.txt`,
    addedAt: index + 1,
    parentId: null,
    order: index + 1,
    reading: { ...reading, intent: { label: 'new_claim', confidence: index / 1000 } },
    decided: [],
  })).reverse();
  const rest = Promise.withResolvers<undefined>();
  const vault = new Proxy(services.vault, {
    get: (target, name) => {
      if (name === 'countDocuments') return () => Promise.resolve(ok(1000));
      if (name === 'listDocuments') {
        return async ({ before, limit }: { before: number | null; limit: number }) => {
          if (before !== null) await rest.promise;
          const start = before === null ? 0 : items.findIndex(({ order }) => order < before);
          const part = items.slice(start, start + limit);
          const last = part.at(-1)?.order ?? 1;
          return ok({ items: part, damaged: [], next: last === 1 ? null : last });
        };
      }
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
  const model = new ScriptedModel({ phase: 'absent', downloadBytes: 1, cachedBytes: 0 });
  location.hash = '#/documents';
  const app = new AppState({ ...services, vault, model }, openState);
  await render(App, { app });
  await app.library.start();
  await expect.element(rows.first()).toHaveTextContent('document 999.txt');
  await expect.element(page.getByTestId('list-progress')).toHaveTextContent('40 of 1,000 documents listed so far');
  await expect.element(page.getByTestId('list-filter')).toHaveTextContent('All (40 so far)');
  await expect.element(page.getByRole('button', { name: 'Export results' })).toBeDisabled();
  rest.resolve(undefined);
  await app.library.listed;
  await expect.element(page.getByText('1,000 documents, 1,000 read')).toBeVisible();
  expect(new Set(app.library.rows.map(({ id }) => id)).size).toBe(1000);
  expect(app.library.rows.map(({ addedAt }) => addedAt)).toEqual(items.map(({ addedAt }) => addedAt));
  await expect.element(page.getByRole('button', { name: 'Export results' })).toBeEnabled();
  await expect.poll(() => rows.elements().length).toBe(200);
  await page.getByRole('button', { name: 'Show more (800 documents hidden)' }).click();
  await expect.poll(() => rows.elements().length).toBe(400);
  await page.getByTestId('list-order').selectOptions('oldest');
  await expect.element(rows.first()).toHaveTextContent('document 0.txt');
});

test('documents are searched by what they say, follow their changes, and the search box has a key', async () => {
  const app = await start();
  await addAndOpen(app);
  await userEvent.keyboard('/');
  const box = page.getByTestId('search-input');
  await expect.element(box).toHaveFocus();
  await box.fill('stor');
  const results = page.getByTestId('search-result');
  await expect.element(results).toHaveTextContent('note.txt');
  expect(document.querySelector('.snippet .hit')?.textContent).toBe('storm');
  await userEvent.keyboard('{ArrowDown}');
  await expect.element(results.getByRole('link')).toHaveFocus();
  await box.fill('zebra');
  await expect.element(page.getByTestId('search-status')).toHaveTextContent('No document has these words');
  await box.fill('');
  await page.getByRole('button', { name: 'Delete: note.txt' }).click();
  await box.fill('storm');
  await expect.element(page.getByTestId('search-status')).toHaveTextContent('No document has these words');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.element(results).toHaveTextContent('note.txt');
});

test('selected documents are exported, and a mistake in the choice is no dead end', async () => {
  const app = await start();
  await addAndOpen(app);
  await page.getByRole('link', { name: 'Documents', exact: true }).click();
  await page.getByRole('button', { name: 'Select', exact: true }).click();
  await page.getByRole('checkbox', { name: 'Select: letter.txt' }).click();
  await page.getByRole('button', { name: 'Export results' }).click();
  await expect.element(page.getByRole('button', { name: 'Save 1 document as CSV' })).toBeEnabled();
  await page.getByRole('radio', { name: 'All' }).click();
  await page.getByRole('radio', { name: /^JSON/ }).click();
  await page.getByRole('button', { name: 'Save 2 documents as JSON' }).click();
  await expect.element(page.getByText(/2 documents exported as stayput-results-.*\.json/)).toBeVisible();
  expect(app.library.rows).toHaveLength(2);
});
