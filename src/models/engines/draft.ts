/** Tokens that must repeat before what followed them is proposed again. */
const LONGEST_MATCH = 4;
const SHORTEST_MATCH = 2;

/**
 * Proposes how a text goes on by what followed the last time its ending occurred (prompt lookup decoding, Saxena 2023,
 * https://github.com/apoorvumang/prompt-lookup-decoding): answers that copy from a document are long repetitions. A
 * proposal costs nothing but its check, in the forward pass that is due anyway.
 *
 * @param context - all tokens so far, the prompt's included
 * @param most - how many tokens to propose at most
 * @returns the tokens that followed the latest earlier occurrence of the longest ending; empty when there is none
 */
export function draftFrom(context: readonly number[], most: number): readonly number[] {
  if (most < 1) return [];
  for (let length = Math.min(LONGEST_MATCH, context.length - 1); length >= SHORTEST_MATCH; length--) {
    const ending = context.length - length;
    for (let start = ending - 1; start >= 0; start--) {
      let same = 0;
      while (same < length && context[start + same] === context[ending + same]) same++;
      if (same === length) return context.slice(start + length, Math.min(start + length + most, context.length));
    }
  }
  return [];
}
