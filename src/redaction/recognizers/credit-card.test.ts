import fc from 'fast-check';
import { expect, test } from 'vitest';
import { creditCard } from './credit-card';
import { accepted, acceptedValues } from './support/accepted';

// Numbers that the networks and payment services publish for tests.
const published = [
  ...['4111111111111111', '4012888888881881', '5555555555554444', '5105105105105100', '2223003122003222'],
  ...['378282246310005', '371449635398431', '6011111111111117', '6011000990139424', '3530111333300000'],
  ...['6200000000000005', '6304000000000000', '36227206271667'],
];

test.each(published)('%s is found as it is, in groups of four and in other usual forms', (number) => {
  const fours = number.match(/\d{1,4}/gu) ?? [];
  const forms = [number, ...[' ', '-', '.', '_', '–', '** **', '&nbsp;', '\n'].map((gap) => fours.join(gap))];
  for (const form of forms.filter((written) => written.split('\n').length < 3)) {
    expect(acceptedValues(creditCard, `My card is ${form}, thanks`)).toContain(form);
  }
});

test.each([
  '4111 1111 1111 1111',
  '4111\n1111 1111 1111',
  '4111 1111 11\n11 1111',
  '41111111\n11111111',
  '3782 822463 10005',
  '4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1',
])('%j is found without a word that says what it is', (number) => {
  expect(acceptedValues(creditCard, `Here: ${number}.`)).toEqual([number]);
  expect(acceptedValues(creditCard, `<td>${number}</td>`)).toEqual([number]);
  expect(acceptedValues(creditCard, `{"n":"${number}"}`)).toEqual([number]);
  expect(acceptedValues(creditCard, `**${number}**`)).toEqual([number]);
});

test('two cards in two lines are two', () => {
  const text = '4111 1111 1111 1111\n5555 5555 5555 4444';
  expect(acceptedValues(creditCard, text)).toEqual(['4111 1111 1111 1111', '5555 5555 5555 4444']);
});

test('a number with a slip in it is none', () => {
  fc.assert(
    fc.property(fc.constantFrom(...published), fc.nat(), fc.integer({ min: 1, max: 9 }), (number, at, more) => {
      const place = at % number.length;
      const digit = (Number(number.charAt(place)) + more) % 10;
      const changed = `${number.slice(0, place)}${String(digit)}${number.slice(place + 1)}`;
      expect(accepted(creditCard, `card ${changed}`)).toEqual([]);
    }),
  );
});

test.each([
  'ISBN 4006381333931 and 4006381333931',
  'DEWARD 101,300 974 04/01/2015 10/31/2015',
  'seats 4000 4500 5000 5508 6000 6500',
  'x4111111111111111',
  '41111111111111112222',
  'sha 4111111111111111abcdef',
  '0000 0000 0000 0000',
  'SSN ***-**-1234',
  'phone +86-139-XXXX-2345',
  'a rating of **** 2024',
  'the CIDs 4444.5',
  'the meeting ends in 2024',
])('%j holds no card', (text) => {
  expect(accepted(creditCard, text)).toEqual([]);
});

test.each([
  ['**** **** **** 1234', '**** **** **** 1234'],
  ['Visa xxxx-xxxx-xxxx-1234.', 'xxxx-xxxx-xxxx-1234'],
  ['paid with 4111 **** **** 1111', '4111 **** **** 1111'],
  ['no. 411111******1111', '411111******1111'],
  ['your Visa ending in 1234', '1234'],
  ['the last four digits of your card are 1234', '1234'],
  ['CVV: 123', '123'],
  ['"cvv": "123"', '123'],
  ['security code is 9876', '9876'],
  ['Card expires 04/27', '04/27'],
])('of %j, what is left of the card is found', (text, value) => {
  expect(acceptedValues(creditCard, text)).toEqual([value]);
});

test('what is told in one breath with the number is found', () => {
  expect(acceptedValues(creditCard, 'Charge 4111111111111111, 12/27, 123 today')).toEqual([
    '4111111111111111',
    '12/27',
    '123',
  ]);
});

test('arbitrary texts do no harm', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('4', '1', ' ', '\n', '*', '-', 'x', '<b>') }), (text) => {
      for (const { start, end } of creditCard.find(text)) expect(text.slice(start, end)).toMatch(/^\S[\s\S]*\S$|^\S$/u);
    }),
  );
});
