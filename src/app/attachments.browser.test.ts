import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { ok } from '../shared/result';
import App from './App.svelte';
import { AppState } from './state/app-state';
import { ready, ScriptedModel, scriptedServices, openState } from './testing/scripted-services';

const rows = page.getByTestId('document-row');
const names = () => rows.elements().map((row) => row.querySelector('.document-name')?.textContent);

test('attachments stand below their message, say what they belong to, and what was left out has its reason', async () => {
  const services = await scriptedServices(new ScriptedModel(ready));
  const readText = services.reader.read.bind(services.reader);
  const given: unknown[] = [];
  const bytes = new TextEncoder().encode('attached PM-4');
  services.reader.read = async (file, options) => {
    given.push([file.name, options?.attachments]);
    if (!file.name.endsWith('.eml')) return readText(file, options);
    const content = { mediaType: 'message/rfc822', text: 'Hello', pages: [], runs: [] } as const;
    const attachments = ['one.txt', 'picture.png', 'two.txt'].map((name) => ({ name, bytes }));
    return ok({
      content,
      bytes,
      attachments,
      leftOut: { code: 'too-many-attachments', count: 4, message: '4 attachments were not taken out.' },
    });
  };
  location.hash = '#/documents';
  const app = new AppState(services, openState);
  await render(App, { app });
  await app.start();
  await userEvent.upload(page.getByTestId('drop-input'), [new File(['x'], 'old.txt')]);
  await expect.element(rows.nth(0).getByTestId('document-state')).toHaveTextContent('score 82 %');
  await userEvent.upload(page.getByTestId('drop-input'), [new File(['x'], 'mail.eml')]);

  await expect.poll(names).toEqual(['mail.eml', 'one.txt', 'picture.png', 'two.txt', '4 more attachments', 'old.txt']);
  await expect.element(rows.nth(3).getByTestId('document-state')).toHaveTextContent('score 82 %');
  await expect.element(rows.nth(1).getByTestId('attachment-of')).toHaveTextContent('Attachment of mail.eml');
  await expect.element(rows.nth(2).getByTestId('document-state')).toHaveTextContent('Only TXT works here.');
  await expect
    .element(rows.nth(4).getByTestId('document-state'))
    .toHaveTextContent('4 attachments were not taken out.');
  // There is nothing to try again with.
  await expect.element(page.getByRole('button', { name: 'Try again: 4 more attachments' })).not.toBeInTheDocument();
  expect(given).toContainEqual(['old.txt', undefined]);
  expect(given).toContainEqual(['one.txt', expect.objectContaining({ depth: 4 })]);

  await page.getByRole('button', { name: 'Delete: mail.eml' }).click();
  await expect.poll(names).toEqual(['old.txt']);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(names).toEqual(['mail.eml', 'one.txt', 'picture.png', 'two.txt', '4 more attachments', 'old.txt']);
  await page.getByRole('link', { name: 'mail.eml', exact: true }).click();
  await expect.element(page.getByTestId('attachments').getByRole('link', { name: 'two.txt' })).toBeVisible();
});
