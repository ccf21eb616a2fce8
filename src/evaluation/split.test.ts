import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitRecords, splitWithTraining } from './split';

test('each record is in one part, and the same seed gives the same parts', () => {
  fc.assert(
    fc.property(fc.nat({ max: 5000 }), fc.option(fc.nat({ max: 6000 })), fc.integer(), (count, labels, seed) => {
      const { training, calibration, test: rest } = splitRecords(count, labels, seed);
      const all = [...training, ...calibration, ...rest];
      expect(all.toSorted((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, place) => place));
      expect(rest.length).toBeGreaterThanOrEqual(Math.floor(count / 5));
      if (labels !== null) expect(training.length + calibration.length).toBeLessThanOrEqual(labels);
      expect(splitRecords(count, labels, seed)).toEqual({ training, calibration, test: rest });
    }),
  );
});

test('half of the labels decide what is trusted, a thousand at most', () => {
  expect(splitRecords(1000, 300, 1)).toMatchObject({ training: { length: 150 }, calibration: { length: 150 } });
  expect(splitRecords(15_000, null, 1)).toMatchObject({ training: { length: 8000 }, calibration: { length: 1000 } });
  expect(splitRecords(10, 0, 1)).toMatchObject({ training: [], calibration: [], test: { length: 10 } });
});

test('every record is as likely to be in the test', () => {
  const counts = new Array<number>(20).fill(0);
  for (let seed = 0; seed < 2000; seed += 1) {
    for (const place of splitRecords(20, 10, seed).test) counts[place] = (counts[place] ?? 0) + 1;
  }
  // 1,000 of 2,000 each; five standard deviations are 112.
  for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(112);
});

test('labels of another file teach, and never decide what is trusted', () => {
  expect(splitWithTraining(15_000, 3000, null, 1)).toMatchObject({
    training: { length: 15_000 },
    calibration: { length: 900 },
    test: { length: 2100 },
  });
  const { training, calibration, test: rest } = splitWithTraining(100, 100, 40, 1);
  expect([training.length, calibration.length]).toEqual([20, 20]);
  expect(new Set([...calibration, ...rest]).size).toBe(100);
});
