import { expect, it } from 'vitest';
import { fieldsLeft, isRight, tally } from './score';

const found = (name: string, value: string | null) => ({
  name,
  value,
  quote: value,
  start: null,
  end: null,
  confidence: 1,
});

it('counts the intents and the fields that the gold names, and no others', () => {
  const gold = [
    { file: 'a', pack: 'loans', intent: 'loan', fields: { amount: { quote: '£5', value: '5.00 GBP' }, date: null } },
  ];
  const document = {
    file: 'a',
    text: '',
    pack: { id: 'loans', version: '1.0.0', chosenBy: null, confidence: null },
    intent: { label: 'loan', confidence: 1 },
    fields: [found('amount', '5.00 GBP'), found('date', '2025-01-01'), found('term', 'P1Y')],
    engine: '',
    model: '',
    seconds: 0,
  };
  const { intents, fields, all } = tally([document], gold);
  expect(intents).toEqual({ right: 1, total: 1 });
  expect(all).toEqual({ right: 1, total: 2 });
  expect([...fields.keys()]).toEqual(['amount', 'date']);
});

it('takes an alternative as right, and an empty field only where the gold allows it', () => {
  const gold = { quote: 'ACME Ltd.', value: 'ACME Ltd.', alternatives: ['ACME Ltd', null] };
  expect(isRight(gold, 'Acme ltd')).toBe(true);
  expect(isRight(gold, null)).toBe(true);
  expect(isRight(null, 'Acme')).toBe(false);
});

it('takes what the wrong pack reads as nothing found, unless the document is of no kind that the gold knows', () => {
  const fields = { amount: { quote: '£5', value: '5.00 GBP' }, date: null };
  const document = {
    file: 'a',
    pack: { id: 'invoices', version: '1.0.0', chosenBy: null, confidence: null },
    intent: { label: 'loan', confidence: 1 },
    fields: [found('amount', '5.00 GBP'), found('total', '5.00 GBP')],
  };
  const loan = tally([document], [{ file: 'a', pack: 'loans', intent: 'loan', fields }]);
  expect(loan.intents).toEqual({ right: 0, total: 1 });
  expect(loan.all).toEqual({ right: 1, total: 2 });
  const other = tally([document], [{ file: 'a', pack: 'loans', intent: 'none', fields }]);
  expect(other.intents).toEqual({ right: 1, total: 1 });
  expect(other.all).toEqual({ right: 0, total: 0 });
});

it('tells the fields whose words are left in a redacted text, whatever their case and line breaks', () => {
  const value = (quote: string) => ({ quote, value: quote });
  const gold = {
    file: 'a.txt',
    pack: 'p',
    intent: 'i',
    fields: { claimant: value('Ann Lee'), phone: value('01632 960417'), amount: null },
  };
  expect(fieldsLeft(gold, 'Dear ANN\nLee, call [PHONE_NUMBER_1_ABCDEF]')).toEqual(['claimant']);
  expect(fieldsLeft(gold, '[PERSON_1_ABCDEF]')).toEqual([]);
});
