import fc from 'fast-check';
import { expect, test } from 'vitest';
import { freeName, linesOf, withChanged, withInserted, withMoved, without } from './lists';

test('entries are changed, moved, taken out and put back', () => {
  expect(withChanged([{ a: 1 }, { a: 2 }], 1, { a: 3 })).toEqual([{ a: 1 }, { a: 3 }]);
  expect(withMoved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a']);
  expect(withMoved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'c', 'b']);
  expect(withMoved(['a'], 5, 0)).toEqual(['a']);
  expect(without(['a', 'b'], 0)).toEqual(['b']);
});

test('what is taken out and put back, or moved there and back, is as before', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { minLength: 1 }), fc.nat(), fc.nat(), (list, a, b) => {
      const [from, to] = [a % list.length, b % list.length];
      expect(withInserted(without(list, from), from, list[from])).toEqual(list);
      expect(withMoved(withMoved(list, from, to), to, from)).toEqual(list);
    }),
  );
});

test('lines of a text box are entries without empty ones', () => {
  expect(linesOf(' a \n\n b c\n')).toEqual(['a', 'b c']);
  expect(linesOf('')).toEqual([]);
});

test('a free name is not taken', () => {
  expect(freeName('field', [])).toBe('field_1');
  expect(freeName('field', ['field_2'])).toBe('field_3');
});
