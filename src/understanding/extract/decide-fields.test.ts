import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { insurancePack, type TaskPack } from '../../tasks';
import { decideFields } from './decide-fields';
import type { Finalist, WindowAnswer } from './window-reader';

const TEXT = 'Policy PVX-752 of Ann Smith. Claim CL-88. Lost on 14 March 2026, paid $500.';
const MODEL = 'scripted@1.0.0';
const pack: TaskPack = { ...insurancePack, calibrations: {} };
const whole = { text: TEXT, reference: null, windows: [{ start: 0, end: TEXT.length }] };

function at(quote: string, formOdds: number, roles: Record<string, number> = {}): Finalist {
  const start = TEXT.indexOf(quote);
  return { span: { start, end: start + quote.length }, formOdds, roles };
}

const answer = (finalists: readonly Finalist[], candidates = finalists.length): WindowAnswer[] => [
  { candidates, finalists },
];

function decide(answers: Record<string, WindowAnswer[]>, using = pack, document = whole) {
  const readings = decideFields(using, MODEL, document, new Map(Object.entries(answers)));
  expect(readings.map(({ name }) => name)).toEqual(using.fields.map(({ name }) => name));
  return Object.fromEntries(readings.map((reading) => [reading.name, reading]));
}

describe('one field', () => {
  it('takes the value with the best odds, with its place, quote and normal form', () => {
    const { policy_number } = decide({ policy_number: answer([at('CL-88', 1), at('PVX-752', 3)]) });
    expect(policy_number).toMatchObject({
      found: { start: 7, end: 14, quote: 'PVX-752', value: 'PVX-752' },
      confidence: 1 / (1 + Math.exp(-3)),
    });
    expect(policy_number?.reason).toContain('2 places');
  });

  it('says when it was the only value', () => {
    const { date_of_loss } = decide({ date_of_loss: answer([at('14 March 2026', 3)]) });
    expect(date_of_loss).toMatchObject({ found: { value: '2026-03-14' } });
    expect(date_of_loss?.reason).toContain('only value');
  });

  it('is not stated when that is likelier than any value', () => {
    const { amount } = decide({ amount: answer([at('$500', -2)]) });
    expect(amount).toMatchObject({ found: null, confidence: 1 / (1 + Math.exp(-2)) });
    expect(amount?.reason).toContain('does not say');
  });

  it('is surely not stated when nothing has its form', () => {
    const { contact_email } = decide({ contact_email: answer([]) });
    expect(contact_email).toMatchObject({ found: null, confidence: 1 });
    expect(contact_email?.reason).toContain('Nothing in the document');
    expect(decide({})['contact_email']).toEqual(contact_email);
  });

  it('never answers with a quote that is no value of its type', () => {
    const { date_of_loss } = decide({ date_of_loss: answer([at('Ann Smith', 9), at('14 March 2026', 1)]) });
    expect(date_of_loss).toMatchObject({ found: { value: '2026-03-14' } });
    expect(decide({ date_of_loss: answer([at('Ann Smith', 9)]) })['date_of_loss']).toMatchObject({ found: null });
  });

  it('weighs the roles of a value, each against what it scores anyway', () => {
    const [role, rival] = ['the insurance policy number', 'an invoice'];
    const own = pack.fields.find(({ name }) => name === 'policy_number')?.role ?? role;
    const unsure = answer([at('PVX-752', 1, { [own]: -20, [rival]: -10 })]);
    expect(decide({ policy_number: unsure })['policy_number']).toMatchObject({ found: null });
    const calibrations = { [MODEL]: { intents: {}, roles: { [own]: -20, [rival]: -4 }, fields: {} } };
    expect(decide({ policy_number: unsure }, { ...pack, calibrations })['policy_number']).toMatchObject({
      found: { quote: 'PVX-752' },
    });
  });

  it('needs its threshold, of the model that answered', () => {
    const answers = { policy_number: answer([at('PVX-752', 2)]) };
    const calibration = { intents: {}, roles: {}, fields: { policy_number: 2.5 } };
    const strict = decide(answers, { ...pack, calibrations: { [MODEL]: calibration } });
    expect(strict['policy_number']).toMatchObject({ found: null, confidence: 1 / (1 + Math.exp(-0.5)) });
    const other = decide(answers, { ...pack, calibrations: { 'other@1.0.0': calibration } });
    expect(other['policy_number']).toMatchObject({ found: { quote: 'PVX-752' } });
  });
});

describe('windows', () => {
  it('give places in the document, and the best of all windows wins', () => {
    const start = TEXT.indexOf('Claim');
    const windows = [
      { start: 0, end: start + 5 },
      { start, end: TEXT.length },
    ];
    const inSecond = { span: { start: 6, end: 11 }, formOdds: 4, roles: {} };
    const answers = { claim_number: [...answer([at('PVX-752', 1)]), ...answer([inSecond])] };
    expect(decide(answers, pack, { ...whole, windows })['claim_number']).toMatchObject({
      found: { start: start + 6, end: start + 11, quote: 'CL-88' },
    });
  });
});

describe('two fields of one type', () => {
  it('do not share a place: the better claim has it, the other its next best', () => {
    const readings = decide({
      policy_number: answer([at('PVX-752', 3), at('CL-88', 1)]),
      claim_number: answer([at('PVX-752', 2), at('CL-88', 1.5)]),
    });
    expect(readings['policy_number']).toMatchObject({ found: { quote: 'PVX-752' } });
    expect(readings['claim_number']).toMatchObject({ found: { quote: 'CL-88' } });
  });

  it('do not share a part of a place either', () => {
    const readings = decide({
      policy_number: answer([at('PVX-752', 3)]),
      claim_number: answer([at('752', 2)]),
    });
    expect(readings['claim_number']).toMatchObject({ found: null, confidence: 0.5 });
    expect(readings['claim_number']?.reason).toContain('another field');
  });

  it('do not share a place when their claims are equal', () => {
    const readings = decide({ policy_number: answer([at('CL-88', 2)]), claim_number: answer([at('CL-88', 2)]) });
    expect([readings['policy_number'], readings['claim_number']].filter((reading) => reading?.found)).toHaveLength(1);
  });

  it('leave a place alone that the other does not answer with', () => {
    const readings = decide({
      policy_number: answer([at('CL-88', -1)]),
      claim_number: answer([at('CL-88', -2)]),
    });
    expect(readings['claim_number']).toMatchObject({ found: null, confidence: 1 / (1 + Math.exp(-2)) });
  });

  it('of different types may share one', () => {
    const text = { ...whole, text: 'Mail ann@example.org' };
    const span = { start: 5, end: 20 };
    const readings = decide(
      {
        contact_email: answer([{ span, formOdds: 3, roles: {} }]),
        claimant: answer([{ span, formOdds: 2, roles: {} }]),
      },
      pack,
      text,
    );
    expect(readings['contact_email']?.found).not.toBeNull();
    expect(readings['claimant']?.found).not.toBeNull();
  });
});

it('whatever the model says, quotes are the text, confidences probabilities, and no place answers twice', () => {
  const identifiers: TaskPack = {
    ...pack,
    fields: ['a', 'b', 'c'].map((name) => ({
      name,
      title: name,
      type: 'identifier',
      description: name,
      label: name,
      role: name,
      cues: [],
    })),
  };
  const finalist = fc
    .tuple(fc.nat(TEXT.length - 8), fc.integer({ min: 1, max: 7 }), fc.integer({ min: -3, max: 3 }))
    .map(([start, length, formOdds]): Finalist => ({ span: { start, end: start + length }, formOdds, roles: {} }));
  const answers = fc.record(
    Object.fromEntries(
      ['a', 'b', 'c'].map((name) => [name, fc.array(finalist, { maxLength: 3 }).map((f) => answer(f))]),
    ),
  );
  fc.assert(
    fc.property(answers, (given) => {
      const found = Object.values(decide(given, identifiers)).flatMap((reading) => {
        expect(reading.confidence).toBeGreaterThanOrEqual(0.5);
        expect(reading.confidence).toBeLessThanOrEqual(1);
        return reading.found ?? [];
      });
      for (const [i, { start, end, quote }] of found.entries()) {
        expect(quote).toBe(TEXT.slice(start, end));
        for (const other of found.slice(i + 1)) expect(start < other.end && other.start < end).toBe(false);
      }
    }),
  );
});
