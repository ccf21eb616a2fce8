import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibrate, choose, ABSENT, type Trial } from './calibration';
import { candidatesOf, MOST_CANDIDATES } from './candidates';
import { GoldFinder } from './gold';
import { pageOf, skeletonOf } from './page';
import { Costs, planOf, wantedFrom, waysFrom } from './plan';
import { shapedSpans } from './shapes';

const quotesOf = (text: string) => {
  const page = pageOf(text);
  return candidatesOf(page, shapedSpans(page), null).map(({ start, end }) => text.slice(start, end));
};
const shapesIn = (text: string) =>
  shapedSpans(pageOf(text)).map(({ shape, start, end, size }) => [shape, text.slice(start, end), size]);

describe('pageOf', () => {
  it('sets wide gaps, marks and ends of sentences apart, but no abbreviations', () => {
    const text = 'Total: 4.50   Tax No.5512 of Acme Ltd. Bath, UK. It ended there. Then (3) years went';
    const { tokens } = pageOf(text);
    const pieces = new Map<number, string[]>();
    for (const { part, start, end } of tokens) pieces.set(part, [...(pieces.get(part) ?? []), text.slice(start, end)]);
    expect([...pieces.values()].map((words) => words.join(' ')).filter((words) => /\w/u.test(words))).toEqual([
      'Total',
      '4.50',
      'Tax No . 5512 of Acme Ltd . Bath',
      'UK . It ended there .',
      'Then ( 3 ) years went',
    ]);
  });

  it('reads on where running text was broken, and not where lines are short', () => {
    const long = 'The agreement between the parties was signed by Petra';
    expect(pageOf(`${long}\nOstrowski in Bath.`).flows).toHaveLength(1);
    expect(pageOf(`${long}\n\nOstrowski in Bath.`).flows).toHaveLength(2);
    expect(pageOf('12 High Street\nBath').flows).toHaveLength(2);
    expect(quotesOf(`${long}\nOstrowski in Bath.`)).toContain('Petra\nOstrowski');
  });

  it('gives words that a scanner mixes up one form', () => {
    expect(skeletonOf('T0TAL')).toBe(skeletonOf('Total'));
    expect(skeletonOf('Arnount')).toBe(skeletonOf('Amount'));
    expect(skeletonOf('12.50')).toBe('00.00');
  });
});

describe('shapedSpans', () => {
  it.each([
    ['due 14/03/2018', 'date', '14/03/2018', 20180314],
    ['due March 3, 2021 or so', 'date', 'March 3, 2021', 20210303],
    ['the 22nd day of January 2026', 'date', '22nd day of January 2026', 20260122],
    ['on 2O22-0l-20', 'date', '2O22-0l-20', 20220120],
    ['Rs.   3,202.00 only', 'money', 'Rs.   3,202.00', 3202],
    ['1.442,50 EUR', 'money', '1.442,50 EUR', 1442.5],
    ['$I24.29', 'money', '$I24.29', 124.29],
    ['pay 12.50', 'money', '12.50', 12.5],
    ['mail a.b@example.com.', 'email', 'a.b@example.com', 0],
    ['call +44 20 7946 0812 now', 'phone', '+44 20 7946 0812', 0],
    ['policy FB 40021-3', 'identifier', 'FB 40021-3', 0],
  ])('finds the value in "%s"', (text, shape, quote, size) => {
    expect(shapesIn(text)).toContainEqual([shape, quote, size]);
  });
});

describe('candidatesOf', () => {
  it('offers names, rests of lines, addresses over lines and in running text', () => {
    const quotes = quotesOf(
      'Dear Ana Novak,\n\nShip to: 12 High St,\nBath BA1 1AA\nSold by Acme & Sons Ltd of 3 Mill Road, Leeds.',
    );
    for (const wanted of ['Ana Novak', '12 High St,\nBath BA1 1AA', 'Acme & Sons Ltd', '3 Mill Road, Leeds', 'Mill'])
      expect(quotes).toContain(wanted);
  });

  it('gives each span once, in order, and never more than the most', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from('aB1 .,:-\n\t(£')), maxLength: 400 }), (text) => {
        const page = pageOf(text);
        const all = candidatesOf(page, shapedSpans(page), null);
        const keys = all.map(({ start, end }) => `${String(start)}-${String(end)}`);
        expect(new Set(keys).size).toBe(keys.length);
        for (const { start, end, first, last } of all) {
          expect(end).toBeGreaterThan(start);
          expect(text.slice(start, end).trim()).toBe(text.slice(start, end));
          expect(last).toBeGreaterThan(first);
        }
      }),
    );
    expect(quotesOf('Word after Word. '.repeat(1_500))).toHaveLength(MOST_CANDIDATES);
  });
});

describe('GoldFinder', () => {
  const places = (text: string, value: string) =>
    new GoldFinder(text).placesOf(value).map(({ start, end }) => text.slice(start, end));

  it('prefers words as they stand, then white space, case and punctuation', () => {
    expect(places('Acme acme ACME', 'acme')).toEqual(['acme']);
    expect(places('12 High St,\n  Bath', '12 High St, Bath')).toEqual(['12 High St,\n  Bath']);
    expect(places('ACME Ltd', 'Acme Ltd')).toEqual(['ACME Ltd']);
    expect(places('12, High-Street', '12 High Street.')).toEqual(['12, High-Street']);
  });

  it('finds no part of a word or number, unless a space was lost', () => {
    expect(places('2017, A7, 7', '7')).toEqual(['7']);
    expect(places('1,245.90', '45.90')).toEqual(['45.90']);
    expect(places('1,245.90 and 45.90', '45.90')).toEqual(['45.90']);
    expect(places('B71', '7')).toEqual([]);
    expect(places('Total45.90', '45.90')).toEqual(['45.90']);
    expect(places('Acme', '')).toEqual([]);
    expect(places('Acme', '...')).toEqual([]);
  });
});

describe('planOf', () => {
  it('asks for a form alone where it is enough, and else for what covers the values', () => {
    const costs = new Costs();
    expect(
      waysFrom(
        planOf(
          Array.from({ length: 9 }, () => ['date', 'part']),
          costs,
        ),
      ),
    ).toEqual(['date']);
    expect(waysFrom(planOf([['part'], ['part'], ['gram AA'], ['line', 'part']], costs))).toEqual([
      'line',
      'part',
      'gram AA',
    ]);
    expect(waysFrom(planOf([], costs))).toEqual([]);
  });

  it('is written and read back', () => {
    const ways = ['money', 'line', 'gram AA', 'gram A.'];
    expect(new Set(waysFrom(wantedFrom([...ways, 'nonsense'])))).toEqual(new Set(ways));
  });
});

describe('calibration', () => {
  const trial = (lead: number, isRight: boolean): Trial => ({
    scores: Float64Array.from([lead, 0, 0]),
    answers: Int32Array.from([0, 1]),
    right: new Set([isRight ? 0 : 1]),
  });

  it('adds up the shares of equal answers', () => {
    const { answer, share, lead } = choose(Float64Array.from([1, 1, 1.5, 0]), Int32Array.from([7, 7, 8]), 1);
    expect(answer).toBe(7);
    expect(share).toBeGreaterThan(lead);
    expect(choose(Float64Array.from([0]), new Int32Array(), 1)).toEqual({ answer: ABSENT, share: 1, lead: 1 });
  });

  it('claims about what comes true', () => {
    const trials = Array.from({ length: 200 }, (_, i) => trial(4, i % 5 !== 0));
    const [{ temperature, ceiling } = { temperature: 1, ceiling: 1 }] = calibrate([trials]);
    const { share } = choose(Float64Array.from([4, 0, 0]), Int32Array.from([0, 1]), temperature);
    expect(share * ceiling).toBeGreaterThan(0.74);
    expect(share * ceiling).toBeLessThan(0.86);
  });
});
