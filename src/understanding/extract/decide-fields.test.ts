import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { insurancePack, type TaskPack } from '../../tasks';
import { decideFields, type FieldEvidence } from './decide-fields';
import type { ReadValue } from './field-reader';

const TEXT = 'Policy PVX-752 of Ann Smith. Claim CL-88. Lost on 14 March 2026, paid $500.';

function valueAt(start: number, end: number, odds: number, value = TEXT.slice(start, end)): ReadValue {
  return {
    candidate: { start, end, value },
    features: {},
    prior: 0,
    signs: { formOdds: odds, perToken: -1, role: null },
    odds,
  };
}

function at(quote: string, odds: number, value = quote): ReadValue {
  const start = TEXT.indexOf(quote);
  return valueAt(start, start + quote.length, odds, value);
}

const found = (...values: ReadValue[]): FieldEvidence => ({ places: values.length, values });

function decide(evidence: Record<string, FieldEvidence>, pack: TaskPack = insurancePack) {
  const readings = decideFields(pack, TEXT, new Map(Object.entries(evidence)));
  expect(readings.map(({ name }) => name)).toEqual(pack.fields.map(({ name }) => name));
  return Object.fromEntries(readings.map((reading) => [reading.name, reading]));
}

describe('one field', () => {
  it('takes the value with the best odds, with its place, quote and normal form', () => {
    const { policy_number, date_of_loss } = decide({
      policy_number: found(at('CL-88', 1), at('PVX-752', 3)),
      date_of_loss: found(at('14 March 2026', 2, '2026-03-14')),
    });
    expect(policy_number?.found).toEqual({ start: 7, end: 14, quote: 'PVX-752', value: 'PVX-752' });
    expect(policy_number?.confidence).toBeCloseTo(Math.exp(3) / (1 + Math.exp(1) + Math.exp(3)), 9);
    expect(policy_number?.reason).toContain('2 places');
    expect(date_of_loss?.found).toMatchObject({ quote: '14 March 2026', value: '2026-03-14' });
    expect(date_of_loss?.reason).toContain('only value');
  });

  it('says when the model was not asked, because labels and places were clear enough', () => {
    const unasked = (value: ReadValue): ReadValue => ({ ...value, signs: null });
    const { policy_number, claim_number, amount } = decide({
      policy_number: found(unasked(at('PVX-752', 3))),
      claim_number: found(unasked(at('CL-88', -3))),
      amount: found(at('$500', 3)),
    });
    expect(policy_number?.reason).toMatch(/label and its place.*not asked/u);
    expect(claim_number).toMatchObject({ found: null });
    expect(claim_number?.reason).toContain('not asked');
    expect(amount?.reason).not.toContain('not asked');
  });

  it('is not stated when that is likelier than any value', () => {
    const { amount } = decide({ amount: found(at('$500', -2)) });
    expect(amount?.found).toBeNull();
    expect(amount?.confidence).toBeCloseTo(1 / (1 + Math.exp(-2)), 9);
    expect(amount?.reason).toContain('does not say');
  });

  it('is surely not stated when nothing has its form, and not quite so when nothing was worth asking about', () => {
    const { contact_email, contact_phone } = decide({ contact_phone: { places: 3, values: [] } });
    expect(contact_email).toMatchObject({ found: null, confidence: 1 });
    expect(contact_email?.reason).toContain('Nothing in the document');
    expect(contact_phone?.found).toBeNull();
    expect(contact_phone?.confidence).toBeLessThan(1);
  });
});

describe('two fields of one type', () => {
  it('do not share a place: the better claim has it, the other its next best', () => {
    const readings = decide({
      policy_number: found(at('PVX-752', 3), at('CL-88', 1)),
      claim_number: found(at('PVX-752', 2), at('CL-88', 1.5)),
    });
    expect(readings['policy_number']).toMatchObject({ found: { quote: 'PVX-752' } });
    expect(readings['claim_number']).toMatchObject({ found: { quote: 'CL-88' } });
  });

  it('do not share a part of a place either', () => {
    const readings = decide({ policy_number: found(at('PVX-752', 3)), claim_number: found(at('752', 2)) });
    expect(readings['claim_number']).toMatchObject({ found: null, confidence: 0.5 });
    expect(readings['claim_number']?.reason).toContain('another field');
  });

  it('do not share a place when their claims are equal', () => {
    const readings = decide({ policy_number: found(at('CL-88', 2)), claim_number: found(at('CL-88', 2)) });
    expect([readings['policy_number'], readings['claim_number']].filter((reading) => reading?.found)).toHaveLength(1);
  });

  it('leave a place alone that the other does not answer with', () => {
    const readings = decide({ policy_number: found(at('CL-88', -1)), claim_number: found(at('CL-88', -2)) });
    expect(readings['claim_number']?.confidence).toBeCloseTo(1 / (1 + Math.exp(-2)), 9);
  });

  it('share a place when the pack allows one of them to', () => {
    const sharing: TaskPack = {
      ...insurancePack,
      fields: insurancePack.fields.map((field) => ({ ...field, mayShare: field.name === 'claim_number' })),
    };
    const evidence = { policy_number: found(at('CL-88', 3)), claim_number: found(at('CL-88', 2)) };
    expect(decide(evidence, sharing)['claim_number']).toMatchObject({ found: { quote: 'CL-88' } });
  });

  it('of types that look alike do not share one either, of others they may', () => {
    const readings = decide({
      policy_number: found(at('752', 3)),
      contact_phone: found(at('752', 2)),
      claimant: found(at('752', 2)),
    });
    expect(readings['contact_phone']?.found).toBeNull();
    expect(readings['claimant']?.found).not.toBeNull();
  });
});

it('whatever the model says, quotes are the text, confidences probabilities, and no place answers twice', () => {
  const value = fc
    .tuple(fc.nat(TEXT.length - 8), fc.integer({ min: 1, max: 7 }), fc.integer({ min: -3, max: 3 }))
    .map(([start, length, odds]) => valueAt(start, start + length, odds));
  const evidence = fc.array(value, { maxLength: 4 }).map((values) => found(...values));
  fc.assert(
    fc.property(evidence, evidence, (policy, claim) => {
      const readings = decide({ policy_number: policy, claim_number: claim });
      const taken = ['policy_number', 'claim_number'].flatMap((name) => readings[name]?.found ?? []);
      for (const { start, end, quote } of taken) expect(quote).toBe(TEXT.slice(start, end));
      for (const { confidence } of Object.values(readings)) {
        expect(confidence).toBeGreaterThanOrEqual(0);
        expect(confidence).toBeLessThanOrEqual(1);
      }
      const [a, b] = taken;
      if (a && b) expect(a.end <= b.start || b.end <= a.start).toBe(true);
    }),
  );
});
