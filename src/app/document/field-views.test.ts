import { expect, test } from 'vitest';
import { insurancePack } from '../../tasks';
import type { FieldValue, Reading } from '../../understanding';
import type { StoredCorrection } from '../../vault';
import { evidenceOf, fieldViews, pickedValue } from './field-views';

const amount = { start: 4, end: 8, quote: '£ 12', value: '12.00 GBP' };
const reading: Reading = {
  packId: insurancePack.id,
  packVersion: insurancePack.version,
  intent: { label: 'new_claim', confidence: 1, ranking: [] },
  fields: [
    { name: 'amount', found: amount, confidence: 0.7, reason: 'It stands after "total".' },
    { name: 'claimant', found: null, confidence: 0.6, reason: 'No name was found.' },
  ],
  engine: 'scripted',
  model: 'scripted',
  seconds: 1,
  windows: 1,
};

test('without a correction the model counts', () => {
  expect(viewOf('amount', [])).toMatchObject({ found: amount, verdict: 'model' });
  expect(viewOf('claimant', [])).toMatchObject({ found: null, verdict: 'model' });
  expect(viewOf('contact_email', [])).toMatchObject({ answer: null, verdict: 'not-read' });
});

test("the last correction counts, and the model's answer stays visible", () => {
  const other = { ...amount, value: '13.00 GBP' };
  const view = viewOf('amount', [correct('amount', null), correct('amount', other)]);
  expect(view).toMatchObject({ found: other, verdict: 'corrected', answer: { found: amount } });
});

test('a correction can empty a field, and fill one that was never read', () => {
  expect(viewOf('amount', [correct('amount', null)])).toMatchObject({ found: null, verdict: 'corrected' });
  expect(viewOf('contact_email', [correct('contact_email', amount)])).toMatchObject({ verdict: 'corrected' });
});

test('agreeing with the model confirms it', () => {
  expect(viewOf('amount', [correct('amount', amount)]).verdict).toBe('confirmed');
  expect(viewOf('claimant', [correct('claimant', null)]).verdict).toBe('confirmed');
});

test('evidence is of the values that count, numbered as the pack is', () => {
  const number = insurancePack.fields.findIndex(({ name }) => name === 'amount') + 1;
  expect(evidenceOf(fieldViews(insurancePack, reading, []))).toEqual([{ start: 4, end: 8, field: 'amount', number }]);
  expect(evidenceOf(fieldViews(insurancePack, reading, [correct('amount', null)]))).toEqual([]);
});

test('a picked value quotes the text exactly and falls back to its words', () => {
  expect(pickedValue('an old\n name', { start: 3, end: 12 }, null)).toEqual({
    start: 3,
    end: 12,
    quote: 'old\n name',
    value: 'old name',
  });
  expect(pickedValue('x', { start: 0, end: 1 }, 'X').value).toBe('X');
});

function viewOf(name: string, corrections: readonly StoredCorrection[]) {
  const view = fieldViews(insurancePack, reading, corrections).find(({ field }) => field.name === name);
  if (view === undefined) throw new Error(`no field ${name}`);
  return view;
}

function correct(field: string, found: FieldValue | null): StoredCorrection {
  return { id: '1', documentId: 'a', field, found, at: 1 };
}
