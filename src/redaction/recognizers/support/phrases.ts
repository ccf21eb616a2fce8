/** A phrase of a list, found in a text. */
export interface FoundPhrase {
  readonly start: number;
  readonly end: number;
  /** In small letters, with single spaces. */
  readonly phrase: string;
  /** Whether it begins with a capital. */
  readonly isCapital: boolean;
}

/** Phrases of a list, so that a text's words are looked up in it. */
export interface PhraseList {
  readonly phrases: ReadonlySet<string>;
  /** Most words of any of them. */
  readonly longest: number;
}

/** Makes a list of phrases that commas divide. */
export function phraseList(phrases: string): PhraseList {
  const all = phrases.split(',').map((phrase) => phrase.trim().replaceAll(/\s+/gu, ' ').toLowerCase());
  return {
    phrases: new Set(all.filter((phrase) => phrase !== '')),
    longest: Math.max(...all.map((phrase) => phrase.split(' ').length)),
  };
}

const word = /[\p{L}\p{N}](?:[\p{L}\p{N}'’&.-]*[\p{L}\p{N}])?/gu;

/** All places at which a phrase of the list stands, the longest at each. A line break may stand for a space. */
export function* wordsWithPlaces(text: string, { phrases, longest }: PhraseList): Generator<FoundPhrase> {
  const words = [...text.matchAll(word)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    text: match[0].toLowerCase(),
  }));
  for (let first = 0; first < words.length; first++) {
    for (let count = Math.min(longest, words.length - first); count > 0; count--) {
      const own = words.slice(first, first + count);
      const phrase = own.map((one) => one.text).join(' ');
      const [start, end] = [own[0]?.start ?? 0, own.at(-1)?.end ?? 0];
      if (!phrases.has(phrase) || !/^\S+(?:[ \n]\S+)*$/u.test(text.slice(start, end))) continue;
      yield { start, end, phrase, isCapital: /^\p{Lu}/u.test(text.charAt(start)) };
      first += count - 1;
      break;
    }
  }
}
