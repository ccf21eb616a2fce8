import { describe, expect, test } from 'vitest';
import type { EntityType } from '../entity-types';
import { linkSubjects } from './link';

function subjectsOf(...values: readonly (string | readonly [string, EntityType])[]): readonly number[] {
  return linkSubjects(
    values.map((value, place) => {
      const [words, type] = typeof value === 'string' ? [value, 'PERSON' as const] : value;
      return {
        part: 0,
        start: place * 100,
        end: place * 100 + words.length,
        type,
        score: 1,
        recognizer: 'x',
        value: words,
      };
    }),
  );
}

describe('one subject', () => {
  test.each([
    [['Maria Gonzalez', 'Ms. Gonzalez', 'M. Gonzalez', 'Maria', 'GONZALEZ, Maria', 'María González']],
    [['Ms. Gonzalez', 'Maria Gonzalez']],
    [['Gonzalez', 'Maria Luisa Gonzalez', 'M. L. Gonzalez']],
    [['FERNANDES/MARIA LUCIA MRS', 'Maria Lucia Fernandes']],
  ])('%j', (names) => {
    expect(new Set(subjectsOf(...names)).size).toBe(1);
  });

  test('an address made of a name', () => {
    expect(subjectsOf('Maria Gonzalez', ['gonzalez.m@example.org', 'EMAIL_ADDRESS'])).toEqual([1, 1]);
    expect(subjectsOf('Maria Gonzalez', ['info@example.org', 'EMAIL_ADDRESS'])).toEqual([1, 2]);
  });

  test('a firm with and without its legal form, a number with and without separators', () => {
    expect(subjectsOf(['Acme Insurance Ltd', 'ORGANIZATION'], ['Acme Insurance', 'ORGANIZATION'])).toEqual([1, 1]);
    expect(subjectsOf(['4111 1111', 'CREDIT_CARD'], ['4111-1111', 'CREDIT_CARD'])).toEqual([1, 1]);
  });
});

describe('two subjects', () => {
  test.each([
    [['Maria Gonzalez', 'Pedro Gonzalez']],
    [['Maria Gonzalez', 'Maria Lopez']],
    [['M. Gonzalez', 'P. Gonzalez']],
  ])('%j', (names) => {
    expect(subjectsOf(...names)).toEqual([1, 2]);
  });
});

test('a short form goes to the one who was named last before it', () => {
  expect(subjectsOf('Maria Gonzalez', 'Pedro Gonzalez', 'Gonzalez')).toEqual([1, 2, 2]);
  expect(subjectsOf('Maria Gonzalez', 'Gonzalez', 'Pedro Gonzalez')).toEqual([1, 1, 2]);
});
