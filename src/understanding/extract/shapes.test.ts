import { describe, expect, it } from 'vitest';
import type { Field } from '../../tasks';
import type { Candidate } from './candidates';
import { ShapeReader } from './shapes';

/** Features of parts of a text, each given by its words and its normal form. */
function shapesOf(
  type: Field['type'],
  text: string,
  parts: readonly (readonly [string, string])[],
  date: string | null = null,
) {
  const candidates = parts.map(([quote, value]): Candidate => {
    const start = text.indexOf(quote);
    if (start < 0) throw new Error(`${quote} is not in the text`);
    return { start, end: start + quote.length, value };
  });
  return new ShapeReader(text, date).of(type, candidates);
}

describe('ShapeReader', () => {
  it('tells how far a date is from that of the document', () => {
    const dates = ['2026-03-03', '2026-02-14', '2025-05-01', '2014-05-09', '2026-03-20', '2027-03-03'];
    const text = dates.join('\n');
    const shapes = shapesOf(
      'date',
      text,
      dates.map((date) => [date, date]),
      '2026-03-03',
    );
    expect(shapes.map((shape) => Object.keys(shape).filter((name) => shape[name] === 1))).toEqual([
      ['sameDay'],
      ['weeksBefore'],
      ['monthsBefore'],
      ['yearsBefore'],
      ['soonAfter'],
      ['longAfter'],
    ]);
    expect(shapesOf('date', text, [['2026-03-03', '2026-03-03']])).toEqual([{}]);
  });

  it('knows an amount that is the sum of two others, and those two', () => {
    const text = 'Net £100.00\nVAT £20.00\nTotal £120.00\nPaid £0.00';
    const [net, vat, total, paid] = shapesOf('money', text, [
      ['£100.00', '100.00 GBP'],
      ['£20.00', '20.00 GBP'],
      ['£120.00', '120.00 GBP'],
      ['£0.00', '0.00 GBP'],
    ]);
    expect(net).toMatchObject({ sum: 0, summand: 1 });
    expect(vat).toMatchObject({ sum: 0, summand: 1 });
    expect(total).toMatchObject({ sum: 1, summand: 0 });
    expect(paid).toMatchObject({ sum: 0, summand: 0, zero: 1 });
  });

  it('sees an address below a name, and what makes an address whole', () => {
    const text = 'Ann Lee\n14 Mill Lane, Leeds LS1 4AB\nBen Day\nThank you';
    const [ann, ben] = shapesOf('name', text, [
      ['Ann Lee', 'Ann Lee'],
      ['Ben Day', 'Ben Day'],
    ]);
    expect(ann).toMatchObject({ addressBelow: 1 });
    expect(ben).toMatchObject({ addressBelow: 0 });
    const [whole, part] = shapesOf('address', text, [
      ['14 Mill Lane, Leeds LS1 4AB', ''],
      ['14 Mill Lane', ''],
    ]);
    expect(whole).toEqual({ postcode: 1, number: 1, parts: 0.4, onePart: 0 });
    expect(part).toMatchObject({ postcode: 0, onePart: 1 });
  });

  it('tells lengths of time, telephone numbers and mailboxes apart', () => {
    expect(shapesOf('duration', 'for 3 years', [['3 years', 'P3Y']])).toEqual([
      { years: 1, months: 0, days: 0, long: 1 },
    ]);
    expect(shapesOf('phone', 'T: +44 20 7946 0123, a@example.org', [['+44 20 7946 0123', '+442079460123']])).toEqual([
      { plus: 1, brackets: 0, zero: 0, groups: 0.8, short: 0, mailNear: 1 },
    ]);
    expect(shapesOf('email', 'claims@example.org', [['claims@example.org', 'claims@example.org']])).toEqual([
      { desk: 1 },
    ]);
  });
});
