import { expect, test } from 'vitest';
import { address } from './address';
import { acceptedValues } from './support/accepted';

test.each([
  ['I live at 12 Elm Street, Springfield, IL 62704.', ['12 Elm Street, Springfield, IL 62704']],
  ['Send it to P.O. Box 112, please', ['P.O. Box 112']],
  ['Hauptstraße 5a, 10115 Berlin', ['Hauptstraße 5a, 10115 Berlin']],
  ['12 rue de la Paix, 75002 Paris', ['12 rue de la Paix, 75002 Paris']],
  ['Calle de Alcalá 45, 28014 Madrid', ['Calle de Alcalá 45, 28014 Madrid']],
  ['Flat 3, 22 Baker Street, London NW1 6XE', ['Flat 3, 22 Baker Street, London NW1 6XE']],
  ['12 Gandhi Street, Madurai - 625 001', ['12 Gandhi Street, Madurai - 625 001']],
  ['Keizersgracht 12, 1015 AB Amsterdam', ['Keizersgracht 12, 1015 AB Amsterdam']],
])('%j', (text, expected) => {
  const found = acceptedValues(address, text);
  for (const value of expected) expect(found).toContain(value);
});

test.each([
  'He served 5 years on the road.',
  'in 1849, the second at St Petersburg',
  'Page 12 of the street plan',
  'It took 3 days to place the order.',
])('%j has no address', (text) => {
  expect(acceptedValues(address, text)).toEqual([]);
});
