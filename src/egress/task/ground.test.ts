import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EntityType, RedactedEntity } from '../../redaction';
import { groundAnswer, type RedactedDocument } from './ground';

/** A document of which some words were replaced. */
function documentOf(
  text: string,
  replaced: readonly (readonly [words: string, replacement: string])[],
): RedactedDocument {
  const entities: RedactedEntity[] = [];
  let redacted = '';
  let copied = 0;
  for (const [words, replacement] of replaced) {
    const start = text.indexOf(words, copied);
    if (start === -1) throw new Error(`"${words}" is not in the text.`);
    redacted += text.slice(copied, start) + replacement;
    copied = start + words.length;
    const type: EntityType = 'PERSON';
    entities.push({
      start,
      end: copied,
      type,
      score: 1,
      recognizer: 'test',
      operator: 'placeholder',
      replacement,
      subject: 1,
    });
  }
  return { text, redacted: redacted + text.slice(copied), entities };
}

const letter = documentOf('Dear Ann Lee, on 3 May 2026 you paid $40.00. Ask Bo Ek.', [
  ['Ann Lee', '[PERSON_1_k3]'],
  ['3 May 2026', 'May 2026'],
  ['Bo Ek', '[PERSON_2_q9]'],
]);
const nothingToRestore = (text: string) => ({ text, refused: [] });

describe('an answer', () => {
  test.each([
    ['[PERSON_1_k3]', 'Ann Lee'],
    ['[PERSON_2_q9]', 'Bo Ek'],
    ['May 2026', '3 May 2026'],
    ['$40.00', '$40.00'],
    ['you  paid\n$40.00', 'you paid $40.00'],
    ['on May 2026 you', 'on 3 May 2026 you'],
    ['Dear [PERSON_1_k3], on May 2026', 'Dear Ann Lee, on 3 May 2026'],
    // A part of what was replaced stands for all of it.
    ['2026', '3 May 2026'],
  ])('%j is found as %j in the document', (answer, quote) => {
    const grounded = groundAnswer(answer, letter, nothingToRestore);
    expect(grounded).toMatchObject({ kind: 'found', quote });
    if (grounded.kind === 'found') expect(letter.text.slice(grounded.start, grounded.end)).toBe(quote);
  });

  test('whose placeholder is written in another way is restored first', () => {
    const restored = groundAnswer('person_1_k3', letter, () => ({ text: 'Ann Lee', refused: [] }));
    expect(restored).toMatchObject({ kind: 'found', quote: 'Ann Lee', start: 5 });
  });

  test('with a token that the request never had is not taken', () => {
    const restored = groundAnswer('[PERSON_7_zz]', letter, (text) => ({ text, refused: ['[PERSON_7_zz]'] }));
    expect(restored).toEqual({ kind: 'forged-placeholder' });
  });

  test.each([['Zoe Wu'], ['$41.00'], ['<img src=x>'], ['$40.00 and more'], ['aid $40']])(
    '%j that stands nowhere is not taken',
    (answer) => {
      const { kind } = groundAnswer(answer, letter, nothingToRestore);
      // What stands inside of a word is a place as well, only not the first choice.
      expect(kind).toBe(answer === 'aid $40' ? 'found' : 'not-in-document');
    },
  );

  test.each([[null], [''], ['  '], ['N/A'], ['not stated'], ['null']])(
    '%j says that the document does not',
    (answer) => {
      expect(groundAnswer(answer, letter, nothingToRestore)).toEqual({ kind: 'not-stated' });
    },
  );

  test.each([[3], [{}], [['$40.00']], [true], ['x'.repeat(3000)]])('%j is no text', (answer) => {
    expect(groundAnswer(answer, letter, nothingToRestore)).toEqual({ kind: 'unreadable' });
  });
});

test('whatever was replaced, a quote of the redacted text leads to the words that it came from', () => {
  const word = fc.stringMatching(/^[a-z]{1,6}$/);
  const piece = fc.record({ word, replacement: fc.option(fc.stringMatching(/^[A-Z]{1,9}$/), { nil: null }) });
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 12 }), fc.nat(), (pieces, at) => {
      const named = pieces.map(({ word: own, replacement }, place) => ({
        own: `${own}${String(place)}`,
        shown: replacement === null ? `${own}${String(place)}` : `${replacement}${String(place)}`,
        isReplaced: replacement !== null,
      }));
      const document = documentOf(
        named.map(({ own }) => own).join(' '),
        named.filter(({ isReplaced }) => isReplaced).map(({ own, shown }) => [own, shown]),
      );
      const asked = named[at % named.length];
      expect(groundAnswer(asked?.shown, document, nothingToRestore)).toMatchObject({
        kind: 'found',
        quote: asked?.own,
      });
    }),
  );
});

test.each([
  ['HX-99120', 'found'],
  ['a/b (c) [d] {e} $5.00 *x* ^y| z? 1+1 \\', 'found'],
  ['not-there', 'not-in-document'],
  ['PERSON', 'not-in-document'],
  ['PERSON_1', 'not-in-document'],
])('%j is looked for letter by letter: %s', (answer, kind) => {
  const text = 'No. HX-99120: a/b (c) [d] {e} $5.00 *x* ^y| z? 1+1 \\ by Ann Lee.';
  const start = text.indexOf('Ann');
  const token = '[PERSON_1_ABCDEF]';
  const entity = {
    start,
    end: start + 7,
    type: 'PERSON',
    score: 1,
    recognizer: 'test',
    operator: 'placeholder',
    replacement: token,
    subject: 1,
  } as const;
  const document = { text, redacted: text.replace('Ann Lee', token), entities: [entity] };
  const grounded = groundAnswer(answer, document, (written) => ({ text: written, refused: [] }));
  expect(grounded.kind).toBe(kind);
});
