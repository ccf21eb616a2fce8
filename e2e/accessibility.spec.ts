import type { Locator, Page } from 'playwright/test';
import { expect, test } from './support/app';
import type { App } from './support/app';
import { violationsOf } from './support/axe';
import {
  addFiles,
  downloadModel,
  expectPhase,
  expectState,
  fixtureModels,
  insurance,
  openDocument,
  openTab,
  patience,
  readNewAs,
  sample,
  textFile,
} from './support/person';

test.use({ modelsDirectory: fixtureModels });

const note = textFile(
  'note.txt',
  'Claim CL-20931: on 3 May 2026 a storm took tiles off our roof. Ann Lee, 1,250.00 EUR.',
);

/** Names that a narrow page must break somewhere. */
const awkward = textFile(`${'long-name-'.repeat(12)}.txt`, `${'x'.repeat(300)} Ann Lee`);

/** The same for task packs. Leaves an own pack behind, and no unsaved change. */
async function visitPacks(page: Page, look: (state: string) => Promise<void>): Promise<void> {
  await openTab(page, 'Packs');
  await look('list of packs');
  await page.getByTestId('pack-input').setInputFiles(textFile('broken.pack.json', '{ "format": "x", "fields": [{}] }'));
  await expect(page.getByTestId('pack-faults')).toBeVisible();
  await look('pack that could not be imported');
  await page.getByRole('link', { name: 'Contracts' }).click();
  await look('pack that comes with the app');
  await page.getByRole('button', { name: 'Copy and change' }).click();
  await expect(page.getByTestId('pack-unsaved')).toBeVisible();
  for (const summary of await page.locator('.entries summary').all()) await summary.click();
  await look('new pack with all its fields');
  await page.getByRole('textbox', { name: 'Title' }).first().fill('');
  await look('pack with a mistake');
  await page.getByRole('radio', { name: 'JSON' }).check();
  await look('JSON with a mistake');
  await page.getByRole('radio', { name: 'Form' }).check();
  await page.getByRole('textbox', { name: 'Title' }).first().fill('Leases');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByTestId('pack-version')).toHaveCount(1);
  await page.getByRole('button', { name: 'Try on this document' }).click();
  await expect(page.getByTestId('trial-results')).toBeVisible(patience);
  await look('pack that was tried on a document');
}

/** Takes a person's way through every page and state, and calls `look` in each. */
async function visitEverything(app: App, page: Page, look: (state: string) => Promise<void>): Promise<void> {
  await page.goto(app.url);
  await expectPhase(page, 'absent');
  await readNewAs(page, insurance);
  await look('empty list and consent');
  await page.getByRole('button', { name: 'Not now' }).click();
  await look('consent put off');
  await addFiles(page, note, awkward, { name: 'empty.pdf', mimeType: '', buffer: Buffer.alloc(0) });
  await expectState(page, 'empty.pdf', 'unreadable');
  await expectState(page, awkward.name, 'waiting');
  await look('list of waiting documents');
  await openDocument(page, note.name);
  await look('document that waits');
  await openTab(page, 'Model');
  await expectPhase(page, 'absent');
  await look('model that is absent');
  await downloadModel(page);
  await look('model that is ready');
  await page.getByRole('button', { name: 'Remove the model' }).click();
  await look('dialog that asks before removing the model');
  await page.getByRole('button', { name: 'Keep it', exact: true }).click();
  await openTab(page, 'Settings');
  await expect(page.getByTestId('vault-mode')).toBeVisible();
  await look('settings');
  await page.getByRole('button', { name: 'Delete everything from this browser' }).click();
  await look('dialog that asks before deleting everything');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Set a passphrase' }).click();
  await look('dialog that asks for a passphrase');
  await page.keyboard.press('Escape');

  await openTab(page, 'Documents');
  await expectState(page, note.name, 'done');
  await expectState(page, awkward.name, 'done');
  await page.getByRole('button', { name: 'Delete: empty.pdf' }).click();
  await look('list of documents and a message');
  await page.getByRole('button', { name: /^Open mode/ }).click();
  await look('explanation of the open mode');
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await openDocument(page, awkward.name);
  await look('document with long words');
  await openDocument(page, note.name);
  await look('document with a reading');
  const claimant = page.getByTestId('field-claimant');
  await claimant.getByRole('button', { name: /^Correct/ }).click();
  await claimant.getByRole('textbox').fill('ann lee');
  await look('field that is being corrected');
  await claimant.getByRole('button', { name: 'Use these words' }).click();
  await expect(claimant).toHaveAttribute('data-verdict', /^(corrected|confirmed)$/);
  await claimant.getByTestId('field-quote').click();
  await look('document with a correction and its evidence');
  await addFiles(page, sample('broker-letter.pdf'));
  await expectState(page, 'broker-letter.pdf', 'done');
  await openDocument(page, 'broker-letter.pdf');
  await look('document from a PDF');
  await visitPacks(page, look);
  await openTab(page, 'Network');
  await expect(page.getByTestId('network-row').first()).toBeVisible();
  await look('network');
}

// Each of the two widths and of the two schemes once: contrast does not depend on the width, nor overflow on the scheme.
for (const [colorScheme, width] of [
  ['light', 1280],
  ['dark', 390],
] as const) {
  test.describe(`${colorScheme}, ${width.toString()} pixels wide`, () => {
    test.use({ colorScheme, viewport: { width, height: 844 }, reducedMotion: 'reduce' });

    test('no page breaks a rule of accessibility, and none scrolls sideways', async ({ app, page }) => {
      // Some thirty states, each looked at from end to end.
      test.setTimeout(300_000);
      await visitEverything(app, page, async (state) => {
        expect.soft(await violationsOf(page), state).toEqual([]);
        const overflow = await page.evaluate(() => {
          const { scrollWidth, clientWidth } = document.documentElement;
          return scrollWidth - clientWidth;
        });
        expect.soft(overflow, `${state}: sideways scrolling`).toBe(0);
      });
    });
  });
}

/** Presses Tab until the element has the focus, as a person would who sees where it is. */
async function tabTo(page: Page, element: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await expect(element).toBeAttached();
  const hasFocus = (): Promise<boolean> => element.evaluate((candidate) => candidate === document.activeElement);
  for (let presses = 0; presses < 60 && !(await hasFocus()); presses++) await page.keyboard.press(key);
  await expect(element).toBeFocused();
}

test('the whole job can be done with the keyboard', async ({ app, page }) => {
  await page.goto(app.url);
  await readNewAs(page, insurance);
  await page.reload();
  await tabTo(page, page.getByTestId('model-download'));
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('model-status')).toHaveCount(0, { timeout: 60_000 });

  await tabTo(page, page.getByTestId('drop-input'));
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Space')]);
  await chooser.setFiles(note);
  await expectState(page, note.name, 'done');
  await tabTo(page, page.getByRole('link', { name: note.name }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: note.name })).toBeFocused();

  const amount = page.getByTestId('field-amount');
  const correct = amount.getByRole('button', { name: /^Correct/ });
  await tabTo(page, correct);
  await page.keyboard.press('Enter');
  await tabTo(page, amount.getByRole('textbox'));
  await page.keyboard.type('1,250.00');
  await page.keyboard.press('Enter');
  await expect(amount.getByTestId('field-quote')).toHaveText('“1,250.00”');
  await expect(correct).toBeFocused();

  await tabTo(page, amount.getByTestId('field-quote'), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(page.locator('mark[data-starts~="amount"]')).toBeFocused();

  await tabTo(page, amount.getByRole('button', { name: /^Undo/ }));
  await page.keyboard.press('Enter');
  await expect(amount.getByRole('button', { name: /^Undo/ })).toHaveCount(0);
  await expect(correct).toBeFocused();

  await tabTo(page, page.getByRole('link', { name: 'All documents' }), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('button', { name: `Delete: ${note.name}` }));
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('document-row')).toHaveCount(0);
  await tabTo(page, page.getByRole('button', { name: 'Undo' }));
  await page.keyboard.press('Enter');
  await expectState(page, note.name, 'done');
});

test('the first stop of the keyboard leads past the navigation', async ({ app, page }) => {
  await page.goto(app.url);
  await expect(page.getByTestId('drop-input')).toBeAttached();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
});
