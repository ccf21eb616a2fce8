import { expect, test } from 'vitest';
import { bic } from './bic';
import { acceptedValues } from './support/accepted';

test.each([
  ['BIC: DEUTDEFF', 'DEUTDEFF'],
  ['bic cobadeffxxx', 'cobadeffxxx'],
  ['SWIFT/BIC-Code: COBADEFFXXX', 'COBADEFFXXX'],
  ['Swift code NWBKGB2L, please', 'NWBKGB2L'],
  ['"bic":"BNPAFRPP"', 'BNPAFRPP'],
  ['IBAN DE89 3704 0044 0532 0130 00, COBADEFFXXX', 'COBADEFFXXX'],
  ['IBAN and bank: DEUTDEFF', 'DEUTDEFF'],
])('of %j, the code is found', (text, code) => {
  expect(acceptedValues(bic, text)).toEqual([code]);
});

test.each([
  'The CUSTOMER agrees',
  'DEUTDEFF',
  'aerobic exercise is swift business',
  'SWIFT TRANSFER TO THE CUSTOMER AND BUSINESS PARTNER',
  'a swift response',
  'Taylor Swift exercise',
  'BIC: ABCDXX12',
])('%j holds none', (text) => {
  expect(acceptedValues(bic, text)).toEqual([]);
});
