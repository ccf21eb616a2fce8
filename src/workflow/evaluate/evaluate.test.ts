import { expect, test } from 'vitest';
import { readRecords, seededRandom, type EvaluationRecord, type EvaluationReport } from '../../evaluation';
import { err, type Result } from '../../shared/result';
import { evaluate } from './evaluate';
import type { EvaluationError, EvaluationOrder, EvaluationProgress } from './order';

const kinds = [
  ['claim', ['a tree fell on my roof', 'water came through the ceiling', 'my car was hit in the car park']],
  ['cancel', ['please cancel my policy', 'I want to end the contract', 'do not renew my cover']],
  ['address', ['I have moved to another town', 'my new address is below', 'we moved house last week']],
] as const;

/** Messages whose words tell what they are about, a few of them labelled wrongly, with two fields each. */
function messages(count: number, seed: number, wrong = 0.02): readonly EvaluationRecord[] {
  const random = seededRandom(seed);
  const pick = <T>(list: readonly T[]): T => {
    const one = list[Math.floor(random() * list.length)];
    if (one === undefined) throw new Error('An empty list has nothing to pick.');
    return one;
  };
  const lines = Array.from({ length: count }, (_, place) => {
    const [intent, sentences] = pick(kinds);
    const number = `PX-${String(10_000 + Math.floor(random() * 90_000))}`;
    const amount = `£${String(10 + Math.floor(random() * 990))}.00`;
    const isStated = random() < 0.7;
    return JSON.stringify({
      id: `m${String(place)}`,
      text: `Dear sirs, ${pick(sentences)}.\nPolicy number: ${number}\n${isStated ? `Amount: ${amount}\n` : ''}Regards`,
      intent: random() < wrong ? pick(kinds)[0] : intent,
      fields: { number, amount: isStated ? amount : null },
    });
  });
  const read = readRecords(lines.join('\n'));
  if (!read.ok) throw new Error(read.error.message);
  return read.value;
}

const order = (changes: Partial<EvaluationOrder>): EvaluationOrder => ({
  records: messages(400, 1),
  training: null,
  labels: 200,
  seed: 1,
  target: 0.1,
  delta: 0.1,
  pack: null,
  device: false,
  deviceLimit: 200,
  ...changes,
});

const noModel: EvaluationError = { code: 'no-model', message: 'There is no model here.' };

function run(
  changes: Partial<EvaluationOrder> = {},
  onProgress: (progress: EvaluationProgress) => void = () => undefined,
  signal = new AbortController().signal,
): Promise<Result<EvaluationReport, EvaluationError>> {
  let clock = 0;
  return evaluate(order(changes), {
    signal,
    onProgress,
    now: () => clock++,
    pause: () => Promise.resolve(),
    loadModel: () => Promise.resolve(err(noModel)),
  });
}

async function report(changes: Partial<EvaluationOrder> = {}): Promise<EvaluationReport> {
  const done = await run(changes);
  if (!done.ok) throw new Error(done.error.message);
  return done.value;
}

test('what labels teach is measured on records that nothing was learned from', async () => {
  const shares = new Set<string>();
  const done = await run({}, ({ step, share }) => {
    expect(share).toBeGreaterThanOrEqual(0);
    expect(share).toBeLessThanOrEqual(1);
    shares.add(step);
  });
  if (!done.ok) throw new Error(done.error.message);
  const { n, labels, training, calibration, intents, fields, microF1, fieldsTogether, tiers, riskCoverage } =
    done.value;
  expect([n, labels, training, calibration]).toEqual([200, 200, 100, 100]);
  expect(intents?.accuracy.value).toBeGreaterThan(0.9);
  expect(intents?.accuracy.low).toBeLessThan(intents?.accuracy.value ?? 0);
  expect(intents?.certified).toMatchObject({ target: 0.1, delta: 0.1 });
  expect(Object.keys(fields ?? {})).toEqual(['amount', 'number']);
  expect(fields?.['number']?.f1).toBeGreaterThan(0.95);
  expect(microF1?.value).toBeGreaterThan(0.95);
  expect(fieldsTogether).toMatchObject({ target: 0.1 });
  expect((tiers['tier-0'] ?? 0) + (tiers['person'] ?? 0)).toBeCloseTo(1);
  for (const { coverage, risk } of riskCoverage) {
    expect(coverage).toBeGreaterThan(0);
    expect(risk).toBeLessThanOrEqual(1);
  }
  expect(shares.size).toBe(6);
  expect(structuredClone(done.value)).toEqual(done.value);
}, 60_000);

test('the same seed gives the same report', async () => {
  const [one, two] = [await report({ labels: 100 }), await report({ labels: 100 })];
  expect(two).toEqual(one);
}, 60_000);

test('labels that are noise certify nothing', async () => {
  const { intents } = await report({ records: messages(400, 2, 1), target: 0.05 });
  expect(intents?.certified).toMatchObject({ missingLabels: null });
  expect(intents?.accuracy.high).toBeLessThan(0.6);
}, 60_000);

test('labels of another file teach, and what they never saw counts as wrong', async () => {
  const taught = messages(150, 3).filter(({ intent }) => intent !== 'address');
  const { training, calibration, n, intents, notes } = await report({ training: taught, labels: null });
  expect([training, calibration, n]).toEqual([taught.length, 120, 280]);
  expect(intents?.accuracy.value).toBeLessThan(0.8);
  expect(notes.join(' ')).toMatch(/intent that no label taught/);
}, 60_000);

test('what can’t be learned is said, and the rest is measured', async () => {
  const one = messages(60, 4).map((record) => ({ ...record, intent: 'claim' }));
  const { intents, fields, notes } = await report({ records: one, labels: 30 });
  expect(intents).toBeUndefined();
  expect(fields).toBeDefined();
  expect(notes.join(' ')).toMatch(/Intents were not measured/);
  expect(await run({ labels: 0 })).toMatchObject({ ok: false, error: { code: 'no-model' } });
  const bare = messages(20, 5).map((record) => ({ ...record, intent: null, fields: new Map() }));
  expect(await run({ records: bare })).toMatchObject({ ok: false, error: { code: 'nothing-labelled' } });
}, 60_000);

test('names and texts of any kind are data', async () => {
  const hostile = messages(80, 6).map((record, place) => ({
    ...record,
    text: place % 2 === 0 ? record.text : '<img src=x onerror=alert(1)>\u0000 {"__proto__": 1}',
    intent: place % 2 === 0 ? '__proto__' : 'constructor',
    fields: new Map([['__proto__', place % 2 === 0 ? ['sirs'] : []]]),
  }));
  const { intents, fields } = await report({ records: hostile, labels: 40 });
  expect(intents?.accuracy.value).toBeGreaterThan(0.9);
  expect(Object.keys(fields ?? {})).toEqual(['__proto__']);
  expect(({} as Record<string, unknown>)['f1']).toBeUndefined();
}, 60_000);

test('it can be stopped', async () => {
  const controller = new AbortController();
  const done = await run(
    {},
    () => {
      controller.abort();
    },
    controller.signal,
  );
  expect(done).toMatchObject({ ok: false, error: { code: 'cancelled' } });
});
