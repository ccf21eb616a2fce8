import { beforeEach, expect, test } from 'vitest';
import { labelUse } from '../../routing';
import { ok } from '../../shared/result';
import { INTENT_QUESTION, insurancePack, questionsOf } from '../../tasks';
import { READING_VERSION, type FieldValue, type Reading } from '../../understanding';
import type { Correction } from '../../vault';
import { AppState } from '../state/app-state';
import { openState, ready, readingOf, ScriptedModel, scriptedServices } from '../testing/scripted-services';
import type { Judge, TaskOverview } from './judge';

const intents = ['new_claim', 'cancellation', 'billing_question'] as const;
const words: Record<(typeof intents)[number], string> = {
  new_claim: 'A pipe burst in our kitchen last night and I want to report the damage to you.',
  cancellation: 'I have sold the house and would like to end the contract as of next month.',
  billing_question: 'My last statement shows a charge twice and I do not see why it is there.',
};

/** What is right about a document, by its text. */
function truth(text: string): { readonly intent: string; readonly number: FieldValue } {
  const intent = intents.find((label) => text.includes(words[label])) ?? 'none';
  const quote = /PX-\d+/.exec(text)?.[0] ?? '';
  const start = text.indexOf(quote);
  return { intent, number: { start, end: start + quote.length, quote, value: quote } };
}

/** The model finds the number, and takes every third letter for something else. */
function reading(text: string): Reading {
  const { intent, number } = truth(text);
  const isWrong = Number(number.quote.slice(3)) % 3 === 0;
  const label = isWrong ? 'none' : intent;
  return {
    ...readingOf(text),
    reader: READING_VERSION,
    intent: { label, confidence: isWrong ? 0.5 : 0.9, ranking: [{ label, confidence: isWrong ? 0.5 : 0.9 }] },
    fields: insurancePack.fields.map(({ name }) => ({
      name,
      found: name === 'policy_number' ? number : null,
      confidence: 0.9,
      reason: 'Scripted.',
    })),
  };
}

const letter = (place: number): File => {
  const intent = intents[place % 3] ?? 'new_claim';
  const text = `Dear team,\n\nPolicy number: PX-${String(1000 + place)}\n${words[intent]}\n\nRegards\n`;
  return new File([text], `letter-${String(place)}.txt`);
};

let app: AppState;
let judge: Judge;

beforeEach(async () => {
  app = new AppState(
    await scriptedServices(new ScriptedModel(ready), (_model, _pack, text) => Promise.resolve(ok(reading(text)))),
    openState,
  );
  await app.start();
  await app.library.add(Array.from({ length: 200 }, (_, place) => letter(place)));
  await expect.poll(() => app.library.rows.every(({ reading: read }) => read !== null), { timeout: 20_000 }).toBe(true);
  judge = await app.loadJudge();
});

/** Answers all questions of a document as they are right. */
async function label(id: string): Promise<void> {
  const { vault } = app.services;
  const entry = await vault.getEntry(id);
  if (!entry.ok) throw new Error(entry.error.message);
  const { intent, number } = truth(entry.value.content.text);
  for (const question of questionsOf(insurancePack)) {
    const answer: Correction = {
      documentId: id,
      field: question,
      found: question === 'policy_number' ? number : null,
      source: 'review',
      at: Date.now(),
      ...(question === INTENT_QUESTION && { intent }),
    };
    const kept = await vault.appendCorrection(answer);
    if (!kept.ok) throw new Error(kept.error.message);
  }
  const corrections = await vault.listCorrections(id);
  if (corrections.ok) app.reviews.set(id, corrections.value.items);
}

async function review(): Promise<TaskOverview> {
  const overview = await judge.review(insurancePack);
  if (overview?.ok !== true) throw new Error('no overview');
  return overview.value;
}

test('labels certify the model and teach; what was learned answers, is rolled back and forgotten', async () => {
  const before = await review();
  const certifying = app.library.rows.filter(({ id }) => labelUse(id) === 'certify');
  expect(before.checks).toMatchObject({ documents: Math.min(72, certifying.length), answered: 0 });
  expect(before.queue[0]).toMatchObject({ askedFor: 'spot-check', question: INTENT_QUESTION });
  expect(Object.values(before.task.guarantees).every(({ device }) => device.looks.length === 0)).toBe(true);

  for (const { id } of app.library.rows) await label(id);
  const labelled = await review();
  expect(labelled.queue).toEqual([]);
  expect(labelled.checks.answered).toBe(labelled.checks.questions);
  const number = labelled.task.guarantees['policy_number']?.device;
  expect(number?.certificate.kind).toBe('certified');
  // A third of the intents are wrong, which takes more spot checks than these.
  expect(labelled.task.guarantees[INTENT_QUESTION]?.device.certificate.kind).toBe('not-certified');

  const progress: number[] = [];
  const controller = new AbortController();
  const learn = () => judge.learn(insurancePack, (share) => progress.push(share), controller.signal);
  const learned = await learn();
  if (!learned.ok) throw new Error(learned.error.message);
  expect(progress.length).toBeGreaterThan(2);
  expect(learned.value.documents).toBe(app.library.rows.length - certifying.length);
  const teach = app.library.rows.find(({ id }) => labelUse(id) === 'teach')?.id ?? '';
  const fresh = 'Hello,\n\nPolicy number: PX-7777\nI have sold the house and would like to end the contract.\n';
  // Nobody allowed it yet.
  expect(await judge.tier0(teach, insurancePack, fresh)).toBeNull();
  await judge.trust.setMayLearn(true);
  await review();
  const answers = (await judge.tier0(teach, insurancePack, fresh))?.answers;
  expect(answers?.intent?.label).toBe('cancellation');
  expect(answers?.fields.get('policy_number')?.found).toMatchObject({ quote: 'PX-7777' });
  expect(await judge.tier0(certifying[0]?.id ?? '', insurancePack, fresh)).toBeNull();

  const decisions = await judge.decisionsOf(insurancePack, { text: fresh, reading: reading(fresh) });
  expect(decisions.get('policy_number')).toMatchObject({ tier: 'tier-0', route: { action: 'accept' }, isAgreed: true });

  await learn();
  const { current, earlier } = judge.trust.taskOf(insurancePack.id);
  expect(earlier).toHaveLength(1);
  expect(current?.version).toBe(earlier[0]?.version);
  await judge.trust.rollBack(insurancePack.id, null);
  expect(await judge.tier0(teach, insurancePack, fresh)).toBeNull();
  await judge.trust.rollBack(insurancePack.id, earlier[0]?.key ?? null);
  expect(await judge.tier0(teach, insurancePack, fresh)).not.toBeNull();
  await judge.trust.forget(insurancePack.id);
  expect(judge.trust.taskOf(insurancePack.id)).toMatchObject({ current: null, earlier: [] });
  const gone = await app.services.vault.getSetting(current?.key ?? '');
  expect(gone).toEqual(ok(null));
}, 120_000);

test('what is kept survives a reload; what another version wrote is left as it is', async () => {
  await judge.trust.setTarget(insurancePack.id, 0.1);
  const again = new AppState(app.services, openState);
  expect((await again.loadJudge()).trust.taskOf(insurancePack.id).target).toBe(0.1);
  await app.services.vault.setSetting('trust', { format: 'stayput-trust/9' });
  const later = (await new AppState(app.services, openState).loadJudge()).trust;
  expect(later.problem).toContain('another version');
  expect((await later.setMayLearn(true)).ok).toBe(false);
  expect(await app.services.vault.getSetting('trust')).toEqual(ok({ format: 'stayput-trust/9' }));
}, 60_000);
