import { expect, test } from 'vitest';
import { bankAccount } from './bank-account';
import { accepted, acceptedValues } from './support/accepted';

test.each([
  ['Account number: 12345678', '12345678'],
  ['my account is 1234567890.', '1234567890'],
  ['A/C No. 001234567890', '001234567890'],
  ['acct #4417-1234-56', '4417-1234-56'],
  ['"account_number":"000123456789"', '000123456789'],
  ['Kontonummer 1234567', '1234567'],
  ['sort code 12-34-56 12345678', '12345678'],
  ['BLZ 370 400 44, 1234567', '1234567'],
  ['CLABE 032180000118359719', '032180000118359719'],
  ['your account ending in 1234', '1234'],
  ['Account: ****5678', '5678'],
])('of %j, the number is found', (text, value) => {
  expect(acceptedValues(bankAccount, text)).toEqual([value]);
});

test.each([
  'account 2024-03-01',
  'account balance 1234567',
  'on account of 1234567 visitors',
  'discount 12345678',
  'account 123456.78',
  '12345678',
])('%j holds none', (text) => {
  expect(accepted(bankAccount, text)).toEqual([]);
});
