/** Longer runs of letters are no words (encoded data), and would only fill the index. */
const maxWord = 64;

/** Plain letters need no folding but their case; most words of most texts are such. */
const plain = /^[\x20-\x7e]*$/;

/** A word as it is compared: without case and accents. */
export function fold(word: string): string {
  if (plain.test(word)) return word.toLowerCase().slice(0, maxWord);
  return word.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().slice(0, maxWord);
}

/** The words of a text, as they stand. */
export function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}
