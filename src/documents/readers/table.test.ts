import fc from 'fast-check';
import { expect, test } from 'vitest';
import { read } from '../read';

async function text(table: string, name = 'table.csv') {
  const result = await read(new TextEncoder().encode(table), name);
  return result.ok ? result.value.content.text : result.error.code;
}

test.each([
  [
    'records under headings',
    'Name,Policy,Amount\n"Asquith, Ada",QD 22,"1,200.50"\nBob,QD 23,\n',
    'Name: Asquith, Ada\nPolicy: QD 22\nAmount: 1,200.50\n\nName: Bob\nPolicy: QD 23',
  ],
  ['semicolons', 'Name;Ort;Betrag\r\nMüller;Köln;1.200,50\r\n', 'Name: Müller\nOrt: Köln\nBetrag: 1.200,50'],
  ['the delimiter that Excel declares', 'sep=|\na|b\n1|2', 'a   b\n1   2'],
  ['two columns as they are', 'Policy,QD 22\nName,Ada', 'Policy   QD 22\nName   Ada'],
  ['rows without headings', 'Ada,QD 22,5\nBob,QD 23,6', 'Ada   QD 22   5\nBob   QD 23   6'],
  ['rows of words only', 'Ada,Leeds,red\nBob,York,blue', 'Ada   Leeds   red\nBob   York   blue'],
  ['lines in a cell', 'a,"one\ntwo"', 'a   one two'],
  ['quotes in a cell', 'a,"the ""big"" one"', 'a   the "big" one'],
  ['one column', 'one\ntwo', 'one\ntwo'],
  ['empty rows', '\n,,\na,b\n,,\n', 'a   b'],
  ['a quote that never ends', 'a,"b\nc,d', 'a   b c,d'],
])('reads %s', async (_, table, expected) => {
  expect(await text(table)).toBe(expected);
});

test('reads tabs by name', async () => {
  expect(await text('a, b\tc', 'table.tsv')).toBe('a, b   c');
});

test('refuses a table of nothing', async () => {
  expect(await text(',,,\n,,,')).toBe('empty-file');
});

test('no value of any table is lost', async () => {
  const cell = fc.stringMatching(/^[\p{L}0-9",;\n ]{0,8}$/u);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 }), async (rows) => {
      const table = rows.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')).join('\n');
      const result = await text(`sep=,\n${table}`);
      if (result === 'empty-file') return;
      for (const value of rows.flat()) expect(result).toContain(value.replace(/\s+/g, ' ').trim());
    }),
  );
});
