import { expect, test } from 'vitest';
import type { Recognizer } from '../recognizer';
import { age } from './age';
import { amount } from './amount';
import { caseNumber } from './case-number';
import { dateOfBirth } from './date-of-birth';
import { licensePlate } from './license-plate';
import { nrp } from './nrp';
import { referenceNumber } from './reference-number';
import { signatureBlock } from './signature-block';
import { acceptedValues } from './support/accepted';
import { vin } from './vin';

test.each<[Recognizer, string, string]>([
  [age, 'a 43-year-old man', '43-year-old'],
  [age, 'aged 57 at the time', '57'],
  [age, 'Age: 8 months', '8 months'],
  [age, 'age group 25-30', '25-30'],
  [age, 'aged between 25 and 30', '25 and 30'],
  [amount, 'paid $8,320.50 in cash', '$8,320.50'],
  [amount, 'Betrag: 1.475,00 €', '1.475,00 €'],
  [amount, 'about 15k dollars', '15k dollars'],
  [caseNumber, 'in Case No. 2:19-cv-01234-JAM', '2:19-cv-01234'],
  [dateOfBirth, 'DOB: 04/17/1958', '04/17/1958'],
  [dateOfBirth, 'Born..................: 30/08/1979', '30/08/1979'],
  [dateOfBirth, 'born on 3 May 1970 in Leeds', '3 May 1970'],
  [licensePlate, 'number plate AB12 CDE was seen', 'AB12 CDE'],
  [licensePlate, 'Kennzeichen B-XY 1234', 'B-XY 1234'],
  [nrp, 'a Lithuanian citizen', 'Lithuanian'],
  [vin, 'VIN 1HGCM82633A004352', '1HGCM82633A004352'],
  [referenceNumber, 'a policy with\nyou, number QD 2208\n9914 K, and', 'QD 2208\n9914 K'],
  [signatureBlock, 'Kind regards,\nAnn Lee\nClaims Handler', 'Ann Lee'],
])('%#: %j', (recognizer, text, expected) => {
  expect(acceptedValues(recognizer, text).some((value) => value.includes(expected))).toBe(true);
});

test.each<[Recognizer, string]>([
  [age, 'after 43 years of work'],
  [amount, '43 people came'],
  [referenceNumber, 'in a number of 2208 cases'],
  [licensePlate, 'at 10 AM on'],
  [vin, 'ABCDEFGHJKLMNPRST'],
  [vin, '1HGCM82633A004353 is the order'],
])('%#: nothing in %j', (recognizer, text) => {
  expect(acceptedValues(recognizer, text)).toEqual([]);
});
