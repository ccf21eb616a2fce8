import { expect, test } from 'vitest';
import type { Page } from '../../documents';
import { insurancePack } from '../../tasks';
import { readingOf } from '../testing/scripted-services';
import { pageOf, ResultTableBuilder, valueCell } from './result-table';

const page = (start: number, end: number, width = 595): Page => ({ start, end, width, height: 842 });

test.each([
  ['date', '2026-05-03', { kind: 'date', days: 20_576, text: '2026-05-03' }],
  ['date', '2026-02-30', { kind: 'text', text: '2026-02-30' }],
  ['date', 'early May', { kind: 'text', text: 'early May' }],
  ['money', '1250.00 EUR', { kind: 'amount', amount: 1250, currency: 'EUR', text: '1250.00 EUR' }],
  ['money', '80.50', { kind: 'amount', amount: 80.5, currency: '', text: '80.50' }],
  ['money', '1,250.00 EUR', { kind: 'text', text: '1,250.00 EUR' }],
  ['money', '=1+1', { kind: 'text', text: '=1+1' }],
  ['identifier', '20931', { kind: 'text', text: '20931' }],
  ['phone', '+442079460123', { kind: 'text', text: '+442079460123' }],
] as const)('%s %s', (type, value, cell) => {
  expect(valueCell(type, value)).toEqual(cell);
});

test('the page is that where the value begins, and none for a format without pages', () => {
  const content = { mediaType: 'application/pdf', text: 'x'.repeat(20), runs: [] } as const;
  const pages = [page(0, 10), page(10, 20)];
  expect(pageOf({ ...content, pages }, { start: 9, end: 12 })).toBe(1);
  expect(pageOf({ ...content, pages }, { start: 10, end: 12 })).toBe(2);
  expect(pageOf({ ...content, pages: [page(0, 20, 0)] }, { start: 9, end: 12 })).toBeNull();
});

test('a row has the document, its intent, and for each field value, quote, page and who decided', () => {
  const text = 'My policy PM-4';
  const reading = readingOf(text);
  const entry = {
    id: 'a',
    name: 'letter.pdf',
    addedAt: 0,
    parentId: null,
    content: { mediaType: 'application/pdf', text, pages: [page(0, text.length)], runs: [] },
  } as const;
  const builder = new ResultTableBuilder();
  const correction = { id: 'a/1', documentId: 'a', field: 'amount', found: null, at: 1 };
  builder.add({ pack: insurancePack, entry, reading, corrections: [correction] });
  const { header, rows } = builder.build();
  const row = Object.fromEntries(header.map((title, index) => [title, rows[0]?.[index]]));
  expect(rows[0]).toHaveLength(header.length);
  expect(row).toMatchObject({
    document: { text: 'letter.pdf' },
    intent: { text: 'new_claim' },
    score: { number: 0.82 },
    reviewed: { number: 1 },
    fields: { number: 7 },
    policy_number: { text: 'PM-4' },
    'policy_number quote': { text: 'PM-4' },
    'policy_number page': { number: 1 },
    'policy_number decided by': { text: 'model' },
    amount: { kind: 'empty' },
    'amount decided by': { text: 'person' },
  });
});

test('fields of several packs share one table', () => {
  const builder = new ResultTableBuilder();
  const reading = readingOf('');
  const entry = {
    id: 'a',
    name: 'a',
    addedAt: 0,
    parentId: null,
    content: { mediaType: 'text/plain', text: '', pages: [], runs: [] },
  } as const;
  const [first, second] = insurancePack.fields;
  if (first === undefined || second === undefined) throw new Error('the pack has no fields');
  builder.add({ pack: { ...insurancePack, fields: [first] }, entry, reading, corrections: [] });
  builder.add({ pack: { ...insurancePack, fields: [second, first] }, entry, reading, corrections: [] });
  const { header, rows } = builder.build();
  expect(header.filter((title) => [first.name, second.name].includes(title))).toEqual([first.name, second.name]);
  expect(rows.map(({ length }) => length)).toEqual([header.length, header.length]);
});
