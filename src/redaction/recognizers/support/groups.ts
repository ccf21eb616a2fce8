/** Letters and digits without a gap. */
export interface Group {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Some groups in a row, as a number is written: `AB 12 34 56 C`. */
export interface Grouped {
  readonly start: number;
  readonly end: number;
  /** As it stands in the text. */
  readonly written: string;
  /** Letters and digits alone, in capitals. */
  readonly compact: string;
  readonly groups: number;
}

const group = /[A-Za-z\d]+/g;
/** What may divide the groups of one number: a sign or two, a line break, or the marks of Markdown. */
const gap = /^(?:[ .\-–—/_·]{1,3}|[ -]?\n ?|[ *_]{1,6}|[ ]?[-–/] )$/u;
/** Words between which a number stands, and none of its groups: "at 21 3314". */
const functionWord =
  /^(?:a|an|and|are|as|at|by|for|from|he|her|his|i|in|is|it|me|my|no|nr|of|on|or|our|she|the|to|was|we|you)$/;
const mostGroups = 9;
const longestGroup = 30;

/**
 * All ways to read groups that follow one another as one number, shortest first for each beginning. Each has a digit and
 * does not begin or end inside of a word.
 *
 * @param longest letters and digits at most
 */
export function* groupings(text: string, longest: number): Generator<Grouped> {
  const groups = [...text.matchAll(group)]
    .map((match): Group => ({ start: match.index, end: match.index + match[0].length, text: match[0] }))
    .filter(({ start, end }) => !isLetter(text, start - 1) && !isLetter(text, end));
  for (let first = 0; first < groups.length; first++) {
    let compact = '';
    for (let last = first; last < groups.length && last < first + mostGroups; last++) {
      const own = groups[last];
      const before = groups[last - 1];
      const begin = groups[first];
      if (!own || !begin || own.text.length > longestGroup || functionWord.test(own.text)) break;
      if (last > first && before && !gap.test(text.slice(before.end, own.start))) break;
      compact += own.text;
      if (compact.length > longest) break;
      if (last === first && !/\d/.test(own.text) && own.text.length > 4) break;
      if (!/\d/.test(compact)) continue;
      yield {
        start: begin.start,
        end: own.end,
        written: text.slice(begin.start, own.end),
        compact: compact.toUpperCase(),
        groups: last - first + 1,
      };
    }
  }
}

/** Beyond ASCII: a group ends there only because the expression does. */
function isLetter(text: string, at: number): boolean {
  const character = text.charAt(at);
  return character > '\x7f' && /[\p{L}\p{N}]/u.test(character);
}
