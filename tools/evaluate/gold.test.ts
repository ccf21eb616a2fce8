import { describe, expect, it } from 'vitest';
import { builtInPacks } from '../../src/tasks';
import { goldSet, problemsOf, type GoldDocument, type Part } from './gold';

const parts: readonly Part[] = ['dev', 'holdout'];
const sets = builtInPacks.flatMap((pack) => parts.map((part) => ({ pack, part, documents: goldSet(pack.id, part) })));

describe('the gold sets', () => {
  it.each(sets)('$pack.id $part: every quote is in its text, every value its normal form', ({ pack, documents }) => {
    expect(documents.flatMap((document) => problemsOf(document, pack))).toEqual([]);
  });

  it('name no document twice, and hold no text twice', () => {
    const documents = sets.flatMap((set) => set.documents);
    expect(new Set(documents.map(({ file }) => file)).size).toBe(documents.length);
    expect(new Set(documents.map(({ text }) => text)).size).toBe(documents.length);
  });

  it.each(builtInPacks)('$id: dev and holdout hold every intent of the pack, and documents with none', (pack) => {
    for (const part of parts) {
      const found = new Set(goldSet(pack.id, part).map(({ intent }) => intent));
      for (const { label } of pack.classification.intents) expect(found, `${pack.id} ${part}`).toContain(label);
      expect(found).toContain('none');
    }
  });

  it('leave at least a quarter of the fields empty', () => {
    const answers = sets.flatMap(({ documents }) => documents.flatMap(({ fields }) => Object.values(fields)));
    expect(answers.filter((answer) => answer === null).length / answers.length).toBeGreaterThan(0.25);
  });
});

describe('problemsOf', () => {
  const pack = builtInPacks.find(({ id }) => id === 'invoices_receipts');
  if (!pack) throw new Error('the pack of invoices is gone');
  const sound: GoldDocument = {
    file: 'x01',
    pack: 'invoices_receipts',
    text: 'FERN & CO\n12 Mill  Lane,\nLeeds LS1 9ZZ\n03/04/2025  Total £1,204.50  No a-7\n',
    intent: 'receipt',
    fields: {
      company: { quote: 'FERN & CO', value: 'FERN & CO' },
      company_address: { quote: '12 Mill Lane, Leeds LS1 9ZZ', value: '12 Mill Lane, Leeds LS1 9ZZ' },
      date: { quote: '03/04/2025', value: '2025-04-03', alternatives: [null] },
      total: { quote: '£1,204.50', value: '1204.50 GBP', alternatives: ['1204.50'] },
      invoice_number: { quote: 'a-7', value: 'A-7' },
      due_date: null,
    },
  };
  const wrong = (name: string, field: { quote: string; value: string; alternatives?: string[] }) =>
    problemsOf({ ...sound, fields: { ...sound.fields, [name]: field } }, pack);

  it('finds none in a sound document', () => {
    expect(problemsOf(sound, pack)).toEqual([]);
  });

  it.each([
    ['a quote that is not in the text', 'company', { quote: 'FERN AND CO', value: 'FERN AND CO' }],
    ['a value that is not what the quote says', 'total', { quote: '£1,204.50', value: '1204.05 GBP' }],
    ['a date in another form', 'date', { quote: '03/04/2025', value: '3 April 2025' }],
    ['another date', 'date', { quote: '03/04/2025', value: '2025-05-03' }],
    ['an id in small letters', 'invoice_number', { quote: 'a-7', value: 'a-7' }],
    [
      'an address with the wrong lines',
      'company_address',
      { quote: '12 Mill Lane, Leeds', value: '12 Mill Lane Leeds' },
    ],
    ['an answer twice', 'total', { quote: '£1,204.50', value: '1204.50 GBP', alternatives: ['1204.50 GBP'] }],
    [
      'an alternative in another form',
      'total',
      { quote: '£1,204.50', value: '1204.50 GBP', alternatives: ['£1,204.50'] },
    ],
  ])('finds %s', (_, name, field) => {
    expect(wrong(name, field)).not.toEqual([]);
  });

  it('finds an unknown intent, a missing field and another pack', () => {
    expect(problemsOf({ ...sound, intent: 'claim_status' }, pack)).toHaveLength(1);
    expect(problemsOf({ ...sound, fields: { company: null } }, pack)).toHaveLength(1);
    expect(problemsOf({ ...sound, pack: 'contracts' }, pack)).toHaveLength(1);
  });
});
