/** A word of a text: letters, with apostrophes, hyphens and full stops inside of it. */
export interface Word {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** All words of a text, in order: letters and marks, and `'` or `-` between two letters. */
export function wordsOf(text: string): readonly Word[] {
  return [...text.matchAll(/[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*/gu)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    text: match[0],
  }));
}

/** Phrases of one to some words, in small letters, found by their words. */
export interface PhraseSet {
  readonly phrases: ReadonlySet<string>;
  readonly longest: number;
}

/** @param list phrases in small letters, divided by `|` */
export function phraseSet(...lists: readonly string[]): PhraseSet {
  const phrases = lists.flatMap((list) => list.split('|')).map((phrase) => phrase.trim());
  return {
    phrases: new Set(phrases.filter((phrase) => phrase !== '')),
    longest: phrases.reduce((most, phrase) => Math.max(most, phrase.split(' ').length), 1),
  };
}

/** The longest phrases of a set, from left to right, without overlaps. A line break stands for a space. */
export function* phrasesIn(text: string, words: readonly Word[], set: PhraseSet): Generator<Word> {
  for (let first = 0; first < words.length; first++) {
    const found = longestPhrase(text, words, first, set);
    if (!found) continue;
    yield found.phrase;
    first = found.last;
  }
}

function longestPhrase(
  text: string,
  words: readonly Word[],
  first: number,
  { phrases, longest }: PhraseSet,
): { readonly phrase: Word; readonly last: number } | null {
  let best: { readonly phrase: Word; readonly last: number } | null = null;
  let joined = '';
  for (let last = first; last < words.length && last < first + longest; last++) {
    const word = words[last];
    const before = words[last - 1];
    const begin = words[first];
    if (!word || !begin) break;
    if (last > first && before && !/^(?: |\n|\. )$/u.test(text.slice(before.end, word.start))) break;
    joined += `${last > first ? ' ' : ''}${word.text.toLowerCase()}`;
    if (!phrases.has(joined)) continue;
    best = { phrase: { start: begin.start, end: word.end, text: text.slice(begin.start, word.end) }, last };
  }
  return best;
}

/** Whether it begins with a capital. */
export function isCapitalised(text: string): boolean {
  return /^\p{Lu}/u.test(text);
}
