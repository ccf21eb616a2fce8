import { decodeEscape, escapes } from './escapes';
import { unifyLetters } from './homoglyphs';

/** A text as recognizers read it, with the way back to the text as it came. */
export interface PreparedText {
  readonly text: string;
  /** The stretch of the original that became `[start, end)` of the prepared text. */
  readonly originalSpan: (start: number, end: number) => { readonly start: number; readonly end: number };
}

const ignorable = /^[\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]$/u;
const worthALook = /[^\n\x20-\x7e]|\\[nrtu]|&[#a-zA-Z]|%[0-9a-fA-F]{2}/u;

/**
 * Undoes what hides a value from a pattern and means nothing to a reader: zero-width characters, full-width digits and
 * other compatibility forms (NFKC), letters of other scripts that look Latin, non-breaking spaces, kinds of hyphens and
 * line breaks, and single characters written as HTML, JSON or URL escapes. Each remaining code unit knows the stretch
 * that it came from, so no offset shifts.
 */
export function prepareText(original: string): PreparedText {
  if (!worthALook.test(original)) return { text: original, originalSpan: (start, end) => ({ start, end }) };
  const pieces: string[] = [];
  const starts = new Uint32Array(Math.ceil(original.length * 1.1) + 64);
  let growing = { starts, ends: new Uint32Array(starts.length), length: 0 };
  const append = (piece: string, from: number, to: number) => {
    growing = withRoom(growing, piece.length);
    const isCopy = piece.length === to - from;
    for (let unit = 0; unit < piece.length; unit++) {
      growing.starts[growing.length] = isCopy ? from + unit : from;
      growing.ends[growing.length] = isCopy ? from + unit + 1 : to;
      growing.length++;
    }
    pieces.push(piece);
  };

  let copied = 0;
  for (const match of original.matchAll(changing)) {
    const from = match.index;
    const replaced = replacementOf(match[0]);
    if (replaced === null) continue;
    append(original.slice(copied, from), copied, from);
    copied = from + match[0].length;
    // A part that stays as long as it was is still one stretch: half an accented letter is no span.
    if (replaced.length === match[0].length && replaced.length > 1) {
      for (let unit = 0; unit < replaced.length; unit++) append(replaced.charAt(unit), from, copied);
    } else {
      append(replaced, from, copied);
    }
  }
  append(original.slice(copied), copied, original.length);

  const { starts: from, ends: to } = growing;
  return {
    text: unifyLetters(pieces.join('')),
    originalSpan(start, end) {
      if (end <= start) return { start: from[start] ?? original.length, end: from[start] ?? original.length };
      return { start: from[start] ?? original.length, end: to[end - 1] ?? original.length };
    },
  };
}

/** An escape, or a character that is not plain ASCII, with the marks that belong to it. */
const changing = new RegExp(`${escapes.source}|\\r\\n|[^\\n\\x20-\\x7e]\\p{M}*|[\\x20-\\x7e]\\p{M}+`, 'gu');

/** What stands in the prepared text instead; null: the same. */
function replacementOf(match: string): string | null {
  const first = match.charCodeAt(0);
  if (first < 0x7f && first > 0x20 && match.length > 1 && /^[\\&%]/u.test(match)) {
    const decoded = decodeEscape(match);
    if (decoded !== undefined) return decoded;
  }
  if (match === '\r\n' || /^[\r\v\f\u0085\u2028\u2029]$/u.test(match)) return '\n';
  const folded = Array.from(match)
    .filter((character) => !ignorable.test(character))
    .join('')
    .normalize('NFKC')
    .replaceAll(/\p{Nd}/gu, asciiDigit)
    .replaceAll(/[\u2010\u2011\u2212\ufe63\uff0d]/gu, '-')
    .replaceAll(/[\p{Zs}\t]/gu, ' ')
    .replaceAll(/[\u2018\u2019\u02bc\u2032]/gu, "'");
  return folded === match ? null : folded;
}

/** The digits of each script stand in tens, beginning with its zero. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  if (code < 0x80) return digit;
  let zero = code;
  while (zero > code - 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  // Mathematical digits follow one another without a gap, five alphabets of ten from U+1D7CE on; NFKC has undone them.
  return String(code - zero);
}

interface Growing {
  starts: Uint32Array<ArrayBuffer>;
  ends: Uint32Array<ArrayBuffer>;
  length: number;
}

function withRoom(growing: Growing, more: number): Growing {
  const needed = growing.length + more;
  if (needed <= growing.starts.length) return growing;
  const starts = new Uint32Array(needed * 2);
  const ends = new Uint32Array(needed * 2);
  starts.set(growing.starts);
  ends.set(growing.ends);
  return { starts, ends, length: growing.length };
}
