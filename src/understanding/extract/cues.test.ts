import { describe, expect, it } from 'vitest';
import { builtInPacks, insurancePack, type Field } from '../../tasks';
import { CueBook } from './cues';
import { SurroundingsReader } from './surroundings';

const pack = builtInPacks.find(({ id }) => id === 'invoices_receipts') ?? insurancePack;
const book = new CueBook(pack);

function fieldOf(name: string): Field {
  const field = pack.fields.find((each) => each.name === name);
  if (!field) throw new Error(name);
  return field;
}

function fit(name: string, text: string, quote: string) {
  const field = fieldOf(name);
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

  it('are abbreviated by the letters that a number begins with', () => {
    const field = fieldOf('invoice_number');
    expect(book.abbreviated(field, 'INV-2041')).toEqual({ abbreviation: 1, rivalAbbreviation: 0 });
    expect(book.abbreviated(field, 'PO-77')).toMatchObject({ abbreviation: 0 });
    expect(book.abbreviated(field, '2041')).toEqual({ abbreviation: 0, rivalAbbreviation: 0 });
    const policy = insurancePack.fields.find(({ name }) => name === 'policy_number');
    const claim = insurancePack.fields.find(({ name }) => name === 'claim_number');
    if (!policy || !claim) throw new Error('the pack has changed');
    const insurance = new CueBook(insurancePack);
    expect(insurance.abbreviated(claim, 'CLM-20931')).toEqual({ abbreviation: 1, rivalAbbreviation: 0 });
    expect(insurance.abbreviated(policy, 'CLM-20931')).toEqual({ abbreviation: 0, rivalAbbreviation: 1 });
  });

  it('match whole words, and not across them', () => {
    expect(fit('due_date', 'Overdue 12 May 2026', '12 May').own.label).toBe(0);
  });
});
