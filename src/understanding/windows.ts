import type { Span } from '../documents';

/**
 * Cuts a text into windows of at most `most` tokens that overlap, at line ends where it can. Together they cover the
 * whole text: nothing is left out.
 *
 * @param count - tokens of each of some texts
 * @param overlap - tokens that a window repeats of the one before, so that a value on the border is whole in one
 */
export async function windowsOf(
  text: string,
  most: number,
  overlap: number,
  count: (texts: readonly string[]) => Promise<readonly number[]>,
): Promise<readonly Span[]> {
  const pieces = piecesOf(text);
  const tokens = await count(pieces.map(({ start, end }) => text.slice(start, end)));
  const windows: Span[] = [];
  let first = 0;
  while (first < pieces.length) {
    let total = 0;
    let last = first;
    while (last < pieces.length && (last === first || total + (tokens[last] ?? 0) <= most))
      total += tokens[last++] ?? 0;
    windows.push({ start: pieces[first]?.start ?? 0, end: pieces[last - 1]?.end ?? text.length });
    if (last >= pieces.length) break;
    let next = last;
    let repeated = 0;
    while (next - 1 > first && repeated + (tokens[next - 1] ?? 0) <= overlap) repeated += tokens[--next] ?? 0;
    first = next;
  }
  return windows;
}

/** Longest piece in code units: at most about a hundred tokens even of unusual text. */
const LONGEST_PIECE = 240;

/** Lines, and long lines cut at spaces, that tile the text. Never cuts a surrogate pair. */
function piecesOf(text: string): Span[] {
  const pieces: Span[] = [];
  let start = 0;
  while (start < text.length) {
    const next = text.slice(start, start + LONGEST_PIECE + 1);
    const newline = next.indexOf('\n');
    let end = newline < 0 ? start + next.length : start + newline + 1;
    if (end - start > LONGEST_PIECE) {
      const space = next.lastIndexOf(' ');
      end = space > 0 ? start + space + 1 : start + LONGEST_PIECE;
      if (isHighSurrogate(text.charCodeAt(end - 1)) && end < text.length) end += 1;
    }
    pieces.push({ start, end });
    start = end;
  }
  return pieces;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}
