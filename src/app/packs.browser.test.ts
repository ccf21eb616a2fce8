import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { ok } from '../shared/result';
import { insurancePack, readPackFile, writePackFile, type TaskPack } from '../tasks';
import type { Reading } from '../understanding';
import App from './App.svelte';
import type { Services } from './ports';
import { AppState } from './state/app-state';
import {
  absent,
  ready,
  readingByHand,
  readingOf,
  ScriptedModel,
  scriptedServices,
  openState,
} from './testing/scripted-services';

const contracts: TaskPack = {
  ...insurancePack,
  id: 'contracts',
  title: 'Contracts',
  kind: 'a contract between parties',
  calibrations: {},
};
const own: TaskPack = { ...insurancePack, id: 'own', title: 'My own', calibrations: {} };

/** Reads with the pack that is asked for; by itself, with the last one. */
const readDocument: Services['readDocument'] = (_model, wanted, text) => {
  const pack = wanted.by === 'person' ? wanted.pack : (wanted.packs.at(-1) ?? wanted.packs[0]);
  const reading: Reading = {
    ...readingOf(text),
    packId: pack.id,
    packVersion: pack.version,
    choice: { by: wanted.by, confidence: wanted.by === 'person' ? null : 0.93 },
    fields: pack.fields.map(({ name }) => ({ name, found: null, confidence: 0.7, reason: 'Nothing fits.' })),
  };
  return Promise.resolve(ok(reading));
};

async function start(
  hash = '#/packs',
  services?: Partial<Services>,
  stored: readonly TaskPack[] = [],
): Promise<AppState> {
  const made = await scriptedServices(new ScriptedModel(ready), readDocument);
  for (const pack of stored) {
    await made.vault.putPack({ packId: pack.id, version: pack.version, pack, savedAt: 1764000000000 });
  }
  return open(hash, { ...made, ...services });
}

async function open(hash: string, services: Services): Promise<AppState> {
  location.hash = hash;
  const app = new AppState(services, openState);
  await render(App, { app });
  await app.start();
  return app;
}

const rows = page.getByTestId('pack-row');
const json = page.getByTestId('pack-json');
const asJson = page.getByRole('radio', { name: 'JSON' });
const asForm = page.getByRole('radio', { name: 'Form' });
const save = page.getByRole('button', { name: 'Save', exact: true });
const packInput = page.getByTestId('pack-input');
const title = page.getByRole('textbox', { name: 'Title' }).first();

const jsonText = (): string => {
  const box = document.querySelector<HTMLTextAreaElement>('[data-testid="pack-json"]');
  if (box === null) throw new Error('the JSON is not shown');
  return box.value;
};
const fileOf = (name: string, text: string): File => new File([text], name, { type: 'application/json' });

test('packs are listed with what they hold; built-in ones cannot be changed', async () => {
  await start('#/packs', { builtInPacks: [insurancePack, contracts] }, [own]);
  await expect.element(rows.nth(2)).toHaveTextContent('My own');
  await expect.element(rows.nth(0)).toHaveTextContent(/Version 1\.0\.0 · 9 intents, 7 fields · comes with the app/);
  await expect.element(rows.nth(2)).toHaveTextContent('your own');
  await expect.element(page.getByRole('button', { name: 'Delete: Contracts' })).not.toBeInTheDocument();
  await page.getByRole('link', { name: 'Contracts' }).click();
  await expect.element(title).toBeDisabled();
  await expect.element(save).not.toBeInTheDocument();
  await asJson.click();
  await expect.element(json).toHaveAttribute('readonly');
});

test('a form and its JSON say the same, whichever is changed', async () => {
  await start('#/packs/own', {}, [own]);
  await title.fill('Motor claims');
  await page.getByTestId('edit-field-amount').getByText('Amount', { exact: true }).click();
  await page.getByTestId('edit-field-amount').getByRole('textbox', { name: /^Cues/ }).fill('Total\nAmount due\n');
  await asJson.click();
  const written = readPackFile(jsonText());
  if (!written.ok) throw new Error('no pack');
  expect(written.value.title).toBe('Motor claims');
  expect(written.value.fields.find(({ name }) => name === 'amount')?.cues).toEqual(['Total', 'Amount due']);

  await json.fill(writePackFile({ ...written.value, title: 'Boat claims', fields: written.value.fields.slice(0, 2) }));
  await asForm.click();
  await expect.element(title).toHaveValue('Boat claims');
  expect(document.querySelectorAll('[data-testid^="edit-field-"]')).toHaveLength(2);
});

test('a mistake is named with its path while it is written, and keeps the pack from being saved', async () => {
  await start('#/packs/own', {}, [own]);
  await title.fill('');
  await expect.element(page.getByText('Title must not be empty.', { exact: true })).toBeVisible();
  await expect.element(title).toHaveAttribute('aria-invalid', 'true');
  await expect.element(save).toBeDisabled();
  await title.fill('Mended');
  await asJson.click();
  await json.fill(jsonText().replace('"type": "money"', '"type": "number"'));
  const faults = page.getByTestId('pack-faults');
  await expect.element(faults).toHaveTextContent(/fields\[\d\]\.type: must be one of date, money/);
  await faults.getByRole('button', { name: /^\(line \d+, column \d+\)$/ }).click();
  await expect.element(json).toHaveFocus();
  const box = document.querySelector<HTMLTextAreaElement>('[data-testid="pack-json"]');
  expect(box?.value.slice(box.selectionStart, box.selectionEnd)).toBe('"number",');

  await asForm.click();
  await expect.element(page.getByTestId('form-faults')).toHaveTextContent('this form cannot show');
  await expect.element(title).toBeDisabled();
  await asJson.click();
  await json.fill('{ "format": ');
  await expect
    .element(faults)
    .toHaveTextContent('The file is not JSON: it ends where a value should stand (line 1, column 13)');
  await expect.element(save).toBeDisabled();
});

test('a saved change is a new version; the older one can be restored', async () => {
  const app = await start('#/packs/own', {}, [own]);
  await title.fill('Changed');
  await expect.element(page.getByTestId('pack-unsaved')).toBeVisible();
  await save.click();
  await expect.element(page.getByTestId('pack-version-now')).toHaveTextContent('Version 1.0.1.');
  await expect.element(page.getByTestId('pack-unsaved')).not.toBeInTheDocument();
  expect(app.packs.versionsOf('own').map(({ pack }) => `${pack.version} ${pack.title}`)).toEqual([
    '1.0.1 Changed',
    '1.0.0 My own',
  ]);

  await page.getByRole('button', { name: 'Restore version 1.0.0' }).click();
  await expect.element(title).toHaveValue('My own');
  expect(app.packs.find('own')?.title).toBe('Changed');
  await save.click();
  await expect.element(page.getByTestId('pack-version-now')).toHaveTextContent('Version 1.0.2.');
  const again = new AppState(app.services, openState);
  await again.start();
  expect(again.packs.find('own')).toMatchObject({ version: '1.0.2', title: 'My own' });
});

test('what is not saved stays while other pages are open, and a reload asks first', async () => {
  await start('#/packs', {}, [own]);
  await page.getByRole('button', { name: /^Copy: Insurance/ }).click();
  await expect.element(page.getByTestId('pack-version-now')).toHaveTextContent('New, not saved yet.');
  await title.fill('Half done');
  await page.getByRole('link', { name: 'Documents', exact: true }).click();
  const leaving = new Event('beforeunload', { cancelable: true });
  window.dispatchEvent(leaving);
  expect(leaving.defaultPrevented).toBe(true);

  await page.getByRole('link', { name: 'Packs', exact: true }).click();
  await expect.element(page.getByText('not saved yet')).toBeVisible();
  await page.getByRole('link', { name: 'Half done' }).click();
  await page.getByRole('button', { name: 'Discard changes' }).click();
  await page.getByRole('button', { name: 'Discard the changes' }).click();
  await expect.element(page.getByRole('link', { name: 'Half done' })).not.toBeInTheDocument();
  const after = new Event('beforeunload', { cancelable: true });
  window.dispatchEvent(after);
  expect(after.defaultPrevented).toBe(false);
});

test('intents and fields are added, moved and removed, with the keyboard, and a removal is undone', async () => {
  const app = await start('#/packs/own', {}, [own]);
  const draft = app.drafts.of('own');
  const names = (): (string | undefined)[] | undefined => draft?.pack.fields.slice(0, 3).map((field) => field.name);
  const up = page.getByRole('button', { name: 'Move up: Policy number' });
  await expect.element(up).toBeEnabled();
  document.querySelector<HTMLElement>('[aria-label="Move up: Policy number"]')?.focus();
  await userEvent.keyboard('{Enter}');
  expect(names()).toEqual(['policy_number', 'claimant', 'claim_number']);
  await expect.element(page.getByRole('button', { name: 'Move down: Policy number' })).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  expect(names()).toEqual(['claimant', 'policy_number', 'claim_number']);

  await page.getByRole('button', { name: 'Remove: Policy number' }).click();
  expect(names()).toEqual(['claimant', 'claim_number', 'date_of_loss']);
  await page.getByRole('button', { name: 'Undo' }).click();
  expect(names()).toEqual(['claimant', 'policy_number', 'claim_number']);
  await page.getByRole('button', { name: 'Add a field' }).click();
  expect(draft?.pack.fields.at(-1)).toMatchObject({ name: 'field_8', type: 'date' });
  await page.getByRole('button', { name: 'Add an intent' }).click();
  expect(draft?.pack.classification.intents).toHaveLength(10);
  expect(draft?.faults).toEqual([]);
});

test('a deleted pack comes back with all its versions', async () => {
  const app = await start('#/packs', {}, [own, { ...own, version: '1.1.0' }]);
  await page.getByRole('button', { name: 'Delete: My own' }).click();
  await expect.element(page.getByText('You have no pack of your own yet.')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.element(rows.nth(1)).toHaveTextContent('My own');
  expect(app.packs.versionsOf('own')).toHaveLength(2);
});

test('a file is imported as it is; one that is no pack names what is wrong with it', async () => {
  const app = await start();
  const file = { ...own, version: '2.3.4' };
  await userEvent.upload(packInput, fileOf('own.pack.json', `\ufeff${writePackFile(file)}`));
  await expect.element(page.getByText('Imported: My own, version 2.3.4.')).toBeVisible();
  expect(app.packs.find('own')).toEqual(file);

  const broken = writePackFile(file).replace('"type": "date"', '"type": "day"').replace('"id": "own"', '"id": "Own"');
  await userEvent.upload(packInput, fileOf('broken.pack.json', broken));
  await expect.element(page.getByText('broken.pack.json is no task pack that Stayput can use.')).toBeVisible();
  const faults = page.getByTestId('pack-faults');
  await expect.element(faults).toHaveTextContent(/id: must be lower-case letters.+\(line 3, column 9\)/);
  await expect.element(faults).toHaveTextContent(/fields\[3\]\.type: must be one of .+, and is "day"/);
  await userEvent.upload(packInput, fileOf('cut.pack.json', writePackFile(file).slice(0, 100)));
  await expect.element(faults).toHaveTextContent('The file is not JSON');
  await userEvent.upload(packInput, fileOf('huge.json', 'x'.repeat(2_100_000)));
  await expect.element(faults).toHaveTextContent('is too large for a task pack');
  expect(app.packs.own).toHaveLength(1);
});

test('a pack whose id is known becomes a new version or a copy, as the person wants', async () => {
  const app = await start('#/packs', {}, [own]);
  await userEvent.upload(packInput, fileOf('own.json', writePackFile(own)));
  await expect.element(page.getByText(/You have exactly this pack already/)).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();

  await page.getByText('Paste a pack instead').click();
  const box = page.getByRole('textbox', { name: 'The pack as JSON' });
  await box.fill(writePackFile({ ...own, title: 'From elsewhere' }));
  await page.getByRole('button', { name: 'Import the pasted pack' }).click();
  await page.getByRole('button', { name: 'Import as new version 1.0.1' }).click();
  await expect.element(page.getByText('Imported: From elsewhere, version 1.0.1.')).toBeVisible();
  expect(app.packs.versionsOf('own')).toHaveLength(2);

  await userEvent.upload(packInput, fileOf('insurance.json', writePackFile(insurancePack)));
  await expect.element(page.getByText(/comes with the app and stays as it is/)).toBeVisible();
  await page.getByRole('button', { name: 'Import as a copy' }).click();
  await expect.element(page.getByText(/^Imported: .+ \(copy\), version 1\.0\.0\.$/)).toBeVisible();
  expect(app.packs.find(`${insurancePack.id}_copy`)?.fields).toEqual(insurancePack.fields);
});

test('a draft is tried on a stored document, which keeps its own result', async () => {
  const { begun, readDocument: byHand } = readingByHand();
  const seen: string[] = [];
  const app = await start(
    '#/documents',
    {
      readDocument: (model, wanted, text, options) => {
        if (wanted.by === 'person') seen.push(wanted.pack.title);
        return byHand(model, wanted, text, options);
      },
    },
    [own],
  );
  await userEvent.upload(page.getByTestId('drop-input'), [
    new File(['Dear Sir, my policy PM-4 is lost.'], 'letter.txt'),
  ]);
  await expect.poll(() => begun.length).toBe(1);
  location.hash = '#/packs/own';
  await title.fill('Tried');
  const run = page.getByRole('button', { name: 'Try on this document' });
  await run.click();
  // One document at a time uses the model.
  await expect.element(page.getByText('Waiting until the document that is being read is done.')).toBeVisible();
  expect(begun).toHaveLength(1);
  begun[0]?.finish();
  await expect.poll(() => begun.length).toBe(2);
  expect(seen).toEqual(['Tried']);
  begun[1]?.options.onProgress?.({ done: 1, total: 8, step: 'Amount' });
  await expect.element(page.getByRole('progressbar', { name: 'Reading: Amount' })).toBeVisible();
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect.element(page.getByText('Stopped.')).toBeVisible();

  await run.click();
  await expect.poll(() => begun.length).toBe(3);
  begun[2]?.finish();
  await expect.element(page.getByTestId('trial-intent')).toHaveTextContent('New claim');
  await expect.element(page.getByTestId('trial-policy_number')).toHaveTextContent('Dear Sir, my policy PM-4 is lost.');
  await expect.element(page.getByTestId('trial-amount')).toHaveTextContent('Not in the document');
  await expect.element(page.getByTestId('trial-behind')).not.toBeInTheDocument();
  await title.fill('Changed again');
  await expect.element(page.getByTestId('trial-behind')).toBeVisible();
  const listed = await app.services.vault.listDocuments({ before: null, limit: 10 });
  expect(listed.ok && listed.value.items.filter(({ reading }) => reading !== null)).toHaveLength(1);
  expect(app.packs.find('own')?.title).toBe('My own');
});

test('without a model or without documents, a trial says what it needs', async () => {
  const services = await scriptedServices(new ScriptedModel(absent));
  await open(`#/packs/${insurancePack.id}`, services);
  await expect.element(page.getByText(/Add a document first/)).toBeVisible();
  await page.getByRole('link', { name: 'Documents', exact: true }).click();
  await userEvent.upload(page.getByTestId('drop-input'), [new File(['x'], 'a.txt')]);
  location.hash = `#/packs/${insurancePack.id}`;
  await expect.element(page.getByRole('button', { name: 'Try on this document' })).toBeDisabled();
  await expect.element(page.getByText(/Needs the reading model/)).toBeVisible();
});

test('a document says which pack read it and who chose it, and is read again with another one', async () => {
  const app = await start('#/documents', { builtInPacks: [insurancePack, contracts] });
  await userEvent.upload(page.getByTestId('drop-input'), [new File(['PM-4'], 'letter.txt')]);
  await expect.element(page.getByTestId('document-row')).toHaveTextContent('score 82 %');
  await page.getByRole('link', { name: 'letter.txt' }).click();
  const readAs = page.getByTestId('read-as');
  await expect.element(readAs).toHaveTextContent('Read as: Contracts 1.0.0 (chosen automatically, score 93 %)');
  const choice = page.getByLabelText('Read it again as');
  await expect.element(choice).toHaveDisplayValue('Automatic: the pack that fits best');
  await choice.selectOptions(insurancePack.title);
  await expect.element(readAs).toHaveTextContent(`Read as: ${insurancePack.title} 1.0.0 (chosen by you)`);

  const again = new AppState(app.services, openState);
  await again.start();
  expect(again.library.rows[0]?.reading).toMatchObject({ packId: insurancePack.id });
  expect(await storedChoice(again)).toMatchObject({ by: 'person' });
  await page.getByLabelText('Read it again as').selectOptions('Automatic: the pack that fits best');
  await expect.element(readAs).toHaveTextContent('Read as: Contracts');
});

test('new documents are read with the pack that is chosen for them', async () => {
  const app = await start('#/documents', { builtInPacks: [insurancePack, contracts] }, [own]);
  await page.getByLabelText('Read new documents as').selectOptions('My own');
  await userEvent.upload(page.getByTestId('drop-input'), [new File(['PM-4'], 'letter.txt')]);
  await expect.element(page.getByTestId('document-row')).toHaveTextContent('score 82 %');
  expect(app.library.rows[0]?.reading).toMatchObject({ packId: 'own' });
  expect(await storedChoice(app)).toMatchObject({ by: 'person' });
  const again = new AppState(app.services, openState);
  await again.start();
  expect(again.packs.defaultId).toBe('own');
});

test('a document is shown in the words of the version that read it, also when the pack was changed or deleted', async () => {
  const app = await start('#/documents', {}, [own]);
  await page.getByLabelText('Read new documents as').selectOptions('My own');
  await userEvent.upload(page.getByTestId('drop-input'), [new File(['PM-4'], 'letter.txt')]);
  await expect.element(page.getByTestId('document-row')).toHaveTextContent('score 82 %');
  const fields = own.fields.map((field) => (field.name === 'amount' ? { ...field, title: 'Money' } : field));
  await app.packs.save({ ...own, title: 'Renamed', fields }, own);
  await page.getByRole('link', { name: 'letter.txt' }).click();
  await expect.element(page.getByTestId('read-as')).toHaveTextContent('Read as: My own 1.0.0 (chosen by you)');
  await expect.element(page.getByTestId('pack-notice')).toHaveTextContent('the newest version is 1.0.1');
  await expect.element(page.getByTestId('field-amount')).toHaveTextContent('Amount');

  await app.packs.remove('own');
  await expect
    .element(page.getByTestId('pack-notice'))
    .toHaveTextContent('The pack own 1.0.0 that read this document was deleted.');
  await expect.element(page.getByTestId('field-date_of_loss')).toHaveTextContent('Date of loss');
  await expect.element(page.getByTestId('intent-label')).toHaveTextContent('New claim');
  await expect.element(page.getByText(/The pack that you chose for this document was deleted/)).toBeVisible();
});

test('a stored pack that is damaged or of another time is named, and the others work', async () => {
  const services = await scriptedServices(new ScriptedModel(ready));
  await services.vault.putPack({
    packId: 'old',
    version: '1.0.0',
    pack: { format: 'stayput-task-pack/0' },
    savedAt: 1,
  });
  await services.vault.putPack({ packId: 'own', version: '1.0.0', pack: own, savedAt: 1 });
  await open('#/packs', services);
  await expect.element(page.getByText(/old@1\.0\.0: damaged, or no pack/)).toBeVisible();
  await expect.element(rows.nth(1)).toHaveTextContent('My own');
  location.hash = '#/packs/nobody';
  await expect.element(page.getByText(/There is no pack nobody here/)).toBeVisible();
});

/** Who chose the pack that read the newest document. */
async function storedChoice({ services, library }: AppState): Promise<unknown> {
  const stored = await services.vault.getReading(library.rows[0]?.id ?? '');
  return stored.ok ? stored.value?.reading.choice : stored.error;
}
