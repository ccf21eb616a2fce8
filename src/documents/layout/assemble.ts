import { CELL_SEPARATOR } from '../content';
import type { Box, Span } from '../document';
import { orderRows } from './columns';
import type { JoinsWord } from './hyphens';
import type { PlacedItem } from './placed-item';
import { buildRows, frameItems, type FramedItem, type Row } from './rows';

/** A page's text, and where each item went in it: ordered, not overlapping, `text.slice(start, end)` is the item's. */
export interface AssembledPage {
  readonly text: string;
  readonly runs: readonly (Span & { readonly box: Box })[];
}

/** Gaps between items, in font sizes: a space from here on, ... */
const SPACE_GAP = 0.2;
/** ... and a jump to the next cell of a row from here on. */
const CELL_GAP = 1.25;
/** Lines further apart than this many times the page's usual distance begin a new paragraph. */
const PARAGRAPH_GAP = 1.35;
/** Line distances outside of this range, in font sizes, say nothing about the usual one. */
const LINE_DISTANCES = { min: 0.8, max: 3, usual: 1.2 } as const;
/** Text whose direction differs by more than this is another block (a watermark, a note in the margin). */
const DIRECTION_BIN = Math.PI / 12;

function separator(previous: FramedItem, next: FramedItem, isRightToLeft: boolean): string {
  const gap = isRightToLeft ? previous.along - next.end : next.along - previous.end;
  const size = Math.min(previous.item.size, next.item.size);
  if (gap >= CELL_GAP * size) return CELL_SEPARATOR;
  // A value typed into a form touches its label or lies over it as often as not.
  if (previous.item.isFilledIn || next.item.isFilledIn) return ' ';
  return gap > SPACE_GAP * size || previous.item.isSpaceAfter ? ' ' : '';
}

/** The items of a row in the order in which they are read. */
function readingOrder(row: Row): { readonly items: readonly FramedItem[]; readonly isRightToLeft: boolean } {
  let balance = 0;
  for (const { item } of row.items) balance += item.isRightToLeft ? item.text.length : -item.text.length;
  return balance > 0
    ? { items: row.items.toReversed(), isRightToLeft: true }
    : { items: row.items, isRightToLeft: false };
}

/** Distance from one row's baseline to the next one's, in font sizes. */
function distance(previous: Row, next: Row): number {
  return (next.down - previous.down) / Math.max(previous.size, next.size);
}

function usualDistance(rows: readonly Row[]): number {
  const distances = rows
    .flatMap((row, index) => {
      const previous = rows[index - 1];
      return previous === undefined ? [] : [distance(previous, row)];
    })
    .filter((ratio) => ratio >= LINE_DISTANCES.min && ratio <= LINE_DISTANCES.max)
    .sort((a, b) => a - b);
  // Not the median: a letter of one-line paragraphs has more wide distances than narrow ones.
  return distances[Math.floor(distances.length / 3)] ?? LINE_DISTANCES.usual;
}

function groupByDirection(items: readonly PlacedItem[]): FramedItem[][] {
  const groups = new Map<number, { item: PlacedItem; order: number }[]>();
  const bins = Math.round((2 * Math.PI) / DIRECTION_BIN);
  items.forEach((item, order) => {
    const bin = ((Math.round(item.angle / DIRECTION_BIN) % bins) + bins) % bins;
    const group = groups.get(bin);
    if (group === undefined) groups.set(bin, [{ item, order }]);
    else group.push({ item, order });
  });
  const length = (group: readonly { item: PlacedItem }[]) =>
    group.reduce((total, { item }) => total + item.text.length, 0);
  return [...groups.values()].sort((a, b) => length(b) - length(a)).map(frameItems);
}

/** An item with what goes before it. */
interface Token {
  separator: string;
  text: string;
  readonly box: Box;
}

function tokensOf(items: readonly PlacedItem[]): Token[] {
  const tokens: Token[] = [];
  for (const group of groupByDirection(items)) {
    const rows = orderRows(buildRows(group));
    const usual = usualDistance(rows);
    rows.forEach((row, index) => {
      const above = rows[index - 1];
      let before = tokens.length === 0 ? '' : '\n\n';
      if (above !== undefined) {
        const ratio = distance(above, row);
        before = ratio <= 0 || ratio > PARAGRAPH_GAP * usual ? '\n\n' : '\n';
      }
      const { items: line, isRightToLeft } = readingOrder(row);
      line.forEach((next, place) => {
        const previous = line[place - 1];
        tokens.push({
          separator: previous === undefined ? before : separator(previous, next, isRightToLeft),
          text: next.item.text,
          box: next.item.box,
        });
      });
    });
  }
  return tokens;
}

/**
 * Builds a page's text from its items: a line per row, a blank line between paragraphs and columns, cells of a row
 * three spaces apart. Text in another direction than most follows as blocks of its own.
 *
 * @param joins tells a word that the end of a line cut in two: the halves are joined, and the hyphen left out
 */
export function assemblePage(items: readonly PlacedItem[], joins: JoinsWord = () => false): AssembledPage {
  const tokens = tokensOf(items);
  tokens.forEach((token, index) => {
    const previous = tokens[index - 1];
    if (token.separator !== '\n' || previous === undefined || !joins(previous.text, token.text)) return;
    previous.text = previous.text.slice(0, -1);
    token.separator = '';
  });
  let length = 0;
  const runs = tokens.map(({ separator: before, text, box }) => {
    const start = length + before.length;
    length = start + text.length;
    return { start, end: length, box };
  });
  return { text: tokens.map((token) => token.separator + token.text).join(''), runs };
}
