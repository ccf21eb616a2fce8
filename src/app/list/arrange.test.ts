import { expect, test } from 'vitest';
import { inOrder, type Order } from './arrange';

const row = (name: string, addedAt: number, confidence: number | null) => ({
  name,
  addedAt,
  reading: confidence === null ? null : { intent: { confidence } },
});

const rows = [row('Letter 10', 3, 0.9), row('letter 2', 2, null), row('Äpfel', 1, 0.2)];

test.each<[Order, string[]]>([
  ['newest', ['Letter 10', 'letter 2', 'Äpfel']],
  ['oldest', ['Äpfel', 'letter 2', 'Letter 10']],
  ['name', ['Äpfel', 'letter 2', 'Letter 10']],
  ['score', ['Äpfel', 'Letter 10', 'letter 2']],
])('%s', (order, names) => {
  expect(inOrder(rows, order).map(({ name }) => name)).toEqual(names);
});

test('rows that are equal stay as they were', () => {
  const same = [row('a', 1, 0.5), row('b', 1, 0.5), row('c', 1, 0.5)];
  expect(inOrder(same, 'newest')).toEqual(same);
  expect(inOrder(same, 'score')).toEqual(same);
});
