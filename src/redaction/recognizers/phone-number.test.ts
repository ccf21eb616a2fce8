import fc from 'fast-check';
import { expect, test } from 'vitest';
import { phoneNumber } from './phone-number';
import { accepted, acceptedValues } from './support/accepted';

test.each([
  ...['+1 202-555-0143', '+1 (202) 555-0143', '+12025550143', '(202) 555-0143', '(202)555-0143', '202-555-0143'],
  ...['202.555.0143', '1-202-555-0143', '001-202-555-0143', '202 555 0143', '+44 20 7946 0958', '+44 (0)20 7946 0958'],
  ...['020 7946 0958', '07700 900123', '+49 89 12345678', '+49 (0) 89 / 12 34 56-78', '089 / 12345678', '089-12345678'],
  ...[
    '0049 89 12345678',
    '+33 1 42 68 53 00',
    '01 42 68 53 00',
    '01.42.68.53.00',
    '+91 98765 43210',
    '+61 2 9374 4000',
  ],
  ...['(02) 9374 4000', '+353 1 234 5678', '+31 6 12345678', '06-12345678', '+86 138 0013 8000', '1-800-FLOWERS'],
  ...['(88) 684-334', '+49–89–123456', '(790)091-7442', '1300 975 707'],
])('%s is found in a plain sentence and between signs', (number) => {
  expect(acceptedValues(phoneNumber, `Please note ${number}, thanks.`)).toEqual([number]);
  expect(acceptedValues(phoneNumber, `**${number}**`)).toEqual([number]);
  expect(acceptedValues(phoneNumber, `<td>${number}</td>`)).toEqual([number]);
  expect(acceptedValues(phoneNumber, `{"n": "${number}"}`)).toEqual([number]);
});

test.each([
  ['Tel: 785 8949', '785 8949'],
  ["They're not answering at 25-62-29-72", '25-62-29-72'],
  ['call 33 93 31', '33 93 31'],
  ['my number is 2813882583', '2813882583'],
  ['You can reach me in the evenings at 555-0142 or by mail', '555-0142'],
  ['ring me on 07700\n900461 after six', '07700\n900461'],
  ['Mon-Thu 10:00AM to 03:00 PM at 888-100-\n1919. Or email', '888-100-\n1919'],
  ['96 228011 office', '96 228011'],
  ['call me: 555-0143', '555-0143'],
  ['<a href="tel:2025550143">', '2025550143'],
  ['T+49 89 123456', '+49 89 123456'],
  ['Mobile (***) ***-0143', '(***) ***-0143'],
  ['(Phone 138****5678)', '138****5678'],
])('with the word beside it, %j tells a number', (text, number) => {
  expect(acceptedValues(phoneNumber, text)).toEqual([number]);
});

test.each([
  '202-555-0143 x123',
  '202-555-0143x123',
  '(202) 555-0143 ext. 42',
  '+49 89 1234 Durchwahl 12',
  '202-555-0143, ext 4',
])('the extension of %s belongs to it', (number) => {
  expect(acceptedValues(phoneNumber, `Reach ${number}.`)).toEqual([number]);
});

test.each([
  ['202-555-0143 / 202-555-0199', ['202-555-0143', '202-555-0199']],
  ['202-555-0143/202-555-0199', ['202-555-0143', '202-555-0199']],
  ['202-555-0143 12/03/2024', ['202-555-0143']],
  ['202-555-0143 202-555-0199', ['202-555-0143', '202-555-0199']],
  ['Office 202-555-0143-Fax,833.719.3994x1887-Fax', ['202-555-0143', '833.719.3994x1887']],
  ['089 72 63 41 / 0171 1234567', ['089 72 63 41', '0171 1234567']],
  ['+1 202 555 0143 +1 202 555 0199', ['+1 202 555 0143', '+1 202 555 0199']],
  ['202-555-0143\n202-555-0199', ['202-555-0143', '202-555-0199']],
  ['Chile 89825\n9885 1152 office', ['9885 1152']],
])('%j are several', (text, numbers) => {
  expect(acceptedValues(phoneNumber, text)).toEqual(numbers);
});

test.each(['(202)\n555-0143', '202-555-\n0143', '+49 89\n12345678'])('%j is one number in two lines', (number) => {
  expect(acceptedValues(phoneNumber, `call ${number} now`)).toContain(number);
});

test.each([
  ...[
    'On 2024-05-01 12:30 we met',
    'dated 01.05.2024',
    '12/05/2024',
    'from 1998-2004',
    '20240501',
    'the years 2019–2021',
  ],
  ...[
    '1,234,567',
    'EUR 1.234.567,00',
    '1 234 567 EUR',
    '$ 202 555 0143',
    'a balance of 12543.21 yuan',
    '100 000 000 kr',
  ],
  ...['4111 1111 1111 1111', '3782 822463 10005', 'SSN 123-45-6789', 'his social security number is 455-99-6622'],
  ...["driver's license number is 425700624", 'order 2813882583', 'NY 10022-1735', 'Suite 207 - 1130 Austin Avenue'],
  ...['Agreement number: 200-04-634-00', '192.168.100.200', 'v 1.22.333.4444', 'DE89 3704 0044 0532 0130 00'],
  ...['appointment number is 202509091234', 'ISBN 978-3-16-148410-0', 'a1234567890', '0123456789abcdef', '12:30:45'],
  ...['NHS number 943 476 5919', '1700000000', 'invoice no. 202-555-0143', '3.14159265', 'ratio 10/20/30'],
])('%j tells none', (text) => {
  expect(accepted(phoneNumber, text)).toEqual([]);
});

test.each([
  'iddle 785 8949',
  'phalanx 785 8949',
  'id',
  'SOUTH CHESTER 0 974 11/01/2015',
  '0 974 11/01/2014 03/31/2015 101',
  'CEP 06460-040',
  'Suite 240-2835 Fax: N/A',
])('a word at the very beginning, or another use of the digits, as in %j, makes none', (text) => {
  expect(accepted(phoneNumber, text)).toEqual([]);
});

test('arbitrary texts do no harm, and a number begins and ends with a digit, a bracket or a plus', () => {
  const unit = fc.constantFrom('0', '1', '5', '+', '(', ')', ' ', '-', '.', '/', '\n', 'x', 'tel ', ',');
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 60 }), (text) => {
      for (const value of acceptedValues(phoneNumber, text)) expect(value).toMatch(/^[+(\d][\s\S]*\d$/u);
    }),
  );
});
