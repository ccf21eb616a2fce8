import { expect, test } from 'vitest';
import type { StoredAnswer } from '../egress';
import { insurancePack } from '../tasks';
import type { FieldReading, Reading } from '../understanding';
import { withOutsideAnswer } from './outside-answer';

const answeredBy = { tier: 'frontier', destination: 'There', model: 'm', sequence: 7 } as const;
const field = (name: string, value: string | null): FieldReading => ({
  name,
  found: value === null ? null : { start: 0, end: value.length, quote: value, value },
  confidence: 0.4,
  reason: 'why',
});
const reading = {
  packId: insurancePack.id,
  fields: [field('policy_number', null), field('amount', '$1'), field('claimant', 'Bo')],
} as unknown as Reading;

function answerOf(fields: StoredAnswer['fields']): StoredAnswer {
  return { at: 1, fields, model: 'm', usage: null, costUsd: null, sequence: 7 };
}

test('only what stands in the document gets in, and says who answered and what the device had read', () => {
  const found = (quote: string) => ({ kind: 'found', start: 5, end: 5 + quote.length, quote }) as const;
  const { reading: merged, applied } = withOutsideAnswer(
    reading,
    insurancePack.fields,
    answerOf([
      { name: 'policy_number', answer: found('HX  9') },
      { name: 'amount', answer: found('$2') },
      { name: 'claimant', answer: { kind: 'not-in-document' } },
      { name: 'invented', answer: found('x') },
    ]),
    answeredBy,
    ({ name }) => (name === 'amount' ? '2.00 USD' : null),
  );
  expect(merged.fields).toEqual([
    {
      ...field('policy_number', null),
      found: { start: 5, end: 10, quote: 'HX  9', value: 'HX 9' },
      reason: 'The model on this device had found nothing.',
      answeredBy,
    },
    {
      ...field('amount', '$1'),
      found: { start: 5, end: 7, quote: '$2', value: '2.00 USD' },
      reason: 'The model on this device had read “$1”.',
      answeredBy,
    },
    reading.fields[2],
  ]);
  expect(applied.map(({ outcome }) => outcome)).toEqual(['filled', 'filled', 'not-in-document', 'no-such-field']);
});

test('an answer of nothing changes nothing', () => {
  const answer = answerOf([{ name: 'amount', answer: { kind: 'not-stated' } }]);
  const { reading: merged } = withOutsideAnswer(reading, insurancePack.fields, answer, answeredBy, () => null);
  expect(merged).toEqual(reading);
});
