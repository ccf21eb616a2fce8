import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findTyped } from './selection';

test.each([
  ['Policy no.\n PM-4 (a)', 'policy NO. pm-4', { start: 0, end: 16 }],
  ['Policy no. PM-4 (a)', '(A)', { start: 16, end: 19 }],
  ['a b a', 'a', { start: 0, end: 1 }],
  ['abc', 'd', null],
  ['abc', '  ', null],
])('in %j, %j stands at %j', (text, typed, span) => {
  expect(findTyped(text, typed)).toEqual(span);
});

test('any part of a text is found in it, whatever its letters mean to a pattern', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.nat(), fc.nat(), (text, a, b) => {
      const part = text.slice(Math.min(a, b) % text.length, (Math.max(a, b) % text.length) + 1).trim();
      if (part === '') return;
      const span = findTyped(text, part);
      expect(span === null ? null : text.slice(span.start, span.end).toLowerCase()).toBe(part.toLowerCase());
    }),
  );
});
