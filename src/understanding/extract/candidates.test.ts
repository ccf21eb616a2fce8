import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Field } from '../../tasks';
import { normaliseFor, type Locale } from '../normalise';
import { CandidateFinder, referenceDate } from './candidates';

const US: Locale = { dateOrder: 'month-first', dollar: 'USD' };
const TYPES: readonly Field['type'][] = [
  'date',
  'money',
  'phone',
  'email',
  'identifier',
  'name',
  'text',
  'address',
  'duration',
];

const quotes = (type: Field['type'], text: string, reference: string | null = null) =>
  new CandidateFinder(text, US, reference).of(type).map(({ start, end }) => text.slice(start, end));

describe('dates', () => {
  it.each([
    ['It happened on 14 March 2026 at about 10:30.', ['14 March 2026']],
    ['Loss: 03/14/26; reported 2026-03-16', ['03/14/26', '2026-03-16']],
    ['On the 3rd of May\n2025 the pipe burst', ['3rd of May\n2025']],
    ['file PC-2026-03-14-77, call 505-555-0121', []],
    ['in March, at 10:30, for 12 months', []],
  ])('%s', (text, expected) => {
    expect(quotes('date', text)).toEqual(expected);
  });

  it('need a year, or a date in the document that gives one', () => {
    const text = 'Letter of 10 February 2026. On 2 February it leaked.';
    expect(quotes('date', text)).toEqual(['10 February 2026']);
    expect(quotes('date', text, referenceDate(text, US))).toEqual(['10 February 2026', '2 February']);
    expect(referenceDate('On 2 February it leaked.', US)).toBeNull();
  });

  it('stand apart at wide gaps, such as the columns of a table', () => {
    const text = `14 March 2026${' '.repeat(40)}15 March 2026`;
    expect(quotes('date', text)).toEqual(['14 March 2026', '15 March 2026']);
  });

  it('are found whole wherever they are in a long text', () => {
    for (let before = 950; before < 1080; before++) {
      const text = `${'word '.repeat(before / 5)}${'x'.repeat(before % 5)} 14 March 2026, the end`;
      expect(quotes('date', text)).toEqual(['14 March 2026']);
    }
  });
});

describe('money', () => {
  it.each([
    ['a $500 deductible and $1,240.00 for the roof', ['$500', '$1,240.00']],
    ['Rs. 1,38,600/- or ₹ 12,50,000', ['Rs. 1,38,600', '₹ 12,50,000']],
    ['Total 1,38,600.00', ['1,38,600.00']],
    ['USD 900.00, usd 12, 4,500 dollars', ['4,500 dollars', 'USD 900.00', 'usd 12']],
    ['US $500 it cost us $600', ['US $500', '$600']],
    ['C$80 and A$90', ['C$80', 'A$90']],
    ['EUR 1.250,00 / 1 250,75 €', ['EUR 1.250,00', '1 250,75 €']],
    ["CHF 2'100.50", ["CHF 2'100.50"]],
    ['about $12k, maybe $1.5 million', ['$12k', '$1.5 million']],
    ['a car with 4 doors 2019, two offers 500', []],
    ['up 12.50% on 14.03.26, version 1.2.30', []],
    ['19.99 and 1,240.50', ['19.99', '1,240.50']],
  ])('%s', (text, expected) => {
    expect([...quotes('money', text)].sort()).toEqual([...expected].sort());
  });
});

describe('phones', () => {
  it.each([
    ['Call (505) 555-0121 ext. 4 or +44 (0)20 7946 0123.', ['(505) 555-0121 ext. 4', '+44 (0)20 7946 0123']],
    ['Tel 505.555.0121; mobile 07700 900123', ['505.555.0121', '07700 900123']],
    ['+91 98765 43210', ['+91 98765 43210']],
    ['on 03/14/2026 for $1,240,500', []],
    ['policy PVX-752197', []],
  ])('%s', (text, expected) => {
    expect(quotes('phone', text)).toEqual(expected);
  });
});

describe('e-mail addresses', () => {
  it.each([
    ['Write to <Jo.Doe+claims@mail.example.org>.', ['Jo.Doe+claims@mail.example.org']],
    ['a@b, @handle, x@y.co.uk', ['x@y.co.uk']],
  ])('%s', (text, expected) => {
    expect(quotes('email', text)).toEqual(expected);
  });
});

describe('identifiers', () => {
  it.each([
    ['Policy no. PVX 752 197 of last year', 'PVX 752 197'],
    ['claim CL-2026/0088.', 'CL-2026/0088'],
    ['policy PVX\n752 197', 'PVX\n752 197'],
    ['policy PVX-752-\n197 applies', 'PVX-752-\n197'],
    ['my policy is pm/home/118-4407', 'pm/home/118-4407'],
    ['police Ä-1234-É5', 'Ä-1234-É5'],
    ['#44012', '#44012'],
  ])('%s has %j', (text, expected) => {
    expect(quotes('identifier', text)).toContain(expected);
  });

  it('end in no dash that only follows them', () => {
    expect(quotes('identifier', 'claim CL/2026/00731-B - your letter')).toEqual(['CL/2026/00731-B']);
  });

  it.each(['On 14 March 2026', 'for $1,240.00', 'to jo99@example.org', 'no digits here', 'A 1'])(
    '%s has none',
    (text) => {
      expect(quotes('identifier', text)).toEqual([]);
    },
  );
});

describe('names', () => {
  it.each([
    ['Dear Sirs, yours, Maria Gonzalez-Pena', 'Maria Gonzalez-Pena'],
    ['for Dr. Anneke van der Berg and her', 'Anneke van der Berg'],
    ['by Fenwick & Sons Ltd. of Leeds', 'Fenwick & Sons Ltd.'],
    ['INSURED: MARIA GONZALEZ  POLICY', 'MARIA GONZALEZ'],
    ['hi my name is maria gonzalez and i want', 'maria gonzalez'],
    ['Insured: Siân Ní Bhriain', 'Siân Ní Bhriain'],
  ])('%s has %j', (text, expected) => {
    expect(quotes('name', text)).toContain(expected);
  });

  it('leave titles out and stay on their line', () => {
    const found = quotes('name', 'Dear Mr. John Smith\nAcme Insurance, we met Anna Bell and Carl Dent');
    expect(found).toContain('John Smith');
    expect(found.filter((name) => /Mr|\n/u.test(name))).toEqual([]);
  });
});

describe('any text', () => {
  const parts = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom(
      '$',
      'Rs. ',
      '1,38,600',
      ' 14 March ',
      '2026',
      '03/04/',
      'PVX ',
      '@',
      '.org',
      '(505) ',
      '555-0121',
      '\n',
      ' ',
      'Mc',
      'van ',
      'US ',
    ),
  );
  const text = fc.array(parts, { maxLength: 30 }).map((made) => made.join(''));

  it('gives candidates that lie inside of it, differ, and have a normal form', () => {
    fc.assert(
      fc.property(text, fc.constantFrom(...TYPES), fc.constantFrom(null, '2026-02-10'), (source, type, reference) => {
        const spans = new CandidateFinder(source, US, reference).of(type);
        expect(new Set(spans.map(({ start, end }) => `${String(start)} ${String(end)}`)).size).toBe(spans.length);
        for (const { start, end } of spans) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(source.length);
          const quote = source.slice(start, end);
          expect(quote.trim()).toBe(quote);
          expect(normaliseFor(type, quote, US, reference)).not.toBeNull();
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('a hostile text', () => {
  const SIZE = 200_000;
  const filled = (unit: string, size = SIZE) => unit.repeat(size / unit.length);

  it.each([
    ['a run of digits', filled('1')],
    ['groups of digits', filled('123 ')],
    ['digits and dashes', `${filled('1-')}@`],
    ['digits and commas', filled('1,234,')],
    ['percentages', `${filled('1.00%')}a`],
    ['a run of capitals', filled('A')],
    ['capitalised words', filled('Ab ')],
    ['one word with a slash at each letter', filled('a/')],
    ['nested brackets', filled('(((') + filled(')))')],
    ['a word of points', `A${filled('.')}b`],
    ['a date with a gap', `May${filled(' ')}4`],
    ['at signs', filled('a@')],
    ['dates', filled('03/04/2026 ')],
    ['months', filled('March ')],
    ['durations', filled('1 year 2 months ', 20_000)],
    ['times', filled('10:')],
  ])(
    'of %s is read in time',
    (_name, text) => {
      for (const type of TYPES) new CandidateFinder(text, US, null).of(type);
    },
    // A quadratic pattern takes minutes.
    60_000,
  );
});
