import { commonWords, LetterCases, prepareText, type EntityType } from '../../redaction';
import { isWithin } from './edit-distance';
import { lettersOf } from './letter-stream';
import type { Match, ProtectedValue } from './protected-value';

/** Types whose neighbours are slips of the pen. Of dates, amounts, places and peoples, they are other ones: Iran, Iraq. */
const types: ReadonlySet<EntityType> = new Set([
  'PERSON',
  'ORGANIZATION',
  'USERNAME',
  'EMAIL_ADDRESS',
  'ADDRESS',
  'URL',
]);
/** Written in small letters whatever stands around them. */
const inSmallLetters: ReadonlySet<EntityType> = new Set(['EMAIL_ADDRESS', 'URL']);
/** Letters from which one edit is a slip, and from which two are. Words that are put together meet others more easily. */
const shortestWord = 6;
const shortestJoined = 8;
const shortestForTwo = 10;
const longest = 80;
/** Words of a value. */
const mostWords = 8;

const wordPattern = /[\p{L}\p{M}\p{N}]+/gu;

interface Key {
  readonly type: EntityType;
  readonly letters: string;
  readonly words: ReadonlySet<string>;
  readonly most: 1 | 2;
  /** Its digits, in order: another digit is another number. */
  readonly digits: string;
  /** Which of the letters a-z it has. */
  readonly bits: number;
}

interface Word {
  readonly start: number;
  readonly end: number;
  readonly letters: string;
  /** A word of any text, or of the prompt. */
  readonly isCommon: boolean;
}

/** Looks for protected values with a slip in them: `Gonzales` for Gonzalez. */
export class Misspelled {
  /** By number of words and by length of what they may be found in. */
  readonly #keys = new Map<string, Key[]>();
  readonly #promptWords: ReadonlySet<string>;
  #mostWords = 0;

  /** @param prompt texts without anything of the document */
  constructor(values: readonly ProtectedValue[], prompt: readonly string[]) {
    this.#promptWords = new Set(prompt.flatMap((text) => (text.match(wordPattern) ?? []).map(lettersOf)));
    const known = new Set<string>();
    for (const { type, value } of values) {
      if (!types.has(type)) continue;
      const written = prepareText(value).text.match(wordPattern) ?? [];
      const words = written.map(lettersOf);
      if (words.length > 1 && words.length <= mostWords) this.#add(type, words, known);
      const single = type === 'PERSON' ? words : words.slice(0, type === 'ORGANIZATION' || words.length === 1 ? 1 : 0);
      for (const word of single) {
        if (!this.#isCommon(word)) this.#add(type, [word], known);
      }
    }
  }

  /** @param text prepared */
  in(text: string): readonly Match[] {
    if (this.#mostWords === 0) return [];
    const words = [...text.matchAll(wordPattern)].map((match): Word => {
      const letters = lettersOf(match[0]);
      return {
        start: match.index,
        end: match.index + match[0].length,
        letters,
        isCommon: this.#isCommon(letters),
      };
    });
    const cases = new LetterCases(text);
    const answers = new Map<string, EntityType | null>();
    const matches: Match[] = [];
    for (const [first, begin] of words.entries()) {
      let letters = '';
      const common: string[] = [];
      for (let count = 1; count <= this.#mostWords; count++) {
        const last = words[first + count - 1];
        if (!last || letters.length + last.letters.length > longest) break;
        letters += last.letters;
        if (last.isCommon) common.push(last.letters);
        if (common.length === count || letters.length < shortestWord - 1) continue;
        const asked = `${String(count)} ${letters} ${common.join(' ')}`;
        let type = answers.get(asked);
        if (type === undefined) answers.set(asked, (type = this.#typeOf(letters, count, common)));
        // A word in small letters among others is one of the language.
        if (type === null || (!inSmallLetters.has(type) && cases.of(begin.start, last.end) === 'small')) continue;
        matches.push({ kind: 'fuzzy', type, start: begin.start, end: last.end });
      }
    }
    return matches;
  }

  #isCommon(letters: string): boolean {
    return [letters, letters.replace(/s$/u, '')].some((word) => commonWords.has(word) || this.#promptWords.has(word));
  }

  #add(type: EntityType, words: readonly string[], known: Set<string>): void {
    const letters = words.join('');
    const shortest = words.length > 1 ? shortestJoined : shortestWord;
    const ownLetters = letters.replaceAll(/\p{N}/gu, '').length;
    if (ownLetters < shortest || letters.length > longest || known.has(letters)) return;
    known.add(letters);
    const most = ownLetters < shortestForTwo ? 1 : 2;
    const key: Key = { type, letters, words: new Set(words), most, digits: digitsOf(letters), bits: bitsOf(letters) };
    // A slip may put a space into a word or take one away.
    for (let count = Math.max(1, words.length - 1); count <= words.length + 1; count++) {
      for (let length = letters.length - most; length <= letters.length + most; length++) {
        const place = placeOf(count, length);
        const others = this.#keys.get(place);
        if (others) others.push(key);
        else this.#keys.set(place, [key]);
      }
    }
    this.#mostWords = Math.max(this.#mostWords, words.length + 1);
  }

  #typeOf(letters: string, count: number, common: readonly string[]): EntityType | null {
    const keys = this.#keys.get(placeOf(count, letters.length));
    if (!keys) return null;
    const bits = bitsOf(letters);
    const found = keys.find(
      (key) =>
        // Each edit changes two of the letters at most.
        bitCount(key.bits ^ bits) <= 2 * key.most &&
        key.letters !== letters &&
        key.digits === digitsOf(letters) &&
        common.every((word) => key.words.has(word)) &&
        isWithin(letters, key.letters, key.most),
    );
    return found?.type ?? null;
  }
}

function placeOf(words: number, length: number): string {
  return `${String(words)} ${String(length)}`;
}

function digitsOf(letters: string): string {
  return letters.replaceAll(/\P{N}/gu, '');
}

function bitsOf(letters: string): number {
  let bits = 0;
  for (let at = 0; at < letters.length; at++) {
    const letter = letters.charCodeAt(at) - 0x61;
    if (letter >= 0 && letter < 26) bits |= 1 << letter;
  }
  return bits;
}

function bitCount(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count++;
  return count;
}
