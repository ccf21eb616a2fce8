import { expect, test } from 'vitest';
import { afterGap, digitChains, windows } from './gaps';

test.each(['', ' ', '-', '–', '** **', '\n', ' \n> ', '&nbsp;', '</b> <b>', '_', '<br/>'])(
  'a value goes on behind the gap %j',
  (gap) => {
    expect(afterGap(`12${gap}34`, 2)).toBe(2 + gap.length);
  },
);

test('a second line break ends a value', () => {
  expect(afterGap('12\n\n34', 2)).toBe(3);
  expect([...digitChains('12\n\n34')]).toHaveLength(2);
});

test('chains end at what is no gap', () => {
  const digits = [...digitChains('12 34-56, 7 a 8')].map((chain) => chain.map((group) => group.digits));
  expect(digits).toEqual([['12', '34', '56'], ['7'], ['8']]);
});

test('windows are the runs of groups of the right length, with their neighbours', () => {
  const found = [...digitChains('12 34 567')].flatMap((chain) => [...windows(chain, { least: 4, most: 5 })]);
  expect(found.map(({ digits, before, after }) => [before?.digits, digits, after?.digits])).toEqual([
    [undefined, '1234', '567'],
    ['12', '34567', undefined],
  ]);
});
