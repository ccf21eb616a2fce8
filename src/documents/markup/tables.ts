import { CELL_SEPARATOR } from '../content';
import type { TextLines } from './text-lines';

/** A table that is open, with the cells of its current row. */
export interface OpenTable {
  readonly cells: (readonly string[])[];
  cell: TextLines | null;
}

/**
 * One row on one line where its cells are one line each; the last cell may go on below. A row with more text than that
 * is layout, and its cells are read one after the other.
 */
export function rowLines(cells: readonly (readonly string[])[]): readonly string[] {
  const filled = cells.filter((lines) => lines.length > 0);
  const isRow = filled.slice(0, -1).every((lines) => lines.length === 1);
  if (!isRow) return filled.flat();
  const last = filled.at(-1) ?? [];
  const first = filled.map(([line]) => line ?? '').join(CELL_SEPARATOR);
  return filled.length === 0 ? [] : [first, ...last.slice(1)];
}
