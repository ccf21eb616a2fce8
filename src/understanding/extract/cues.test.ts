import { describe, expect, it } from 'vitest';
import { builtInPacks, type Field } from '../../tasks';
import { CueBook } from './cues';
import { SurroundingsReader } from './surroundings';

const pack = builtInPacks.find(({ id }) => id === 'invoices_receipts');
if (!pack) throw new Error('no pack');
const book = new CueBook(pack);

function fit(name: string, text: string, quote: string) {
  const field = pack?.fields.find((each) => each.name === name) as Field;
  const start = text.indexOf(quote);
  const around = new SurroundingsReader(text).of({ start, end: start + quote.length });
  return { own: book.fit(field, around), rival: book.rival(field, around) };
}

describe('cues', () => {
  it('fit a label as far as they cover it', () => {
    expect(fit('due_date', 'Due date: 12 May 2026', '12 May').own.label).toBe(1);
    expect(fit('date', 'Due date: 12 May 2026', '12 May').own.label).toBeLessThan(0.6);
    expect(fit('total', 'Subtotal   12.00', '12.00').own.label).toBe(0);
  });

  it('know what the value would be instead', () => {
    expect(fit('date', 'Due date: 12 May 2026', '12 May').rival.label).toBe(1);
    expect(fit('total', 'CASH       50.00', '50.00')).toMatchObject({ own: { label: 0 }, rival: { label: 1 } });
  });

  it('count less the further they are in a sentence', () => {
    const near = fit('due_date', 'Please pay by 12 May 2026', '12 May').own.sentence;
    const far = fit('due_date', 'Please pay by the end of the week, say 12 May 2026', '12 May').own.sentence;
    expect(near).toBeGreaterThan(far);
    expect(far).toBeGreaterThan(0);
  });

  it('match whole words, and not across them', () => {
    expect(fit('due_date', 'Overdue 12 May 2026', '12 May').own.label).toBe(0);
  });
});
