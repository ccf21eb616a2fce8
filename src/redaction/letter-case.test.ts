import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LetterCases } from './letter-case';

function caseOf(word: string, text: string): string {
  const start = text.indexOf(word);
  return new LetterCases(text).of(start, start + word.length);
}

test.each([
  ['Katrina', 'We saw the damage of Katrina in May.', 'large'],
  ['damage', 'We saw the damage of Katrina in May.', 'small'],
  // At the beginning of a sentence, any word has a capital; a common one is no name by that.
  ['Push', 'Push the door. It opens.', 'small'],
  ['Zanele', 'Zanele opens the door. It is heavy.', 'silent'],
  ['Zanele', 'We left. Zanele opened the door.', 'silent'],
  // Initials and short forms look the same in any text.
  ['NATO', 'We heard of NATO in the news.', 'silent'],
  // Where all is small, or large, case means nothing.
  ['katrina', 'we saw the damage of katrina', 'silent'],
  ['KATRINA', 'WE SAW THE DAMAGE OF KATRINA', 'silent'],
  ['Katrina', 'The Great Damage Of Katrina', 'silent'],
  // Each line for itself: a message in small letters between others.
  ['katrina', 'Tom: Where were you yesterday?\nann: with katrina at the lake', 'silent'],
  // A short line goes with the text around it.
  ['table', 'The dog sat on the mat.\nred table', 'small'],
  ['12', 'The 12 dogs sat on the mat.', 'silent'],
])('%s in %j is %s', (word, text, expected) => {
  expect(caseOf(word, text)).toBe(expected);
});

test('any stretch of any text has an answer', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.nat(), fc.nat(8), (text, start, length) => {
      expect(['small', 'large', 'silent']).toContain(new LetterCases(text).of(start, start + length));
    }),
  );
});
