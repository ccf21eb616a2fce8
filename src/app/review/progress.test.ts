import { expect, test } from 'vitest';
import { summaryOf } from '../../vault';
import { readingOf } from '../testing/scripted-services';
import { neighbour } from './neighbour';
import { isReviewed, reviewProgress } from './progress';

test('counts the fields of the reading that a person decided, and no others', () => {
  const reading = summaryOf(readingOf('PM-4'));
  expect(reviewProgress(null, new Set())).toBeNull();
  expect(reviewProgress(reading, new Set(['amount', 'a_field_of_another_pack']))).toEqual({ reviewed: 1, total: 7 });
  const all = reviewProgress(reading, new Set(reading.fields));
  expect(all !== null && isReviewed(all)).toBe(true);
});

test('the neighbour is the nearest wanted one, round the end, and never the document itself', () => {
  const items = ['a', 'b', 'c', 'd'].map((id) => ({ id }));
  const wanted =
    (...ids: string[]) =>
    (item: { id: string }) =>
      ids.includes(item.id);
  expect(neighbour(items, 'b', 1, wanted('a', 'd'))?.id).toBe('d');
  expect(neighbour(items, 'b', 1, wanted('a'))?.id).toBe('a');
  expect(neighbour(items, 'b', -1, wanted('c', 'd'))?.id).toBe('d');
  expect(neighbour(items, 'b', 1, wanted('b'))).toBeNull();
  expect(neighbour(items, 'gone', 1, wanted('a'))?.id).toBe('a');
});
