import fc from 'fast-check';
import { expect, test } from 'vitest';
import { guarded } from '../../shared/csv';
import { toCsv } from './csv';
import type { Cell } from './result-table';

/** A reader of RFC 4180, by its grammar. */
function parse(csv: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  for (const [, quoted, plain = '', end] of csv.matchAll(field)) {
    row.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === '\r\n') {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

async function written(header: string[], rows: Cell[][]): Promise<string> {
  const bytes = new Uint8Array(await toCsv({ header, rows }).arrayBuffer());
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  return new TextDecoder().decode(bytes);
}

const text = (words: string): Cell => ({ kind: 'text', text: words });

test('writes each kind of cell', async () => {
  const cells: Cell[] = [
    { kind: 'empty' },
    text('a "b", c\nd'),
    { kind: 'number', number: 0.82 },
    { kind: 'amount', amount: -5, currency: 'EUR', text: '-5.00 EUR' },
    { kind: 'date', days: 0, text: '1970-01-01' },
  ];
  expect(await written(['h'], [cells])).toBe('h\r\n,"a ""b"", c\nd",0.82,-5.00 EUR,1970-01-01\r\n');
});

test.each(['=1+1', '+44 20', '-1', '@SUM(A1)', '\tx', '\rx', '\n=1', '＝1'])('%j is not run as a formula', (words) => {
  expect(guarded(words)).toBe(`'${words}`);
});

test.each(['', 'a=b', "'=1", '1-2', ' =1', 'x@y.z'])('%j stays as it is', (words) => {
  expect(guarded(words)).toBe(words);
});

test('whatever the documents say, a reader of CSV gets the same cells, and none that begins like a formula', async () => {
  const words = fc.string({
    unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '"', ',', "'", 'a', '1', 'ß'),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(words, words), { minLength: 1, maxLength: 8 }), async (pairs) => {
      const rows = parse(
        await written(
          ['a', 'b'],
          pairs.map((pair) => pair.map(text)),
        ),
      );
      expect(rows).toEqual([['a', 'b'], ...pairs.map((pair) => pair.map(guarded))]);
      for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
    }),
  );
});
