import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanText, countControls } from './clean';

test.each([
  ['one\r\ntwo\rthree\nfour', 'one\ntwo\nthree\nfour'],
  ['page one\fpage two\vline', 'page one\npage two\nline'],
  ['next\u0085line\u2028and\u2029again', 'next\nline\nand\nagain'],
  ['bell\u0007 escape\u001b tab\tstays', 'bell escape tab\tstays'],
  ['lone \ud83d and \ude00, whole 😀', 'lone \ufffd and \ufffd, whole 😀'],
])('cleans %j', (text, cleaned) => {
  expect(cleanText(text)).toBe(cleaned);
});

test('leaves clean text alone, and makes any text clean', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 0xffff })), (units) => {
      const text = String.fromCharCode(...units);
      const cleaned = cleanText(text);
      expect(cleanText(cleaned)).toBe(cleaned);
      expect(countControls(cleaned)).toBe(0);
      expect(cleaned).not.toMatch(/\r|\p{Surrogate}/u);
    }),
  );
});
