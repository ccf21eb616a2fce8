import { describe, expect, test } from 'vitest';
import { add, countPlaywright, countVitest, judge, nothing, sentence } from './test-counts';

describe('the last line', () => {
  test('names skipped tests only when there are some', () => {
    expect(sentence({ passed: 12, failed: 0, skipped: 0 })).toBe('12 passed, 0 failed');
    expect(sentence({ passed: 12, failed: 1, skipped: 2 })).toBe('12 passed, 1 failed, 2 skipped');
  });

  test('sums runners', () => {
    expect(add({ passed: 1, failed: 2, skipped: 3 }, { passed: 10, failed: 20, skipped: 30 })).toEqual({
      passed: 11,
      failed: 22,
      skipped: 33,
    });
  });
});

describe('a Vitest report', () => {
  const file = (status: string, ...tests: string[]): object => ({
    status,
    assertionResults: tests.map((outcome) => ({ status: outcome })),
  });
  const count = (...files: object[]): unknown => countVitest(JSON.stringify({ testResults: files }));

  test('is counted by test', () => {
    expect(count(file('failed', 'passed', 'failed', 'skipped'), file('passed', 'passed', 'todo', 'pending'))).toEqual({
      passed: 2,
      failed: 1,
      skipped: 3,
    });
  });

  test('counts a file that could not be loaded as one failed test', () => {
    expect(count(file('failed'), file('passed', 'passed'))).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });
});

test('a flaky test of Playwright counts as failed', () => {
  const stats = { expected: 5, unexpected: 1, flaky: 2, skipped: 3 };
  expect(countPlaywright(JSON.stringify({ stats }))).toEqual({ passed: 5, failed: 3, skipped: 3 });
});

describe('a runner', () => {
  const good = { passed: 3, failed: 0, skipped: 1 };

  test('that went well is believed', () => {
    expect(judge(good, 0)).toEqual(good);
  });

  test.each([
    ['left no report', null, 0],
    ['ran nothing', nothing, 0],
    ['only skipped', { passed: 0, failed: 0, skipped: 4 }, 0],
    ['ended badly without a failed test', good, 1],
    ['was killed', good, null],
  ])('that %s counts as one failed test', (_, counts, exitCode) => {
    expect(judge(counts, exitCode).failed).toBe(1);
  });

  test('that reports failures is not counted twice', () => {
    expect(judge({ passed: 1, failed: 2, skipped: 0 }, 1).failed).toBe(2);
  });
});
