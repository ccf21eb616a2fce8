import fc from 'fast-check';
import { expect, test } from 'vitest';
import { marked, snippetOf, type SnippetPiece } from './snippet';
import { fold, wordsOf } from './words';

const drawn = (pieces: readonly SnippetPiece[] | null): string =>
  pieces?.map(({ text, isHit }) => (isHit ? `[${text}]` : text)).join('') ?? 'none';

test('marks the words that match, whatever their case and accents', () => {
  expect(drawn(marked('Ibáñez and IBANEZ, not Ibanezo', new Set(['ibanez'])))).toBe(
    '[Ibáñez] and [IBANEZ], not Ibanezo',
  );
});

test('shows the stretch with most of the words', () => {
  const text = `storm ${'x '.repeat(300)}a storm took the roof ${'y '.repeat(300)}`;
  const snippet = drawn(snippetOf(text, new Set(['storm', 'roof'])));
  expect(snippet).toContain('a [storm] took the [roof]');
  expect(snippet).toMatch(/^… .* …$/);
});

test('answers null when no word stands there', () => {
  expect(snippetOf('nothing here', new Set(['storm']))).toBeNull();
});

test('a snippet is a piece of the text, and its hits are the words', () => {
  const word = fc.constantFrom('storm', 'Storm', 'roof', 'röof', 'a', '\n', '  ', '<b>', '𝒳', '\u0301');
  fc.assert(
    fc.property(fc.array(word, { maxLength: 400 }), fc.integer({ min: 10, max: 300 }), (parts, width) => {
      const text = parts.join(' ');
      const words = new Set(['storm', 'roof']);
      const pieces = snippetOf(text, words, width);
      if (pieces === null) {
        expect(wordsOf(text).some((found) => words.has(fold(found)))).toBe(false);
        return;
      }
      const inner = pieces.filter(({ text: piece }) => piece !== '… ' && piece !== ' …');
      expect(text.replaceAll(/\s+/g, ' ')).toContain(
        inner
          .map((piece) => piece.text)
          .join('')
          .replaceAll(/\s+/g, ' '),
      );
      expect(inner.some(({ isHit }) => isHit)).toBe(true);
      for (const piece of inner) if (piece.isHit) expect(words.has(fold(piece.text))).toBe(true);
    }),
  );
});
