/** What is read of a text: its opening tells its intent, and what is kept of a document stays small. */
const readCharacters = 2_000;
const mostGrams = 256;
const lengths = [3, 4] as const;
const mostWordsCounted = 8;

/**
 * Hashes of what a text is made of: its words, neighbouring words, the characters of its words (3 and 4, with the word's borders),
 * and about how many words there are. Distinct; whole numbers below 2^24, of which two may by chance mean the same. All digits
 * count as equal. The text can't be read from them, though somebody who guesses a word can check it.
 */
export function gramsOf(text: string): readonly number[] {
  const words =
    text
      .slice(0, readCharacters)
      .toLowerCase()
      .replaceAll(/\p{N}/gu, '0')
      .match(/[\p{L}\p{M}\p{N}]+|\?/gu) ?? [];
  const grams = new Set<number>([hash(`length ${String(Math.min(words.length, mostWordsCounted))}`)]);
  const edged = ['<', ...words, '>'];
  edged.forEach((word, place) => {
    if (place > 0) grams.add(hash(`pair ${edged[place - 1] ?? ''} ${word}`));
    if (place === 0 || place === edged.length - 1) return;
    grams.add(hash(`word ${word}`));
    const bordered = `<${word}>`;
    for (const length of lengths) {
      for (let at = 0; at + length <= bordered.length; at += 1)
        grams.add(hash(`part ${bordered.slice(at, at + length)}`));
    }
  });
  return [...grams].slice(0, mostGrams);
}

/** FNV-1a (RFC 9923) over UTF-16 units, 32 bits, of which the upper 24 stay. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 8;
}
