import type { Span } from './finding';

/** A text that was made of another one, with the way back. */
export interface Derived {
  readonly text: string;
  /** The stretch of the other text that became this one. */
  readonly spanOf: (span: Span) => Span;
}

interface Piece extends Span {
  /** Where it begins in the new text. */
  readonly at: number;
  /** Whether it stayed as it was, so that each code unit has its own place. */
  readonly isCopy: boolean;
}

/**
 * Replaces what matches.
 *
 * @param pattern with the flag `g`
 * @param replacementOf null: it stays as it is
 * @returns null where nothing changes
 */
export function rewrite(
  text: string,
  pattern: RegExp,
  replacementOf: (match: string) => string | null,
): Derived | null {
  const pieces: Piece[] = [];
  const written: string[] = [];
  let length = 0;
  const append = (piece: string, start: number, end: number, isCopy: boolean) => {
    if (start === end) return;
    pieces.push({ at: length, start, end, isCopy });
    written.push(piece);
    length += piece.length;
  };
  let copied = 0;
  for (const match of text.matchAll(pattern)) {
    const replacement = replacementOf(match[0]);
    if (replacement === null) continue;
    append(text.slice(copied, match.index), copied, match.index, true);
    copied = match.index + match[0].length;
    append(replacement, match.index, copied, false);
  }
  if (copied === 0) return null;
  append(text.slice(copied), copied, text.length, true);
  return {
    text: written.join(''),
    spanOf: ({ start, end }) => {
      const first = pieceAt(pieces, start);
      const last = pieceAt(pieces, Math.max(start, end - 1));
      return {
        start: first.isCopy ? Math.min(first.start + start - first.at, first.end) : first.start,
        end: last.isCopy ? Math.min(last.start + Math.max(start, end) - last.at, last.end) : last.end,
      };
    },
  };
}

/** The last piece that begins at a place or before it: of several at one place, the one that is not empty. */
function pieceAt(pieces: readonly Piece[], place: number): Piece {
  let [low, high] = [0, pieces.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((pieces[middle]?.at ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  return pieces[low] ?? { at: 0, start: 0, end: 0, isCopy: true };
}
