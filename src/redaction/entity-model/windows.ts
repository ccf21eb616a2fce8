import type { WordPiece } from './word-pieces';

/** A stretch of pieces that the model reads at once: from `first` up to `last`, exclusive. */
export interface PieceWindow {
  readonly first: number;
  readonly last: number;
  /**
   * The pieces whose labels are taken from this window, exclusive of the last: each piece of a text is one window's own.
   * The others are there to be understood with.
   */
  readonly ownFirst: number;
  readonly ownLast: number;
}

/** From this part of a window on, its end is looked for. */
const earliestCut = 0.55;
/** This part of a window is read again by the next one, where a sentence had to be cut. */
const overlap = 0.2;

/**
 * Cuts pieces into windows, where a text pauses: at an empty line, else a line's end, else a sentence's. Where there is
 * no such place, two windows overlap, and each has the half of it that lies deeper inside. No word is in two halves,
 * unless it alone is longer than a window.
 *
 * @param most pieces of a window
 */
export function windowsOf(text: string, pieces: readonly WordPiece[], most: number): readonly PieceWindow[] {
  const windows: PieceWindow[] = [];
  let first = 0;
  let ownFirst = 0;
  while (first < pieces.length) {
    if (first + most >= pieces.length) {
      windows.push({ first, last: pieces.length, ownFirst, ownLast: pieces.length });
      break;
    }
    const cut = bestCut(text, pieces, first, first + most, ownFirst);
    const isPause = rankOf(text, pieces[cut - 1], pieces[cut]) > 0;
    const shared = isPause ? 0 : Math.floor((cut - first) * overlap);
    const ownLast = isPause ? cut : (wordStart(pieces, cut - Math.floor(shared / 2), ownFirst) ?? cut);
    windows.push({ first, last: cut, ownFirst, ownLast });
    first = Math.min(cut - shared, ownLast);
    ownFirst = ownLast;
  }
  return windows;
}

function bestCut(
  text: string,
  pieces: readonly WordPiece[],
  first: number,
  furthest: number,
  ownFirst: number,
): number {
  // Where a single long word takes all of the end, it is left to the next window.
  let best = wordStart(pieces, furthest, ownFirst) ?? furthest;
  let bestRank = -1;
  for (let cut = furthest; cut > first + (furthest - first) * earliestCut; cut--) {
    const rank = rankOf(text, pieces[cut - 1], pieces[cut]);
    if (rank > bestRank) {
      best = cut;
      bestRank = rank;
    }
  }
  return best;
}

/** How good a place for a cut is; below 0, it is inside of a word. */
function rankOf(text: string, before: WordPiece | undefined, after: WordPiece | undefined): number {
  if (!before || !after || before.word === after.word) return -1;
  const gap = text.slice(before.end, after.start);
  if (/\n\s*\n/u.test(gap)) return 3;
  if (gap.includes('\n')) return 2;
  return gap !== '' && /[.!?;]/u.test(text.charAt(before.end - 1)) ? 1 : 0;
}

/** Where the word of the piece at `place` begins; null when that is not after `earliest`. */
function wordStart(pieces: readonly WordPiece[], place: number, earliest: number): number | null {
  let start = place;
  while (start > earliest && pieces[start - 1]?.word === pieces[place]?.word) start--;
  return start > earliest ? start : null;
}
