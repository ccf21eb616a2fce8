import { expect, test } from 'vitest';
import { createRecoveryCode, readRecoveryCode } from './recovery-code';

test('a code reads back however it is typed', () => {
  const code = createRecoveryCode();
  expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/);
  const letters = code.replaceAll('-', '');
  for (const typed of [code, letters, code.toLowerCase(), ` ${code.replaceAll('-', ' – ')} `]) {
    expect(readRecoveryCode(typed)).toBe(letters);
  }
});

test('letters that look like digits are taken as them', () => {
  const code = createRecoveryCode((bytes) => {
    bytes.forEach((_, index) => (bytes[index] = index % 2));
  });
  expect(readRecoveryCode(code.replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(code.replaceAll('-', ''));
});

test('any one wrong letter and any two swapped ones are noticed', () => {
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  const letters = createRecoveryCode().replaceAll('-', '');
  const taken: string[] = [];
  for (let at = 0; at < letters.length; at += 1) {
    for (const letter of alphabet) {
      const wrong = letters.slice(0, at) + letter + letters.slice(at + 1);
      if (wrong !== letters && readRecoveryCode(wrong) !== null) taken.push(wrong);
    }
    for (let other = at + 1; other < letters.length; other += 1) {
      const swapped = Array.from(letters);
      [swapped[at], swapped[other]] = [letters.charAt(other), letters.charAt(at)];
      if (swapped.join('') !== letters && readRecoveryCode(swapped.join('')) !== null) taken.push(swapped.join(''));
    }
  }
  expect(taken).toEqual([]);
});

test.each(['', 'ABCD', 'U'.repeat(28), '0'.repeat(27), '0'.repeat(29), '🙂'.repeat(14)])('no code: %s', (typed) => {
  expect(readRecoveryCode(typed)).toBeNull();
});

test('two codes are never the same', () => {
  expect(new Set(Array.from({ length: 200 }, () => createRecoveryCode())).size).toBe(200);
});
