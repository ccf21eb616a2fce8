import { folded } from '../../redaction';
import type { Span } from './finding';

/** Signs that may stand between two letters of one value. White space may be indentation. */
const mostSigns = 6;
const mostSpaces = 40;
/** Where a stream is interrupted. */
const interruption = '\n';

/** Letters that are taken for digits by people and by text recognition. */
const confusions: Readonly<Partial<Record<string, string>>> = { o: '0', l: '1', i: '1', s: '5', b: '8' };

const cache = new Map<string, string>();

/** The letters and digits of a text, folded and without all that stands between them, with the way back. */
export interface LetterStream {
  readonly letters: string;
  readonly text: string;
  readonly spanOf: (span: Span) => Span;
}

/** @param text prepared */
export function letterStream(text: string): LetterStream {
  const letters: string[] = [];
  const places: number[] = [];
  let signs = 0;
  let spaces = 0;
  let at = 0;
  for (const character of text) {
    const own = letterOf(character);
    if (own === '') {
      if (/\s/u.test(character)) spaces++;
      else if (!/\p{M}/u.test(character)) signs++;
    } else {
      if (signs > mostSigns || spaces > mostSpaces) {
        letters.push(interruption);
        places.push(at);
      }
      signs = 0;
      spaces = 0;
      for (const letter of own) {
        letters.push(letter);
        places.push(...Array.from({ length: letter.length }, () => at));
      }
    }
    at += character.length;
  }
  const lengthAt = (place: number) => String.fromCodePoint(text.codePointAt(place) ?? 0x20).length;
  return {
    letters: letters.join(''),
    text,
    spanOf: ({ start, end }) => {
      const last = places[end - 1] ?? text.length - 1;
      return { start: places[start] ?? text.length, end: last + lengthAt(last) };
    },
  };
}

/** As {@link letterStream} has them. */
export function lettersOf(text: string): string {
  return Array.from(text, letterOf).join('');
}

/** With letters that look like digits as those. As long as before. */
export function unconfused(letters: string): string {
  return letters.replaceAll(/[olisb]/g, (letter) => confusions[letter] ?? letter);
}

function letterOf(character: string): string {
  const known = cache.get(character);
  if (known !== undefined) return known;
  const own = /[\p{L}\p{N}]/u.test(character) ? folded(character).replaceAll(/[^\p{L}\p{N}]/gu, '') : '';
  // A text in Chinese has thousands of them.
  if (cache.size < 20_000) cache.set(character, own);
  return own;
}
