import { expect, test } from 'vitest';
import { marksOf, type Mark } from './marks';

const mark = (action: Mark['action'], start: number, end: number, part = 0): Mark => ({
  part,
  start,
  end,
  action,
  type: 'PERSON',
});

test('a later word on the same letters wins', () => {
  const [added, removed] = [mark('add', 2, 5), mark('remove', 2, 5)];
  expect(marksOf([added, removed], 0)).toEqual([removed]);
  expect(marksOf([removed, added], 0)).toEqual([added]);
  expect(marksOf([added, mark('add', 4, 8)], 0)).toEqual([mark('add', 4, 8)]);
});

test('what does not touch stays, and so does a wider addition that something was removed from', () => {
  const all = [mark('add', 0, 9), mark('remove', 2, 5), mark('add', 20, 24), mark('remove', 30, 31)];
  expect(marksOf(all, 0)).toEqual(all);
});

test('other parts and spans of nothing do not count', () => {
  expect(marksOf([mark('add', 0, 4, 1), mark('add', 3, 3), mark('remove', -1, 2)], 0)).toEqual([]);
});
