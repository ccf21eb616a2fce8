import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isWithin } from './edit-distance';

test.each<[string, string, number]>([
  ['gonzalez', 'gonzalez', 0],
  ['gonzalez', 'gonzales', 1],
  ['gonzalez', 'gonzaelz', 1],
  ['gonzalez', 'gonzlez', 1],
  ['gonzalez', 'ggonzalez', 1],
  ['gonzalez', 'onzales', 2],
  ['', 'ab', 2],
])('%j and %j are %i apart', (a, b, distance) => {
  for (const most of [0, 1, 2, 3]) {
    expect(isWithin(a, b, most)).toBe(distance <= most);
    expect(isWithin(b, a, most)).toBe(distance <= most);
  }
});

/** The whole table, without a band. */
function distanceOf(a: string, b: string): number {
  const rows: number[][] = Array.from({ length: a.length + 1 }, (_, row) => [row]);
  const at = (row: number, column: number) => rows[row]?.[column] ?? Infinity;
  rows[0] = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    for (let column = 1; column <= b.length; column++) {
      const other = Number(a[row - 1] !== b[column - 1]);
      const costs = [at(row - 1, column) + 1, at(row, column - 1) + 1, at(row - 1, column - 1) + other];
      const isSwapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (isSwapped) costs.push(at(row - 2, column - 2) + 1);
      rows[row]?.push(Math.min(...costs));
    }
  }
  return at(a.length, b.length);
}

test('the band leaves nothing out', () => {
  const word = fc.stringMatching(/^[abc]{0,9}$/u);
  fc.assert(
    fc.property(word, word, fc.integer({ min: 0, max: 3 }), (a, b, most) => {
      expect(isWithin(a, b, most)).toBe(distanceOf(a, b) <= most);
    }),
    { numRuns: 500 },
  );
});
