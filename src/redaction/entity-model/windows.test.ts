import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { windowsOf } from './windows';
import { WordPieces } from './word-pieces';

const letters = Array.from('abcdefghijklmnopqrstuvwxyz.,');
const vocabulary = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', ...letters, ...letters.map((letter) => `##${letter}`)];
const pieces = new WordPieces(vocabulary.join('\n'));

/** The words that each window is to label. */
function owned(text: string, most: number): string[] {
  const all = pieces.split(text);
  return windowsOf(text, all, most).map(({ ownFirst, ownLast }) =>
    text.slice(all[ownFirst]?.start ?? 0, all[ownLast - 1]?.end ?? 0),
  );
}

describe('windows', () => {
  test('a short text is one', () => {
    expect(owned('a b c', 20)).toEqual(['a b c']);
    expect(owned('', 20)).toEqual([]);
  });

  test('end at an empty line rather than at a line, at a line rather than at a sentence', () => {
    expect(owned('a b c d e f g h i j. k\nl m n o p q r s t u v w x y z', 20)).toEqual([
      'a b c d e f g h i j. k',
      'l m n o p q r s t u v w x y z',
    ]);
    expect(owned('a b c d e f g h i j k l\n\nm n\no p q. r s t u v w x y z', 20)).toEqual([
      'a b c d e f g h i j k l',
      'm n\no p q. r s t u v w x y z',
    ]);
    expect(owned('a b c d e f g h i j k l m. n o p q r s t u v w x y z', 20)).toEqual([
      'a b c d e f g h i j k l m.',
      'n o p q r s t u v w x y z',
    ]);
  });

  test('overlap where a sentence has to be cut, and share the overlap', () => {
    const text = 'a b c d e f g h i j k l m n o p q r s t u v w x y z';
    const all = pieces.split(text);
    expect(windowsOf(text, all, 20)).toEqual([
      { first: 0, last: 20, ownFirst: 0, ownLast: 18 },
      { first: 16, last: 26, ownFirst: 18, ownLast: 26 },
    ]);
  });

  test('own each piece once, in order, and cut no word', () => {
    const word = fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 9 });
    const gap = fc.constantFrom(' ', ' ', ' ', '\n', '\n\n', '. ');
    const text = fc.array(fc.tuple(word, gap), { maxLength: 80 }).map((parts) => parts.flat().join(''));
    fc.assert(
      fc.property(text, fc.integer({ min: 14, max: 40 }), (written, most) => {
        const all = pieces.split(written);
        let next = 0;
        for (const { first, last, ownFirst, ownLast } of windowsOf(written, all, most)) {
          expect(ownFirst).toBe(next);
          expect(first <= ownFirst && ownFirst < ownLast && ownLast <= last).toBe(true);
          expect(last - first).toBeLessThanOrEqual(most);
          expect(all[ownLast]?.word === all[ownLast - 1]?.word).toBe(false);
          next = ownLast;
        }
        expect(next).toBe(all.length);
      }),
    );
  });
});
