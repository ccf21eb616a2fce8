import { expect, it } from 'vitest';
import { findDurations, normaliseDuration } from './duration';

it.each([
  ['for a term of three (3) years from', 'three (3) years', 'P3Y'],
  ['runs for 12 months.', '12 months', 'P12M'],
  ['upon thirty (30) days notice', 'thirty (30) days', 'P30D'],
  ['an initial twenty-four (24) month term', 'twenty-four (24) month', 'P24M'],
  ['a one-year lease', 'one-year', 'P1Y'],
  ['within 6 weeks', '6 weeks', 'P6W'],
  ['a fixed period of twenty-four months', 'twenty-four months', 'P24M'],
])('%s', (text, quote, value) => {
  const [found] = findDurations(text);
  expect(text.slice(found?.start, found?.end)).toBe(quote);
  expect(normaliseDuration(quote)).toBe(value);
});

it.each(['in 2026', 'a year', 'Section 3 yearly', '1.5 years old'])('%s names no whole number of units', (text) => {
  expect(findDurations(text)).toEqual([]);
});
