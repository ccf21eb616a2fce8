import { authenticatorLength } from '../placeholders';

/**
 * How a model may write a placeholder back: in any case, with the underscores escaped for Markdown or turned into spaces or
 * hyphens, with escaped brackets, JSON's escapes for them, without brackets, with a plural or possessive ending inside.
 * Group 1: the name with its authenticator, group 2: the ending; 3 and 4: the same in escaped brackets;
 * 5: a name without brackets, where a space ends it.
 */
const ending = String.raw`('?S|’S|S'|S’)?`;
const inBrackets = nameWith(String.raw`(?:\\?_|[ -])`);
const alone = nameWith(String.raw`\\?_`);
export const writtenPlaceholder = new RegExp(
  [
    String.raw`(?:\[|\\u005b)(${inBrackets})${ending}(?:\]|\\u005d)`,
    String.raw`\\\[(${inBrackets})${ending}\\\]`,
    String.raw`(?<![\p{L}\p{N}_\\])(${alone})(?![\p{L}\p{N}_]|\\_)`,
  ].join('|'),
  'giu',
);

function nameWith(separator: string): string {
  const words = `[A-Z]{2,12}(?:${separator}[A-Z]{2,12}){0,2}`;
  const authenticator = String.raw`[\dA-Z]{${String(authenticatorLength)}}`;
  return String.raw`${words}${separator}\d{1,6}[A-Z]{0,3}${separator}${authenticator}`;
}

/** No written placeholder is longer: 12 letters three times, number, variant, authenticator, escapes, brackets, ending. */
export const longestWritten = 90;

/** The one spelling under which a placeholder is looked up: letters and digits, in capitals. */
export function normalPlaceholder(written: string): string {
  return written.replaceAll(/[^\dA-Za-z]/gu, '').toUpperCase();
}
