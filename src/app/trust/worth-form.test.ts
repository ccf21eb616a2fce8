import { expect, test } from 'vitest';
import { freshTrust } from '../../workflow';
import { readWorth, worthForm } from './worth-form';

const form = worthForm(freshTrust);

test('what holds is read back as it is', () => {
  const { prices, minutesPerQuestion } = freshTrust;
  expect(readWorth(form)).toEqual({ ok: true, value: { prices, minutesPerQuestion } });
});

test.each([
  ['hour', ''],
  ['minutes', '601'],
  ['waiting', '-1'],
  ['high', '1e3'],
  ['low', 'much'],
] as const)('%s of %j is a mistake', (name, typed) => {
  expect(readWorth({ ...form, [name]: typed })).toMatchObject({ ok: false, error: { name } });
});
