import { expect, test } from 'vitest';
import { withTitles } from './titles';

function widened(text: string, name: string): string {
  const start = text.indexOf(name);
  const entity = { start, end: start + name.length, type: 'PERSON', score: 1, recognizer: 'x' } as const;
  const [{ start: from, end: to } = entity] = withTitles([entity], text);
  return text.slice(from, to);
}

test.each([
  ['call Ms. Abernathy back', 'Abernathy', 'Ms. Abernathy'],
  ['Prof. Dr. Seiffert came', 'Seiffert', 'Prof. Dr. Seiffert'],
  ['FERNANDES/TIAGO MSTR', 'FERNANDES/TIAGO', 'FERNANDES/TIAGO MSTR'],
  ['the farms. Smith sold', 'Smith', 'Smith'],
  ['Maria Gonzalez', 'Maria Gonzalez', 'Maria Gonzalez'],
])('%j', (text, name, expected) => {
  expect(widened(text, name)).toBe(expected);
});

test('a title between two names belongs to the second alone', () => {
  const text = 'Smith Mr Jones';
  const name = (start: number, end: number) => ({ start, end, type: 'PERSON', score: 1, recognizer: 'x' }) as const;
  const spans = withTitles([name(0, 5), name(9, 14)], text).map(({ start, end }) => text.slice(start, end));
  expect(spans).toEqual(['Smith', 'Mr Jones']);
});
