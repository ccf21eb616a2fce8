import { expect, it } from 'vitest';
import { isRight, tally } from './score';

const found = (name: string, value: string | null) => ({
  name,
  value,
  quote: value,
  start: null,
  end: null,
  confidence: 1,
});

it('counts the intents and the fields that the gold names, and no others', () => {
  const gold = [{ file: 'a', intent: 'loan', fields: { amount: { quote: '£5', value: '5.00 GBP' }, date: null } }];
  const document = {
    file: 'a',
    text: '',
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
