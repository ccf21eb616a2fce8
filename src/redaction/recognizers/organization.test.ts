import { expect, test } from 'vitest';
import { organization } from './organization';
import { acceptedValues } from './support/accepted';

test.each([
  ['signed by Harbor Analytics Ltd. in May', 'Harbor Analytics Ltd'],
  ['mit der Müller & Söhne GmbH', 'Müller & Söhne GmbH'],
  ['at the University of Copenhagen', 'University of Copenhagen'],
  ['treated in St Mary’s Hospital', 'St Mary’s Hospital'],
  ['between Acme Holdings, Inc. and us', 'Acme Holdings, Inc'],
])('%j', (text, expected) => {
  expect(acceptedValues(organization, text).some((value) => value.startsWith(expected))).toBe(true);
});

test.each(['a limited number of them', 'the company is small', 'in a hospital near here'])('%j names none', (text) => {
  expect(acceptedValues(organization, text)).toEqual([]);
});
