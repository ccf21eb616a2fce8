import { expect, test } from 'vitest';
import { formatBytes, formatScore, formatSeconds, plural } from './format';

test.each([
  [0, '0 bytes'],
  [999, '999 bytes'],
  [1000, '1.0 kB'],
  [12_345, '12 kB'],
  [999_900, '1.0 MB'],
  [197_000_000, '197 MB'],
  [2_500_000_000, '2.5 GB'],
])('%d bytes read %s', (bytes, words) => {
  expect(formatBytes(bytes)).toBe(words);
});

test.each([
  [0, '0 %'],
  [0.001, 'under 1 %'],
  [0.826, '83 %'],
  [0.999, 'over 99 %'],
  [1, '100 %'],
])('a score of %d reads %s', (score, words) => {
  expect(formatScore(score)).toBe(words);
});

test('times and counts', () => {
  expect(formatSeconds(4.23)).toBe('4.2 seconds');
  expect(formatSeconds(59.99)).toBe('1 min 0 s');
  expect(formatSeconds(80)).toBe('1 min 20 s');
  expect([plural(1, 'document'), plural(1200, 'request')]).toEqual(['1 document', '1,200 requests']);
});
