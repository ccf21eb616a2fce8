import { expect, test } from 'vitest';
import { ageHeaderFault, ageHeaderLimit } from './age-header';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text).subarray(0, ageHeaderLimit);
const header = (workFactor: string, salt = 'A'.repeat(22)): string =>
  `age-encryption.org/v1\n-> scrypt ${salt} ${workFactor}\n${'B'.repeat(43)}\n--- ${'C'.repeat(43)}\n${'x'.repeat(200)}`;

test.each(['1', '10', '18', '20'])('a work factor of %s is worked', (workFactor) => {
  expect(ageHeaderFault(bytesOf(header(workFactor)))).toBeNull();
});

test.each(['21', '64', '1000000', '9'.repeat(80)])('a work factor of %s is refused before any work', (workFactor) => {
  expect(ageHeaderFault(bytesOf(header(workFactor)))).toBe('damaged');
});

test('a file that ends within its header is incomplete, wherever it ends', () => {
  const whole = header('18');
  for (let length = 1; length < whole.indexOf('x'); length += 1) {
    expect(ageHeaderFault(bytesOf(whole.slice(0, length)))).toBe('incomplete');
  }
});

test.each([
  ['', 'nothing'],
  ['PK\u0003\u0004', 'a ZIP file'],
  ['-----BEGIN AGE ENCRYPTED FILE-----\n', 'age in letters'],
  ['age-encryption.org/v1\n-> X25519 abc\n', 'age for a key'],
  ['age-encryption.org/v2\n-> scrypt ', 'a newer age'],
  ['\0'.repeat(1000), 'zeros'],
])('%o (%s) is not a backup', (text) => {
  expect(ageHeaderFault(bytesOf(text))).toBe('not-a-backup');
});

test('a salt of another length is damage', () => {
  expect(ageHeaderFault(bytesOf(header('18', 'A'.repeat(23))))).toBe('damaged');
});
