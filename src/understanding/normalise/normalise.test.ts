import { describe, expect, it } from 'vitest';
import { normaliseFor, type Locale } from '.';
import { findDates } from './date';

const US: Locale = { dateOrder: 'month-first', dollar: 'USD' };
const UK: Locale = { dateOrder: 'day-first', dollar: 'USD' };

describe('money', () => {
  it.each([
    ['$1,240', '1240.00 USD'],
    ['USD 900.00', '900.00 USD'],
    ['£312.50', '312.50 GBP'],
    ['EUR 1.250,00', '1250.00 EUR'],
    ['4,500 dollars', '4500.00 USD'],
    ['Rs. 1,38,600/-', '138600.00 INR'],
    ['CHF 2’100', '2100.00 CHF'],
    ["CHF 2'100.50", '2100.50 CHF'],
    ['C$80', '80.00 CAD'],
    ['1 250,75 €', '1250.75 EUR'],
    ['$12k', '12000.00 USD'],
    ['1,240.00', '1240.00'],
  ])('%s -> %s', (quote, value) => {
    expect(normaliseFor('money', quote, US)).toBe(value);
  });

  it('is null without a number', () => {
    expect(normaliseFor('money', 'a few dollars', US)).toBeNull();
  });
});

describe('date', () => {
  it.each([
    ['14 March 2026', '2026-03-14'],
    ['03/14/26', '2026-03-14'],
    ['14/03/2026', '2026-03-14'],
    ['the 3rd of May 2025', '2025-05-03'],
    ['14.03.2026', '2026-03-14'],
    ['2026-03-14', '2026-03-14'],
  ])('%s -> %s', (quote, value) => {
    expect(normaliseFor('date', quote, US)).toBe(value);
  });

  it('reads an ambiguous number date in the order of the locale', () => {
    expect(normaliseFor('date', '03/04/2026', US)).toBe('2026-03-04');
    expect(normaliseFor('date', '03/04/2026', UK)).toBe('2026-04-03');
  });

  it('gives a date without a year the year of the reference, and none without one', () => {
    expect(normaliseFor('date', '2 February', UK, '2026-02-10')).toBe('2026-02-02');
    expect(normaliseFor('date', 'yesterday', UK, '2026-02-10')).toBe('2026-02-09');
    expect(normaliseFor('date', '2 February', UK)).toBeNull();
    expect(normaliseFor('date', 'yesterday', UK)).toBeNull();
  });

  it('finds the day behind a time of day, and no date inside a number', () => {
    const text = 'On the evening of Saturday 17 January 2026 a joint gave way (file PC-2026-03-14-77).';
    const found = findDates(text, { order: 'day-first', reference: null });
    expect(found.map(({ start, end, iso }) => [text.slice(start, end), iso])).toEqual([
      ['Saturday 17 January 2026', '2026-01-17'],
    ]);
  });
});

describe('others', () => {
  it.each([
    ['phone', '+44 (0)20 7946 0123', '+442079460123'],
    ['phone', '(505) 555-0121 ext. 4', '5055550121'],
    ['phone', '12', null],
    ['email', 'Jo.Doe@Example.ORG', 'jo.doe@example.org'],
    ['email', 'no mail', null],
    ['identifier', ' pvx 752\n197 ', 'PVX 752 197'],
    ['name', 'Maria\n  Gonzalez', 'Maria Gonzalez'],
    ['name', '   ', null],
  ] as const)('%s %s -> %s', (type, quote, value) => {
    expect(normaliseFor(type, quote, US)).toBe(value);
  });
});
