import { expect, test } from 'vitest';
import { labelledNumber } from './labelled-number';
import { accepted } from './support/accepted';

test.each([
  ['Policy number: PM-77120', ['POLICY_NUMBER: PM-77120']],
  ['Claim No. CL/2026/20931 of 3 May', ['CLAIM_NUMBER: CL/2026/20931']],
  ['Passport no.: C01X00T47', ['PASSPORT: C01X00T47']],
  ['Passport No. (if any): X1234567', ['PASSPORT: X1234567']],
  ['Versicherungsschein-Nr. 44-812-99', ['POLICY_NUMBER: 44-812-99']],
  ['Numéro de contrat : 8812 4471', ['ID_NUMBER: 8812 4471']],
  ['MRN 00482913, DOB 3 May 1970', ['MEDICAL_RECORD: 00482913']],
  ['{"employee_id": "E10442"}', ['EMPLOYEE_ID: E10442', 'ID_NUMBER: E10442']],
  ['policyNumber=PM77120', ['POLICY_NUMBER: PM77120']],
  ['Order number\n406-1182-55', ['ORDER_NUMBER: 406-1182-55']],
  ['your invoice #20931 is due', ['ORDER_NUMBER: 20931']],
  ["driver's license D1234567", ['DRIVER_LICENSE: D1234567']],
  ['IMEI: 35-209900-176148-1', ['DEVICE_ID: 35-209900-176148-1']],
])('%j', (text, expected) => {
  expect(accepted(labelledNumber, text)).toEqual(expected);
});

test.each([
  'In case of fire, call 3 people.',
  'Your order of 12 March has arrived.',
  'Policy number: not yet known',
  'Invoice total: 1,250.00',
  'The case was closed in 2019.',
  'Order 3 of them, please.',
])('%j has no number under a label', (text) => {
  expect(accepted(labelledNumber, text)).toEqual([]);
});
