import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { labelUse } from '../../routing';
import { ok } from '../../shared/result';
import { INTENT_QUESTION, insurancePack, questionsOf } from '../../tasks';
import { READING_VERSION } from '../../understanding';
import { AppState } from '../state/app-state';
import { openState, ready, readingOf, ScriptedModel, scriptedServices } from '../testing/scripted-services';
import '../styles/base.css';
import '../styles/shell.css';
import '../styles/tables.css';
import TrustPageAlone from './testing/TrustPageAlone.svelte';

const patience = { timeout: 20_000 };

afterEach(async () => {
  await page.viewport(1280, 900);
  location.hash = '';
});

async function open(documents: number, id: string | null = null): Promise<AppState> {
  const services = await scriptedServices(new ScriptedModel(ready), (_model, _pack, text) =>
    Promise.resolve(ok({ ...readingOf(text), reader: READING_VERSION })),
  );
  const app = new AppState(services, openState);
  await app.start();
  const letters = Array.from(
    { length: documents },
    (_, place) => new File([`Policy number: PX-${String(1000 + place)}. A pipe burst.`], `${String(place)}.txt`),
  );
  await app.library.add(letters);
  await expect.poll(() => app.library.rows.every(({ reading }) => reading !== null), patience).toBe(true);
  await render(TrustPageAlone, { app, id });
  return app;
}

/** Says of all documents that nothing is stated, and that none of the intents fits. */
async function labelAll(app: AppState): Promise<void> {
  const { vault } = app.services;
  for (const { id } of app.library.rows) {
    for (const field of questionsOf(insurancePack)) {
      const intent = field === INTENT_QUESTION ? { intent: 'none' } : {};
      const kept = await vault.appendCorrection({
        documentId: id,
        field,
        found: null,
        source: 'review',
        at: Date.now(),
        ...intent,
      });
      expect(kept.ok).toBe(true);
    }
    const corrections = await vault.listCorrections(id);
    if (corrections.ok) app.reviews.set(id, corrections.value.items);
  }
}

test('without a document that was read, the page says what to do', async () => {
  await open(0);
  await expect.element(page.getByTestId('trust-empty')).toBeVisible();
  await expect.element(page.getByRole('link', { name: 'Add documents' })).toHaveAttribute('href', '#/documents');
});

test('what is promised, asked and worth can be seen and set', async () => {
  const app = await open(12, 'gone');
  await expect.element(page.getByText('No document was read with the pack gone')).toBeVisible();
  await expect.element(page.getByTestId('trust-pack')).toHaveValue(insurancePack.id);
  const due = app.library.rows.filter(({ id }) => labelUse(id) === 'certify').length;
  const questions = questionsOf(insurancePack);
  await expect
    .element(page.getByTestId('trust-checks'), patience)
    .toHaveTextContent(due === 0 ? 'None of these' : `0 of ${String(due * questions.length)} question`);
  const answer = page.getByTestId('trust-answer');
  await expect.element(answer).toHaveAttribute('href', `#/review/${insurancePack.id}`);
  for (const question of questions) await expect.element(page.getByTestId(`trust-card-${question}`)).toBeVisible();
  await expect.element(page.getByTestId(`trust-card-${INTENT_QUESTION}`)).toHaveTextContent('What it is about');

  const target = page.getByTestId('trust-target');
  const { trust } = await app.loadJudge();
  await target.fill('51');
  await page.getByRole('button', { name: 'Save the promise' }).click();
  await expect.element(page.getByRole('alert')).toHaveTextContent('at most 50');
  expect(trust.taskOf(insurancePack.id).target).toBe(0.05);
  await target.fill('10 %');
  await page.getByRole('button', { name: 'Save the promise' }).click();
  await expect.poll(() => trust.taskOf(insurancePack.id).target).toBe(0.1);
  await expect.poll(() => app.announcer.sentence).toBe('The promise is saved.');

  const card = page.getByTestId(`trust-card-${INTENT_QUESTION}`);
  await card.getByRole('combobox').selectOptions('high');
  await expect.poll(() => trust.taskOf(insurancePack.id).severities[INTENT_QUESTION]).toBe('high');

  const high = page.getByLabelText('A wrong value of high severity ($)');
  await high.fill('much');
  await page.getByRole('button', { name: 'Save what things are worth' }).click();
  await expect.element(page.getByRole('alert')).toHaveTextContent('Nothing was changed');
  await expect.element(high).toHaveAttribute('aria-invalid', 'true');
  await high.fill('100');
  await page.getByRole('button', { name: 'Save what things are worth' }).click();
  await expect.poll(() => trust.record.prices.usdPerError.high).toBe(100);
  await expect.element(card).toHaveTextContent('high: a wrong value costs $100');

  await page.viewport(390, 800);
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(innerWidth);
}, 60_000);

test('what is learned can be put away, used again and forgotten', async () => {
  const app = await open(24);
  await labelAll(app);
  const { trust } = await app.loadJudge();
  const learn = page.getByTestId('trust-learn');
  await expect.element(learn, patience).toBeDisabled();
  await page.getByTestId('trust-may-learn').click();
  await expect.element(learn, patience).toBeEnabled();
  const version = page.getByTestId('trust-version');
  await expect.element(version).toHaveTextContent('Nothing was learned yet');
  await learn.click();
  await expect.element(version, patience).toHaveTextContent('In use: learned on');
  await page.getByRole('button', { name: 'Let the model alone answer' }).click();
  await expect.element(version).toHaveTextContent('The model alone answers.');
  const heading = page.getByRole('heading', { name: 'What was learned for this pack' });
  await expect.element(heading).toHaveFocus();
  const again = page.getByRole('button', { name: 'Use this version again' });
  await expect.element(again, patience).toBeEnabled();
  await page.viewport(390, 800);
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(innerWidth);
  await again.click();
  await expect.element(version).toHaveTextContent('In use: learned on');
  await page.getByRole('button', { name: 'Forget all that was learned' }).click();
  await page.getByRole('button', { name: 'Forget it' }).click();
  await expect.element(version).toHaveTextContent('Nothing was learned yet');
  expect(trust.taskOf(insurancePack.id)).toMatchObject({ current: null, earlier: [] });
}, 90_000);

test('a question whose promise was withdrawn begins again', async () => {
  const app = await open(4);
  const { trust } = await app.loadJudge();
  const card = page.getByTestId(`trust-card-${INTENT_QUESTION}`);
  await expect.element(card, patience).toHaveTextContent('Not certified');
  await trust.changeTask(insurancePack.id, (task) => {
    const kept = task.guarantees[INTENT_QUESTION];
    if (kept === undefined) throw new Error('no guarantee');
    const device = { ...kept.device, withdrawnAt: Date.now() };
    return { ...task, guarantees: { ...task.guarantees, [INTENT_QUESTION]: { ...kept, device } } };
  });
  await expect.element(card).toHaveTextContent('Withdrawn on');
  await card.getByRole('button', { name: 'Begin again' }).click();
  await expect.element(card).not.toHaveTextContent('Withdrawn');
  expect(trust.taskOf(insurancePack.id).guarantees[INTENT_QUESTION]?.device.withdrawnAt).toBeNull();
}, 60_000);
