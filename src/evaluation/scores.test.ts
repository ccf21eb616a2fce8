import { expect, test } from 'vitest';
import { isRightValue } from './compare';
import { fieldScores, microF1, type FieldOutcome } from './field-scores';
import { percentile } from './report';

const outcome = (documentId: string, isStated: boolean, isFound: boolean, isCorrect: boolean): FieldOutcome => ({
  documentId,
  name: 'total',
  isStated,
  isFound,
  isCorrect,
});

test('letter case, white space and signs around a value do not count; other words do', () => {
  expect(isRightValue(['12 Elm  Street'], ['“12 elm street.”'])).toBe(true);
  expect(isRightValue(['one', 'two'], ['TWO'])).toBe(true);
  expect(isRightValue(['12 Elm Street'], ['12 Elm'])).toBe(false);
  expect(isRightValue([], null)).toBe(true);
  expect(isRightValue(['x'], null)).toBe(false);
  expect(isRightValue([], ['x'])).toBe(false);
});

test('precision, recall and F1 agree with counting', () => {
  const outcomes = [
    outcome('a', true, true, true),
    outcome('b', true, true, false),
    outcome('c', true, false, false),
    outcome('d', false, true, false),
    outcome('e', false, false, true),
  ];
  expect(fieldScores(outcomes)).toEqual({ precision: 1 / 3, recall: 1 / 3, f1: 1 / 3 });
  expect(fieldScores([])).toEqual({ precision: null, recall: null, f1: null });
});

test('the interval of micro F1 goes by documents', () => {
  const same = Array.from({ length: 400 }, (_, place) =>
    outcome(String(Math.floor(place / 100)), true, true, place < 200),
  );
  const alone = same.map((one, place) => ({ ...one, documentId: String(place) }));
  const [wide, narrow] = [microF1(same), microF1(alone)];
  expect(wide?.value).toBe(0.5);
  expect((wide?.high ?? 0) - (wide?.low ?? 0)).toBeGreaterThan(3 * ((narrow?.high ?? 0) - (narrow?.low ?? 0)));
  expect(microF1(same)).toEqual(wide);
  expect(microF1([])).toBeNull();
});

test('a percentile is one of the numbers', () => {
  expect(percentile([3, 1, 2], 0.5)).toBe(2);
  expect(percentile([3, 1, 2], 0.99)).toBe(3);
  expect(percentile([], 0.5)).toBe(0);
});
