/** A stretch that may be one phone number. */
export interface PhoneSlice {
  readonly start: number;
  /** With the extension. */
  readonly end: number;
  /** As written, without the extension. */
  readonly number: string;
  /** Whether nothing of the row of digits is left before and after it. */
  readonly isWhole: boolean;
}

const chain = /(?:\(?\+ ?\(?|\()?\d(?:[ ()./\u2013-]{0,4}\d)*/gu;
const extension =
  /(?:[ ,]{0,2}(?:x|ext\.?|extn\.?|extension|app\.?|durchwahl|dw\.?|poste|#) ?:? ?\d{1,6})(?![\p{L}\p{N}])/iuy;
/** Between two numbers rather than within one. */
const wide = /\s{2,}| \/ ?|(?<=\d{4})\/ ?| [\u2013-] | \(|(?<=\d)\(/gu;
/** A number has at most fifteen digits (ITU-T E.164); with a prefix for abroad, a trunk's zero and signs, this long. */
const longest = 32;
const mostPieces = 5;

/**
 * For each row of digits and the signs that phone numbers are written with, the stretches of it to look at: from each
 * place where a number may begin, the longest first.
 */
export function* phoneChains(text: string): Generator<readonly PhoneSlice[]> {
  for (const match of text.matchAll(chain)) {
    const row = { start: match.index, end: match.index + match[0].length };
    if (isPartOfOther(text, row.start, row.end)) continue;
    const hasOwnSigns = /\d[./()\u2013-]/u.test(match[0]) && match[0].replaceAll(/\D/gu, '').length > 15;
    const slices = slicesOf(text, row, hasOwnSigns ? /[ ]|(?<=\d{4})\//gu : wide);
    if (slices.length > 0) yield slices;
  }
}

function slicesOf(text: string, row: { start: number; end: number }, divider: RegExp): readonly PhoneSlice[] {
  const written = text.slice(row.start, row.end);
  const dividers = [...written.matchAll(divider)].map(({ index, 0: sign }) => {
    // A bracket that opens belongs to what follows.
    return { end: index, next: index + sign.length - (sign.endsWith('(') ? 1 : 0) };
  });
  const begins = [0, ...dividers.map(({ next }) => next)];
  const ends = [...dividers.map(({ end }) => end), written.length];
  const slices: PhoneSlice[] = [];
  for (const [first, begin] of begins.entries()) {
    for (let last = Math.min(ends.length - 1, first + mostPieces); last >= first; last--) {
      const end = ends[last] ?? begin;
      if (end - begin > longest || end <= begin) continue;
      const isWhole = begin === 0 && end === written.length;
      slices.push(sliceOf(text, row.start + begin, row.start + end, isWhole, end === written.length));
    }
  }
  return slices;
}

function sliceOf(text: string, from: number, to: number, isWhole: boolean, isLast: boolean): PhoneSlice {
  const written = text.slice(from, to);
  // "(555-0100" opens a bracket that the sentence closes.
  const start = /^\([^)]*$/u.test(written) ? from + 1 : from;
  extension.lastIndex = to;
  const own = isLast ? (extension.exec(text)?.[0] ?? '') : '';
  return { start, end: to + own.length, number: text.slice(start, to), isWhole };
}

/** A word, an amount, a decimal or a time that the digits belong to. */
function isPartOfOther(text: string, start: number, end: number): boolean {
  const hasPlus = /^\(?\+/u.test(text.slice(start, start + 2));
  const before = text.slice(Math.max(0, start - 4), start);
  if (!hasPlus && /[\p{L}\p{N}]$|\d[,:]$|[\p{L}\p{N}][_@]$|[€$£¥]\s?$/u.test(before)) return true;
  extension.lastIndex = end;
  if (extension.test(text)) return false;
  const after = text.slice(end, end + 5);
  return /^[\p{L}\p{N}_]|^[,:]\d|^ ?(?:%|€|\$|£|¥|(?:eur|usd|gbp|kr|zł|ft|yuan|kg|km|mb|gb)(?!\p{L}))/iu.test(after);
}
