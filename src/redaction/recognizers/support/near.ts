/** Whether one of the words, in small letters, begins a word shortly before or after a stretch of a text. */
export function isNear(
  text: string,
  start: number,
  end: number,
  words: readonly string[],
  { before = 64, after = 28 }: { readonly before?: number; readonly after?: number } = {},
): boolean {
  const left = text.slice(Math.max(0, start - before), start).toLowerCase();
  const right = text.slice(end, end + after).toLowerCase();
  return words.some((word) => holds(left, word) || holds(right, word));
}

function holds(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    if (at === 0 || !isWordCharacter(text.charAt(at - 1)) || !isWordCharacter(word.charAt(0))) return true;
  }
  return false;
}

/** Letters and digits of any script. */
export function isWordCharacter(character: string): boolean {
  return /[\p{L}\p{N}]/u.test(character);
}

/** Whether a stretch is no part of a longer word or number. */
export function standsAlone(text: string, start: number, end: number): boolean {
  return !(start > 0 && isWordCharacter(text.charAt(start - 1))) && !isWordCharacter(text.charAt(end));
}
