import fc from 'fast-check';
import { expect, test } from 'vitest';
import { prepareText } from './prepared-text';

test.each([
  ['plain text, 123', 'plain text, 123'],
  ['４１１１ １１１１', '4111 1111'],
  ['+49\u00a030\u202f123', '+49 30 123'],
  ['jane\u200b@exam\u00adple.com', 'jane@example.com'],
  ['٠١٢٣٤', '01234'],
  ['DЕ89 3704', 'DE89 3704'],
  ['Мария', 'Мария'],
  ['J&uuml;rgen &amp; jane&#64;example.com', 'Jürgen & jane@example.com'],
  ['+44&nbsp;20&#160;7946', '+44 20 7946'],
  ['jane%40example.com J%C3%BCrgen', 'jane@example.com Jürgen'],
  ['?name=Maria%20Gonzalez', '?name=Maria%20Gonzalez'],
  [String.raw`"J\u00fcrgen"`, '"Jürgen"'],
  [String.raw`C:\new`, String.raw`C:\new`],
  ['Jose\u0301', 'José'],
  ['a\r\nb\u2028c', 'a\nb\nc'],
  ['100 % of', '100 % of'],
  ['𝟒𝟏𝟏𝟏', '4111'],
])('%j is read as %j', (original, prepared) => {
  expect(prepareText(original).text).toBe(prepared);
});

test('a span of prepared text finds its way back', () => {
  const original = 'An: J&uuml;r\u200bgen, ４１';
  const { text, originalSpan } = prepareText(original);
  const at = text.indexOf('Jürgen');
  const { start, end } = originalSpan(at, at + 6);
  expect(original.slice(start, end)).toBe('J&uuml;r\u200bgen');
  const digits = originalSpan(text.length - 2, text.length);
  expect(original.slice(digits.start, digits.end)).toBe('４１');
});

test('spans of any text stay inside of it and in order', () => {
  const pieces = fc.constantFrom(
    'a',
    ' ',
    '１',
    '\ud800',
    '\udc00',
    '😀',
    '\u200d',
    '&#64;',
    '%C3%BC',
    '\\u00e9',
    'ﬁ',
    'я',
    '\r\n',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string({ unit: 'binary' }))), (parts) => {
      const original = parts.join('');
      const { text, originalSpan } = prepareText(original);
      let last = 0;
      for (let at = 0; at < text.length; at++) {
        const { start, end } = originalSpan(at, at + 1);
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(original.length);
        last = start;
      }
    }),
  );
});
