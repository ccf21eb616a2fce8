import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bankRouting } from './bank-routing';
import { accepted, acceptedValues } from './support/accepted';
import { isAbaRouting } from './support/routing-checks';

test.each([
  ['Routing number: 021000021', '021000021'],
  ['ABA No.: 011401533 for the wire', '011401533'],
  ['sort code 12-34-56', '12-34-56'],
  ['"sort_code": "123456"', '123456'],
  ['12-34-56 12345678', '12-34-56'],
  ['BSB 062-000', '062-000'],
  ['IFSC: SBIN0001234', 'SBIN0001234'],
  ['pay HDFC0000123 today', 'HDFC0000123'],
  ['transit number 12345-003', '12345-003'],
  ['BLZ 370 400 44', '370 400 44'],
  ['Bankleitzahl: 37040044', '37040044'],
])('of %j, the number is found', (text, value) => {
  expect(acceptedValues(bankRouting, text)).toEqual([value]);
});

test.each([
  '12-03-24 was the date',
  'order 021000021',
  'routing 021000022',
  'sort codes vary',
  'bank 2024',
  'my account, 12-03-24',
])('%j holds none', (text) => {
  expect(accepted(bankRouting, text)).toEqual([]);
});

test('one changed digit breaks the check', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('021000021', '011401533', '121000358'),
      fc.nat(8),
      fc.integer({ min: 1, max: 9 }),
      (number, place, more) => {
        expect(isAbaRouting(number)).toBe(true);
        const digit = String((Number(number.charAt(place)) + more) % 10);
        expect(isAbaRouting(number.slice(0, place) + digit + number.slice(place + 1))).toBe(false);
      },
    ),
  );
});
