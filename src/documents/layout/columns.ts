import type { PlacedItem } from './placed-item';
import type { FramedItem, Row } from './rows';

/** Items this close, in font sizes, stand in the same column; a narrower strip is no gutter. */
const GUTTER = 1;
const MIN_LINES = 2;
/** A column of shorter lines beside an equally long one is labels or figures: its rows belong together. */
const MIN_COLUMN_CHARACTERS = 12;
const ALIGNED_SHARE = 0.8;
/** Looking for columns takes time that grows with the square of this. */
const MAX_ROWS = 400;
const MAX_GUTTERS = 32;

/** What stands on one side of a gutter. */
interface Side {
  readonly first: number;
  readonly last: number;
  readonly lines: readonly Line[];
}

/** The part of a row on one side of a gutter. */
interface Line {
  readonly row: number;
  readonly characters: number;
  readonly isLabel: boolean;
  readonly isFilledIn: boolean;
}

/** A strip that no text has crossed so far, and what stands left and right of it. */
interface Gutter {
  readonly from: number;
  readonly to: number;
  readonly left: Side;
  readonly right: Side;
}

/** Ticks stand in columns of text like its other words; a value that was typed in makes its column one of values. */
function isValue(item: PlacedItem): boolean {
  return item.isFilledIn && !/^\[[x ]\]$/.test(item.text);
}

const EMPTY_SIDE: Side = { first: Infinity, last: -Infinity, lines: [] };

function add(side: Side, row: number, { item, order }: FramedItem): Side {
  const last = side.lines.at(-1);
  const continued = last?.row === row ? last : null;
  const line: Line = {
    row,
    characters: (continued?.characters ?? 0) + item.text.length,
    isLabel: item.text.endsWith(':'),
    isFilledIn: isValue(item) || (continued?.isFilledIn ?? false),
  };
  // What was filled in comes last in the file wherever it stands, so its order says nothing.
  return {
    first: item.isFilledIn ? side.first : Math.min(side.first, order),
    last: item.isFilledIn ? side.last : Math.max(side.last, order),
    lines: [...(continued === null ? side.lines : side.lines.slice(0, -1)), line],
  };
}

/** Does the file write one side out before it begins the other? Then its author thought of them as columns. */
function isWrittenInTurn({ left, right }: Gutter): boolean {
  return left.last < right.first || right.last < left.first;
}

function splitBy(gutter: Gutter, row: number, item: FramedItem, minWidth: number): Gutter[] {
  if (item.end <= gutter.from) return [{ ...gutter, left: add(gutter.left, row, item) }];
  if (item.along >= gutter.to) return [{ ...gutter, right: add(gutter.right, row, item) }];
  const before = { ...gutter, to: item.along, right: add(gutter.right, row, item) };
  const after = { ...gutter, from: item.end, left: add(gutter.left, row, item) };
  return [before, after].filter(({ from, to }) => to - from >= minWidth);
}

function medianCharacters(lines: readonly Line[]): number {
  const sorted = lines.map(({ characters }) => characters).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** The rows that both sides reach. */
function sharedRows({ left, right }: Pick<Gutter, 'left' | 'right'>): { readonly from: number; readonly to: number } {
  return {
    from: Math.max(left.lines[0]?.row ?? Infinity, right.lines[0]?.row ?? Infinity),
    to: Math.min(left.lines.at(-1)?.row ?? -Infinity, right.lines.at(-1)?.row ?? -Infinity),
  };
}

function standBeside(gutter: Gutter): boolean {
  const { from, to } = sharedRows(gutter);
  return to - from + 1 >= MIN_LINES;
}

/** Labels with their values, or names with their figures: written in turn or not, they are read row by row. */
function isTable({ left, right }: Gutter): boolean {
  const { from, to } = sharedRows({ left, right });
  const isShared = ({ row }: Line) => row >= from && row <= to;
  const leftRows = new Set(left.lines.filter(isShared).map(({ row }) => row));
  const rightRows = new Set(right.lines.filter(isShared).map(({ row }) => row));
  const aligned = [...leftRows].filter((row) => rightRows.has(row)).length;
  if (aligned < ALIGNED_SHARE * Math.min(leftRows.size, rightRows.size)) return false;
  const labels = left.lines.filter(({ isLabel }) => isLabel).length;
  return (
    labels * 2 >= left.lines.length ||
    Math.min(medianCharacters(left.lines), medianCharacters(right.lines)) < MIN_COLUMN_CHARACTERS
  );
}

function separatesColumns(gutter: Gutter): boolean {
  const { left, right } = gutter;
  return (
    left.lines.length >= MIN_LINES &&
    right.lines.length >= MIN_LINES &&
    ![...left.lines, ...right.lines].some(({ isFilledIn }) => isFilledIn) &&
    standBeside(gutter) &&
    !isTable(gutter)
  );
}

interface Columns {
  readonly gutter: Gutter;
  /** Index of the first row after them. */
  readonly next: number;
}

/** The tallest pair of columns that begins at row `start`. */
function findColumns(rows: readonly Row[], start: number): Columns | null {
  const size = rows[start]?.size ?? 0;
  let gutters: readonly Gutter[] = [{ from: -Infinity, to: Infinity, left: EMPTY_SIDE, right: EMPTY_SIDE }];
  let found: Columns | null = null;
  for (let index = start; index < rows.length && gutters.length > 0; index += 1) {
    for (const item of rows[index]?.items ?? []) {
      gutters = gutters.flatMap((gutter) => splitBy(gutter, index, item, GUTTER * size));
    }
    gutters = gutters.filter(isWrittenInTurn).slice(0, MAX_GUTTERS);
    const gutter = gutters.find(separatesColumns);
    if (gutter !== undefined) found = { gutter, next: index + 1 };
  }
  return found;
}

function side(rows: readonly Row[], isOnSide: (item: FramedItem) => boolean): Row[] {
  return rows.map((row) => ({ ...row, items: row.items.filter(isOnSide) })).filter(({ items }) => items.length > 0);
}

/**
 * Puts rows into reading order: top to bottom, except that columns are read one after the other.
 *
 * Geometry alone can't tell columns of prose from a table, so the file decides: columns are what it writes in turn,
 * on both sides of a strip that stays empty over several rows, unless they look like labels with values. Everything
 * else is read row by row, whatever order the file has.
 */
export function orderRows(rows: readonly Row[]): Row[] {
  if (rows.length > MAX_ROWS) return [...rows];
  const ordered: Row[] = [];
  let index = 0;
  while (index < rows.length) {
    const columns = findColumns(rows, index);
    if (columns === null) {
      ordered.push(...rows.slice(index, index + 1));
      index += 1;
      continue;
    }
    const { gutter, next } = columns;
    const inside = rows.slice(index, next);
    const left = side(inside, (item) => item.end <= gutter.from);
    const right = side(inside, (item) => item.end > gutter.from);
    const [first, second] = gutter.left.first < gutter.right.first ? [left, right] : [right, left];
    ordered.push(...orderRows(first), ...orderRows(second));
    index = next;
  }
  return ordered;
}
