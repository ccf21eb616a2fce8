import readXlsxFile from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { toXlsx } from './xlsx';

test('another program reads text as text, dates as dates and amounts as numbers', async () => {
  const blob = toXlsx({
    header: ['document', 'date', 'amount', 'count', 'long', 'old', 'none'],
    rows: [
      [
        { kind: 'text', text: '=HYPERLINK("x")' },
        { kind: 'date', days: Date.UTC(2026, 4, 3) / 86_400_000, text: '2026-05-03' },
        { kind: 'amount', amount: 1250.5, currency: 'EUR', text: '1250.50 EUR' },
        { kind: 'number', number: 7 },
        { kind: 'text', text: 'x'.repeat(40_000) },
        { kind: 'date', days: Date.UTC(1899, 0, 1) / 86_400_000, text: '1899-01-01' },
        { kind: 'empty' },
      ],
    ],
  });
  const sheets = await readXlsxFile(Buffer.from(await blob.arrayBuffer()));
  const [header, row] = sheets[0]?.data ?? [];
  expect(header).toEqual(['document', 'date', 'amount', 'count', 'long', 'old', 'none']);
  expect(row?.slice(0, 4)).toEqual(['=HYPERLINK("x")', new Date('2026-05-03T00:00:00Z'), 1250.5, 7]);
  expect(row?.[4]).toHaveLength(32_767);
  expect(row?.slice(5)).toEqual(['1899-01-01', null]);
});
