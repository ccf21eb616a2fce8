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
    expect(tallySpans(text, [span('Gonzalez')], [span('nzalez')]).truePositives).toBe(1);
    expect(tallySpans(text, [span('Maria Gonzalez')], [span('Gonzalez')])).toEqual({
      truePositives: 0,
      falsePositives: 1,
      falseNegatives: 1,
    });
  });

  test('match once', () => {
    const tally = tallySpans(
      'Gonzalez paid Gonzalez',
      [{ start: 0, end: 8, type: 'PERSON' }],
      [
        { start: 0, end: 8, type: 'PERSON' },
        { start: 14, end: 22, type: 'PERSON' },
      ],
    );
    expect(tally).toEqual({ truePositives: 1, falsePositives: 1, falseNegatives: 0 });
  });

  test('of one type are one where only skip words are between them, and two predictions may find one span', () => {
    const address = 'at 35 Kromwater 38, Apt. 705 Zoetermeer';
    const at = (words: string, type: string) => {
      const start = address.indexOf(words);
      return { start, end: start + words.length, type };
    };
    const gold = [
      at('35', 'ADDRESS'),
      at('Kromwater 38', 'ADDRESS'),
      at('Apt. 705', 'ADDRESS'),
      at('Zoetermeer', 'PLACE'),
    ];
    expect(tallySpans(address, gold, [at('at 35 Kromwater 38, Apt. 705', 'ADDRESS'), at('Zoetermeer', 'ORG')])).toEqual(
      {
        truePositives: 2,
        falsePositives: 0,
        falseNegatives: 0,
      },
    );
    expect(tallySpans(address, gold, [at('35 Kromwater', 'ADDRESS'), at('38, Apt. 705', 'NUMBER')])).toEqual({
      truePositives: 1,
      falsePositives: 0,
      falseNegatives: 1,
    });
    expect(tallySpans(address, gold, [at('35 Kromwater 38, Apt. 705 Zoetermeer', 'ADDRESS')]).truePositives).toBe(0);
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
