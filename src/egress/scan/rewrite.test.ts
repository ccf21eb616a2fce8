import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rewrite } from './rewrite';

test('knows where each letter came from', () => {
  const derived = rewrite('a%41b%42%43c', /(?:%\d\d)+/gu, (match) => (match === '%41' ? 'A' : 'BC'));
  expect(derived?.text).toBe('aAbBCc');
  expect(derived?.spanOf({ start: 1, end: 2 })).toEqual({ start: 1, end: 4 });
  expect(derived?.spanOf({ start: 0, end: 3 })).toEqual({ start: 0, end: 5 });
  // What was written together has one place.
  expect(derived?.spanOf({ start: 4, end: 5 })).toEqual({ start: 5, end: 11 });
  expect(derived?.spanOf({ start: 5, end: 6 })).toEqual({ start: 11, end: 12 });
});

test('is null where nothing changes', () => {
  expect(rewrite('abc', /x/gu, () => 'y')).toBeNull();
  expect(rewrite('abc', /b/gu, () => null)).toBeNull();
});

test('what stayed is found where it stands', () => {
  const word = fc.stringMatching(/^[a-z]{1,5}$/u);
  fc.assert(
    fc.property(fc.array(fc.tuple(word, fc.nat(3)), { minLength: 1, maxLength: 8 }), (parts) => {
      const text = parts.map(([own, many]) => `${own}${'#'.repeat(many)}`).join('');
      const derived = rewrite(text, /#/gu, () => '');
      if (!derived) return;
      expect(derived.text).toBe(text.replaceAll('#', ''));
      for (let at = 0; at < derived.text.length; at++) {
        const { start, end } = derived.spanOf({ start: at, end: at + 1 });
        expect(text.slice(start, end)).toBe(derived.text[at]);
      }
    }),
  );
});
