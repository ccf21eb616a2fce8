/** Lower-case words and numbers with single spaces, for finding phrases; "#" counts as a word. */
export function plainWords(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/#/gu, ' # ')
    .replaceAll(/[^\p{L}\p{N}#]+/gu, ' ')
    .trim();
}
