import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { RedactionClient } from '../workflow';
import App from './App.svelte';
import { AppState } from './state/app-state';
import { openState, ready, ScriptedModel, scriptedServices } from './testing/scripted-services';

const text =
  'Dear Ms Lopez,\nplease write to ann.lee@example.org or call +44 20 7946 0958.\nThe Quarrox file is yours. Quarrox again.';

async function open(): Promise<AppState> {
  // Without the entity model: what it finds is not what is looked at here.
  for (const name of await caches.keys()) await caches.delete(name);
  location.hash = '#/documents';
  const scripted = await scriptedServices(new ScriptedModel(ready));
  const app = new AppState({ ...scripted, loadRedaction: () => Promise.resolve(new RedactionClient()) }, openState);
  await render(App, { app });
  await app.start();
  await userEvent.upload(page.getByTestId('drop-input'), [new File([text], 'letter.txt')]);
  await page.getByRole('link', { name: 'letter.txt' }).click();
  await page.getByRole('link', { name: 'Redaction' }).click();
  await expect.element(page.getByTestId('redacted-text')).toHaveAttribute('aria-busy', 'false');
  return app;
}

const redacted = page.getByTestId('redacted-text');
const mark = (words: string) => page.getByRole('button', { name: `: ${words}` });

test('what was found is marked by type, and the other text holds none of it', async () => {
  await open();
  await expect.element(mark('ann.lee@example.org')).toHaveAttribute('data-type', 'EMAIL_ADDRESS');
  await expect.element(page.getByRole('region', { name: 'Original text' })).toHaveTextContent('ann.lee@example.org');
  await expect.element(redacted).not.toHaveTextContent('ann.lee@example.org');
  await expect.element(redacted).not.toHaveTextContent('7946 0958');
  await expect.element(redacted).toHaveTextContent('The Quarrox file');
  await expect.element(page.getByTestId('entity-model')).toHaveAttribute('data-state', 'absent');

  await page.getByTestId('type-EMAIL_ADDRESS').click();
  await expect.element(mark('ann.lee@example.org')).not.toBeInTheDocument();
  await expect.element(redacted).not.toHaveTextContent('ann.lee@example.org');
});

test('a person adds, removes and changes, takes it back, and finds it again later', async () => {
  const app = await open();
  await page.getByRole('textbox', { name: 'Mark words' }).fill('Quarrox');
  await page.getByRole('combobox', { name: 'as', exact: true }).selectOptions('Organisation');
  await page.getByRole('button', { name: 'Mark', exact: true }).click();
  await expect.element(redacted).not.toHaveTextContent('Quarrox');
  await expect.element(mark('Quarrox').first()).toHaveAttribute('data-type', 'ORGANIZATION');
  expect(mark('Quarrox').elements()).toHaveLength(2);

  await page.getByRole('combobox', { name: 'It is', exact: true }).selectOptions('Person');
  await expect.element(mark('Quarrox').first()).toHaveAttribute('data-type', 'PERSON');

  await mark('ann.lee@example.org').click();
  await page.getByTestId('remove-entity').click();
  await expect.element(redacted).toHaveTextContent('ann.lee@example.org');
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect.element(redacted).not.toHaveTextContent('ann.lee@example.org');
  await page.getByRole('button', { name: 'Redo', exact: true }).click();
  await expect.element(redacted).toHaveTextContent('ann.lee@example.org');

  const [row] = app.library.rows;
  const marks = await app.services.vault.listMarks(row?.id ?? '');
  if (!marks.ok) throw new Error(marks.error.message);
  expect(marks.value.items.at(-1)).toMatchObject({
    action: 'remove',
    type: 'EMAIL_ADDRESS',
    found: { recognizer: 'email-address' },
  });

  await page.getByRole('link', { name: '← The document' }).click();
  await page.getByRole('link', { name: 'Redaction' }).click();
  await expect.element(redacted).toHaveTextContent('ann.lee@example.org');
  await expect.element(redacted).not.toHaveTextContent('Quarrox');
});

test('keys lead from mark to mark', async () => {
  await open();
  await userEvent.keyboard('jj');
  await expect.element(mark('ann.lee@example.org')).toHaveFocus();
  await expect.element(page.getByTestId('active-entity')).toHaveTextContent('ann.lee@example.org');
  await userEvent.keyboard('n');
  await expect.element(redacted).toHaveTextContent('ann.lee@example.org');
  await userEvent.keyboard('j');
  await expect.element(page.getByTestId('active-entity')).toHaveTextContent('+44 20 7946 0958');
});

test('what happens to a type is chosen, kept, and taken back', async () => {
  const app = await open();
  await page.getByTestId('operator-PHONE_NUMBER').selectOptions('keep');
  await expect.element(redacted).toHaveTextContent('+44 20 7946 0958');
  await expect.element(page.getByTestId('risk-level')).toHaveTextContent('high risk');
  expect(await app.services.vault.getSetting('redaction-policy')).toEqual({
    ok: true,
    value: { PHONE_NUMBER: 'keep' },
  });
  await page.getByRole('button', { name: 'Back to the defaults' }).click();
  await expect.element(redacted).not.toHaveTextContent('+44 20 7946 0958');
});
