import type { Span } from '../../documents';
import { plainWords } from '../plain-words';

/** What stands around a span, as plain lower-case words: where a label of it would be. */
export interface Surroundings {
  /** The words directly before it on its line, back to a gap as wide as between two columns. */
  readonly near: string;
  /** The first cell of its line, when that is not `near`. */
  readonly row: string;
  /** The cell over it, when that is a label: no digits, a few words. */
  readonly above: string;
  /** The words before it in its sentence, over line ends; at most about a hundred letters. */
  readonly sentence: string;
  /** The words after it in its sentence; at most about sixty letters. */
  readonly after: string;
  /** Whether a colon, or a gap as wide as between two columns, sets a label apart. */
  readonly hasLabel: boolean;
  /** Whether nothing but it stands on its line. */
  readonly isWholeLine: boolean;
  /** Number of its line among those that are not blank, the first being 0. */
  readonly line: number;
}

const SENTENCE = 110;
const AFTER = 64;
const ROWS_ABOVE = 4;
const LONGEST_LINE = 300;
const COLUMN_GAP = /\s{2,}|\t|\s*\|\s*/u;

/** Reads {@link Surroundings} of many spans of one text. */
export class SurroundingsReader {
  readonly #text: string;
  readonly #lines: readonly Span[];

  constructor(text: string) {
    this.#text = text;
    this.#lines = [...text.matchAll(/[^\n]*\S[^\n]*/gu)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
    }));
  }

  of({ start, end }: Span): Surroundings {
    const text = this.#text;
    const index = this.#lineAt(start);
    const line = this.#lines[index] ?? { start, end };
    const before = text.slice(Math.max(line.start, start - LONGEST_LINE), start);
    const cells = before.split(COLUMN_GAP).filter((cell) => /[\p{L}\p{N}#]/u.test(cell));
    const near = cells.at(-1) ?? '';
    const first = cells.length > 1 ? (cells[0] ?? '') : '';
    const sentence = text
      .slice(Math.max(0, start - SENTENCE), start)
      .split(/[.!?]\s+(?=\p{Lu})|\n\s*\n/u)
      .at(-1);
    const rest = text.slice(end, end + AFTER).split(/\n\s*\n|[.!?]\s+(?=\p{Lu})/u)[0] ?? '';
    return {
      near: plainWords(near),
      row: plainWords(first),
      above: this.#above(index, start - line.start, end - start),
      sentence: plainWords(sentence ?? ''),
      after: plainWords(rest),
      hasLabel: /[:=]\s*\S{0,3}\s*$/u.test(before) || (near !== '' && /(?:\s{2,}|\t|\|)\S{0,3}\s*$/u.test(before)),
      isWholeLine:
        before.trim() === '' &&
        line.end - end < LONGEST_LINE &&
        text.slice(end, line.end).replaceAll(/[\s.,;:]/gu, '') === '',
      line: index,
    };
  }

  /** The label over a column: the first cell without digits in the rows above, if it overlaps the span. */
  #above(index: number, column: number, length: number): string {
    for (let up = 1; up <= ROWS_ABOVE; up++) {
      const row = this.#lines[index - up];
      if (!row) return '';
      // A line without end has no columns.
      if (row.end - row.start > LONGEST_LINE) return '';
      const words = this.#text.slice(row.start, row.end);
      for (const cell of words.matchAll(/\S+(?:\s\S+)*/gu)) {
        const overlaps = cell.index < column + length + 1 && cell.index + cell[0].length > column - 1;
        if (!overlaps || cell[0].length > 40) continue;
        if (/\d/u.test(cell[0])) continue;
        return plainWords(cell[0]);
      }
      if (up === 1 && !/\s{2,}|\t|\|/u.test(words) && /\d/u.test(words)) return '';
    }
    return '';
  }

  #lineAt(offset: number): number {
    let [low, high] = [0, this.#lines.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#lines[middle]?.start ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }
}
