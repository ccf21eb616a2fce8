import { describe, expect, test } from 'vitest';
import { addTallies, bootstrap, coverages, f2Of, precisionOf, recallOf, tallySpans, tallyWords } from '.';

const text = "Dear Maria Gonzalez, O'Neil's claim of 3 May";
const span = (words: string, type = 'PERSON') => ({
  start: text.indexOf(words),
  end: text.indexOf(words) + words.length,
  type,
});

describe('words', () => {
  test('of gold and predicted spans are counted, whatever the type', () => {
    const tally = tallyWords(text, [span('Maria Gonzalez'), span("O'Neil")], [span('Gonzalez', 'ORG'), span('Dear')]);
    expect(tally).toEqual({ truePositives: 1, falsePositives: 1, falseNegatives: 2 });
  });

  test('are covered whole, in part, or not', () => {
    const gold = [span('Maria Gonzalez'), span('3 May'), span("O'Neil")];
    expect(coverages(text, gold, [span('Maria Gonzalez'), span('May')])).toEqual([1, 0.75, 0]);
  });
});

describe('spans', () => {
  test('match from three quarters of their letters on', () => {
    expect(tallySpans(text, [span('3 May')], [span('May')]).truePositives).toBe(1);
    expect(tallySpans(text, [span('Maria Gonzalez')], [span('Gonzalez')])).toEqual({
      truePositives: 0,
      falsePositives: 1,
      falseNegatives: 1,
    });
  });

  test('match once', () => {
    const tally = tallySpans(text, [span('Gonzalez')], [span('Gonzalez'), span('Gonzalez')]);
    expect(tally).toEqual({ truePositives: 1, falsePositives: 1, falseNegatives: 0 });
  });

  test('of other types do not match where types matter', () => {
    const isSame = (a: string, b: string) => a === b;
    expect(tallySpans(text, [span('Maria')], [span('Maria', 'ORG')], { isSame }).truePositives).toBe(0);
  });
});

test('F2 lies between precision and recall, nearer to recall', () => {
  const tally = addTallies([
    { truePositives: 6, falsePositives: 4, falseNegatives: 0 },
    { truePositives: 3, falsePositives: 2, falseNegatives: 1 },
  ]);
  expect(precisionOf(tally)).toBe(0.6);
  expect(recallOf(tally)).toBe(0.9);
  expect(f2Of(tally)).toBeCloseTo((5 * 0.6 * 0.9) / (4 * 0.6 + 0.9), 12);
});

test('the interval of a mean is about as wide as theory says, and the same each time', () => {
  const documents = Array.from({ length: 400 }, (_, index) => index % 2);
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const estimate = bootstrap(documents, mean);
  expect(estimate.value).toBe(0.5);
  // 1.96 * sqrt(.25 / 400)
  expect(estimate.high - estimate.low).toBeCloseTo(2 * 0.049, 1);
  expect(bootstrap(documents, mean)).toEqual(estimate);
});
