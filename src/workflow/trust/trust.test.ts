import { describe, expect, it } from 'vitest';
import { checkRank, labelUse, route } from '../../routing';
import { INTENT_QUESTION, insurancePack, questionsOf, type TaskPack } from '../../tasks';
import { READING_VERSION, type Reading } from '../../understanding';
import { readTwice, type Readers } from './answer';
import { certifiedAnswers } from './certified-answers';
import { decide, nothingToWeigh, type Conditions } from './decide';
import { readingBasis } from './device-confidence';
import { updateGuarantees, type KeptGuarantees, type Terms } from './guarantees';
import { labelsOf, type TaskDocument } from './labels';
import { learnTask, type LearnOrder } from './learn';
import type { LearnedTask } from './learned-task';
import { openLearned } from './open-learned';
import { queueOf } from './queue';
import { freshTrust, readLearnedTask } from './trust-record';

const pack: TaskPack = {
  ...insurancePack,
  fields: insurancePack.fields.filter(({ name }) => ['policy_number', 'amount'].includes(name)),
};
const intents = ['new_claim', 'cancellation', 'billing_question'] as const;
const words: Record<(typeof intents)[number], string> = {
  new_claim: 'A pipe burst in our kitchen last night and I want to report the damage to you.',
  cancellation: 'I have sold the house and would like to end the contract as of next month.',
  billing_question: 'My last statement shows a charge twice and I do not see why it is there.',
};

const deviceBasis = readingBasis({
  model: 'scripted@1.0.0',
  reader: READING_VERSION,
  packId: pack.id,
  packVersion: pack.version,
});

/** A document that a person has labelled; the model of the device reads two in three of its answers rightly. */
function document(place: number): TaskDocument {
  const id = `document-${place.toString().padStart(4, '0')}`;
  const intent = intents[place % intents.length] ?? 'new_claim';
  const number = `PM-${(1000 + place * 7).toString()}`;
  const amount = `$${(50 + place).toString()}.00`;
  const greeting = ['Dear team,', 'Hello,', 'To whom it may concern,'][place % 3] ?? '';
  const text = `${greeting}\n\nPolicy number: ${number}\n${words[intent]}\nAmount due: ${amount}\nRef ${(9000 + place).toString()}\n`;
  const span = (quote: string) => ({ start: text.indexOf(quote), end: text.indexOf(quote) + quote.length, quote });
  const right = { ...span(number), value: number };
  const sum = { ...span(amount), value: `${(50 + place).toString()}.00 USD` };
  const isRight = place % 3 !== 0;
  const reading: Reading = {
    packId: pack.id,
    packVersion: pack.version,
    intent: {
      label: isRight ? intent : 'none',
      confidence: isRight ? 0.9 : 0.4,
      ranking: [
        { label: isRight ? intent : 'none', confidence: isRight ? 0.9 : 0.4 },
        { label: 'claim_status', confidence: 0.05 },
      ],
    },
    fields: [
      { name: 'policy_number', found: isRight ? right : null, confidence: isRight ? 0.9 : 0.5, reason: 'Its label.' },
      { name: 'amount', found: sum, confidence: 0.95, reason: 'Its label.' },
    ],
    engine: 'scripted',
    model: 'scripted@1.0.0',
    reader: READING_VERSION,
    seconds: 1,
    windows: 1,
  };
  const labels = labelsOf(
    [
      { documentId: id, field: INTENT_QUESTION, found: null, intent, at: 10 + place, source: 'review' },
      { documentId: id, field: 'policy_number', found: right, at: 10 + place },
      { documentId: id, field: 'amount', found: sum, at: 10 + place },
    ],
    pack.id,
  );
  return { id, text, reading, labels };
}

const documents = Array.from({ length: 300 }, (_, place) => document(place));
const teaching = documents.filter(({ id }) => labelUse(id) === 'teach');
const certifying = documents.filter(({ id }) => labelUse(id) === 'certify');
const questions = questionsOf(pack);
const order: LearnOrder = { pack, documents, deviceBasis, seed: 1, now: 1000 };
const parts = { signal: new AbortController().signal, onProgress: () => undefined, pause: () => Promise.resolve() };

async function learned(from: LearnOrder = order): Promise<LearnedTask> {
  const task = await learnTask(from, parts);
  if (!task.ok) throw new Error(task.error.message);
  return task.value;
}

function readersOf(task: LearnedTask): Readers {
  const reader = openLearned(task, pack);
  if (!reader.ok) throw new Error(reader.error.message);
  return { learned: reader.value, calibrations: task.device, deviceBasis };
}

const conditions: Conditions = {
  prices: freshTrust.prices,
  askPerson: { usd: 0, latencySeconds: 0, humanMinutes: 0.25, errorProbability: 0.01 },
  severity: 'low',
  outside: {
    private: { availability: { kind: 'forbidden', reason: 'There is none.' }, estimate: nothingToWeigh },
    frontier: { availability: { kind: 'forbidden', reason: 'There is none.' }, estimate: nothingToWeigh },
  },
};

const nothingKept: KeptGuarantees = { current: {}, lapsed: [] };

function terms(readers: Readers, now = 2000): Terms {
  return { promise: { target: 0.05, delta: 0.1 }, readers, now };
}

describe('labels', () => {
  it('are a pack’s own: a field of the same name in another one may mean something else', () => {
    const said = { documentId: 'a', field: 'amount', found: null, at: 1 };
    const corrections = [said, { ...said, packId: pack.id, at: 2 }, { ...said, packId: 'banking_messages', at: 3 }];
    expect(labelsOf(corrections, pack.id).get('amount')?.at).toBe(2);
    expect(labelsOf(corrections, 'banking_messages').get('amount')?.at).toBe(3);
    expect(labelsOf(corrections, 'contracts').get('amount')?.at).toBe(1);
  });
});

describe('learning', () => {
  it('learns from documents that teach, and from no other', async () => {
    const task = await learned();
    expect(task.documents).toBe(teaching.length);
    expect(task.labels).toEqual({ $intent: teaching.length, policy_number: teaching.length, amount: teaching.length });
    expect(task.problems).toEqual([]);
    const without = await learned({ ...order, documents: teaching });
    expect(without.version).toBe(task.version);
    expect((await learned({ ...order, documents: teaching.slice(1) })).version).not.toBe(task.version);
  });

  it('gives a reader that survives being stored, and answers new documents with their places', async () => {
    const stored = readLearnedTask(JSON.parse(JSON.stringify(await learned())));
    if (stored === null) throw new Error('not readable');
    const { learned: reader } = readersOf(stored);
    const fresh = document(777);
    const answers = reader?.read(fresh.text);
    expect(answers?.get(INTENT_QUESTION)).toMatchObject({ value: 'new_claim', found: null });
    const number = answers?.get('policy_number');
    expect(number?.value).toBe('PM-6439');
    expect(fresh.text.slice(number?.found?.start, number?.found?.end)).toBe(number?.found?.quote);
    expect(answers?.get('amount')?.value).toBe('827.00 USD');
  });

  it('fits the model’s confidence: agreement with the second reader raises it', async () => {
    const readers = readersOf(await learned());
    const right = readTwice(document(778), questions, readers).get('policy_number');
    const wrong = readTwice(document(780), questions, readers).get('policy_number');
    expect(right?.device?.confidence).toBeGreaterThan(0.9);
    expect(wrong?.device?.confidence).toBeLessThan(0.1);
  });

  it('knows nothing of readings by another model', async () => {
    const readers = { ...readersOf(await learned()), deviceBasis: 'another' };
    expect(readTwice(document(778), questions, readers).get('policy_number')?.device).toBeNull();
  });

  it.each([
    ['no label', []],
    ['labels that certify alone', certifying],
  ])('is an error where there is %s', async (_, given) => {
    expect(await learnTask({ ...order, documents: given }, parts)).toMatchObject({
      ok: false,
      error: { code: 'no-labels' },
    });
  });

  it('says what could not be learned, and learns the rest', async () => {
    const one = teaching
      .filter((_, i) => i < 40)
      .map((each) => ({
        ...each,
        labels: new Map([
          ...each.labels,
          [INTENT_QUESTION, { right: 'none', quote: null, source: 'review' as const, at: 1 }],
        ]),
      }));
    const task = await learned({ ...order, documents: one });
    expect(task.intents).toBeNull();
    expect(task.problems.join()).toContain('same label');
    expect(task.ranker).not.toBeNull();
  });

  it('stops when it is told to', async () => {
    const controller = new AbortController();
    controller.abort();
    const stopped = await learnTask(order, { ...parts, signal: controller.signal });
    expect(stopped).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  });

  it('refuses what was damaged', async () => {
    const task = await learned();
    expect(openLearned({ ...task, ranker: `${task.ranker?.slice(0, 400) ?? ''}AAAA` }, pack)).toMatchObject({
      ok: false,
      error: { code: 'damaged' },
    });
    expect(readLearnedTask({ ...task, device: null })).toBeNull();
  });
});

describe('guarantees', () => {
  it('certify what was learned, then the model for what that leaves; and lapse with what they are about', async () => {
    const readers = readersOf(await learned());
    const first = updateGuarantees(documents, questions, nothingKept, terms(readers));
    for (const question of questions) {
      const guarantee = first.current[question]?.['tier-0'];
      expect(guarantee?.certificate).toMatchObject({ kind: 'certified', labels: certifying.length });
    }
    // All is answered by what was learned: nothing is left to check the model by.
    expect(first.current['policy_number']?.device.certificate.labels).toBe(0);
    const same = updateGuarantees(documents, questions, first, terms(readers, 3000));
    expect(same).toEqual(first);
    const other = readersOf(await learned({ ...order, documents: teaching.slice(0, 60) }));
    const lapsed = updateGuarantees(documents.slice(0, 50), questions, first, terms(other));
    expect(lapsed.current['amount']?.['tier-0'].looks).toEqual([]);
    const stricter = updateGuarantees(documents, questions, first, {
      ...terms(readers),
      promise: { target: 0.01, delta: 0.1 },
    });
    expect(stricter.current['amount']?.['tier-0'].certificate.kind).toBe('not-certified');
  });

  it('that lapsed come back with the looks that they have had, and are not tried anew', async () => {
    const readers = readersOf(await learned());
    const first = updateGuarantees(documents, questions, nothingKept, terms(readers));
    const other = { ...terms(readers, 3000), promise: { target: 0.06, delta: 0.1 } };
    const between = updateGuarantees(documents, questions, first, other);
    expect(between.lapsed.map(({ tier }) => tier)).toContain('tier-0');
    const back = updateGuarantees(documents, questions, between, terms(readers, 4000));
    expect(back.current['amount']?.['tier-0']).toEqual(first.current['amount']?.['tier-0']);
    const again = updateGuarantees(documents, questions, back, other);
    expect(again.current['amount']?.['tier-0'].looks.map(({ at }) => at)).toEqual([3000]);
  });

  it('without anything learned, certify the model by its own score', () => {
    const readers: Readers = { learned: null, calibrations: null, deviceBasis };
    const { current } = updateGuarantees(documents, ['policy_number'], nothingKept, terms(readers));
    const guarantees = current['policy_number'];
    expect(guarantees?.['tier-0'].certificate.labels).toBe(0);
    const certificate = guarantees?.device.certificate;
    // Two in three are right, and the score tells which.
    expect(certificate).toMatchObject({ kind: 'certified', errors: 0 });
    expect(certificate?.kind === 'certified' && certificate.threshold > 0.5).toBe(true);
  });

  it('count no spot check beyond the first that is left out', () => {
    const readers: Readers = { learned: null, calibrations: null, deviceBasis };
    const third = certifying.toSorted((a, b) => checkRank(a.id) - checkRank(b.id))[2];
    const gap = documents.map((each) => (each.id === third?.id ? { ...each, labels: new Map() } : each));
    const { current } = updateGuarantees(gap, ['amount'], nothingKept, terms(readers));
    expect(current['amount']?.device.looks).toEqual([]);
  });
});

describe('decisions', () => {
  it('accept what a guarantee covers, say who answered, and can be taken again', async () => {
    const readers = readersOf(await learned());
    const { current: guarantees } = updateGuarantees(documents, questions, nothingKept, terms(readers));
    const fresh = document(777);
    const reads = readTwice(fresh, questions, readers);
    for (const question of questions) {
      const own = reads.get(question);
      if (own === undefined) throw new Error('not read');
      const decision = decide(question, own, guarantees[question], conditions);
      expect(decision).toMatchObject({ tier: 'tier-0', route: { action: 'accept' } });
      expect(route(JSON.parse(JSON.stringify(decision.request)) as typeof decision.request)).toEqual(decision.route);
      const uncovered = decide(question, own, undefined, conditions);
      expect(uncovered).toMatchObject({ tier: 'device', route: { action: 'ask-person' } });
    }
    const known = certifiedAnswers(
      pack,
      fresh.text,
      readers.learned ?? { version: '', read: () => new Map() },
      guarantees,
    );
    expect(known.intent).toMatchObject({ label: 'new_claim', learned: readers.learned?.version });
    expect([...known.fields.keys()]).toEqual(['policy_number', 'amount']);
  });

  it('without any reader ask a person', () => {
    const decision = decide('amount', { learned: null, device: null }, undefined, conditions);
    expect(decision).toMatchObject({ tier: null, value: null, confidence: 0, route: { action: 'ask-person' } });
  });
});

describe('the review', () => {
  const readers: Readers = { learned: null, calibrations: null, deviceBasis };
  const decided = (each: TaskDocument, isDue: boolean, answered: readonly string[] = []) => ({
    id: each.id,
    isDue,
    decisions: questions.map((question) =>
      decide(
        question,
        readTwice(each, questions, readers).get(question) ?? { learned: null, device: null },
        undefined,
        conditions,
      ),
    ),
    answered: new Set(answered),
  });

  it('asks spot checks first, then what helps most, and nothing twice', () => {
    const [check] = certifying;
    const [doubtful] = teaching.filter(({ reading }) => reading?.intent.confidence === 0.4);
    const [sure] = teaching.filter(({ reading }) => reading?.intent.confidence === 0.9);
    if (!check || !doubtful || !sure) throw new Error('no documents');
    const queue = queueOf(
      [decided(sure, false, ['amount']), decided(doubtful, false), decided(check, true)],
      new Map([['policy_number', 90]]),
    );
    expect(
      queue.slice(0, 3).every(({ askedFor, documentId }) => askedFor === 'spot-check' && documentId === check.id),
    ).toBe(true);
    expect(queue.slice(0, 3).map(({ question }) => question)).toEqual(questions);
    expect(queue[3]).toMatchObject({ documentId: doubtful.id, question: INTENT_QUESTION });
    expect(queue.some(({ documentId, question }) => documentId === sure.id && question === 'amount')).toBe(false);
    expect(queue).toHaveLength(8);
  });
});
