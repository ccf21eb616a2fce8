import { expect, test } from 'vitest';
import { isLoading, modelWords, selfTestWords } from './model-words';

test('a download says how far it is', () => {
  const status = { phase: 'downloading', bytes: 50_000_000, totalBytes: 197_000_000, detail: 'part 2 of 7' } as const;
  expect(modelWords(status)).toEqual({
    title: 'Downloading the reading model',
    detail: '50 MB of 197 MB · part 2 of 7',
    progress: { value: 50_000_000, max: 197_000_000 },
  });
  expect(isLoading(status)).toBe(true);
});

test('a missing model says what is still to come', () => {
  const absent = { phase: 'absent', downloadBytes: 197_000_000 } as const;
  expect(modelWords({ ...absent, cachedBytes: 0 }).detail).toContain('197 MB');
  expect(modelWords({ ...absent, cachedBytes: 20_000_000 }).detail).toContain('20 MB of 197 MB');
  expect(isLoading({ ...absent, cachedBytes: 0 })).toBe(false);
});

test('a pack without known answers is called unverified', () => {
  expect(selfTestWords({ outcome: 'no-known-answers' })).toMatch(/^Unverified/);
  expect(selfTestWords({ outcome: 'passed', worstDifference: 0.0123, tolerance: 0.5 })).toContain('0.0123');
});
