import type { PlacedItem } from './placed-item';

/** An item in the frame of its writing direction: `along` the baseline, `down` from line to line. */
export interface FramedItem {
  readonly item: PlacedItem;
  /** Its place in the file. */
  readonly order: number;
  readonly along: number;
  readonly end: number;
  readonly down: number;
}

/** Items that share a baseline, from left to right. */
export interface Row {
  readonly items: readonly FramedItem[];
  readonly down: number;
  readonly size: number;
}

/** How far from its line's baseline an item of another size may sit ("14th", "H2O"), in the smaller font size. */
const MARK_TOLERANCE = 0.6;
/** The same for items of one size. */
const BASELINE_TOLERANCE = 0.4;
/** Sizes in this proportion count as one. */
const SAME_SIZE = 0.85;
/** Beyond this distance two items that also cover each other can't be one line. */
const SAME_BASELINE = 0.2;
/** A page with more on one line than this is not a document that a person wrote: look no further back. */
const OVERLAP_LOOKBACK = 200;
/** Bold is sometimes faked by printing the same words twice, this far apart at most, in font sizes. */
const OVERPRINT_SHIFT = 0.15;

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** Turns items that share one writing direction into its frame. */
export function frameItems(items: readonly { readonly item: PlacedItem; readonly order: number }[]): FramedItem[] {
  const angle = median(items.map(({ item }) => item.angle));
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  return items.map(({ item, order }) => {
    const along = item.x * cos + item.y * sin;
    return { item, order, along, end: along + item.width, down: item.y * cos - item.x * sin };
  });
}

function coverEachOther(a: FramedItem, b: FramedItem): boolean {
  const shared = Math.min(a.end, b.end) - Math.max(a.along, b.along);
  return shared > 0.5 * Math.min(a.item.width, b.item.width);
}

function isOverprint(a: FramedItem, b: FramedItem): boolean {
  const shift = OVERPRINT_SHIFT * a.item.size;
  return a.item.text === b.item.text && Math.abs(a.along - b.along) < shift && Math.abs(a.down - b.down) < shift;
}

interface OpenRow {
  readonly items: FramedItem[];
  /** The largest item sets the baseline: a raised mark may come first. */
  base: FramedItem;
}

function belongs(row: OpenRow, next: FramedItem): boolean {
  const distance = Math.abs(next.down - row.base.down);
  const size = Math.min(row.base.item.size, next.item.size);
  const isMark = size < SAME_SIZE * Math.max(row.base.item.size, next.item.size);
  if (distance > (isMark ? MARK_TOLERANCE : BASELINE_TOLERANCE) * size) return false;
  if (distance <= SAME_BASELINE * size) return true;
  return !row.items.slice(-OVERLAP_LOOKBACK).some((other) => coverEachOther(other, next));
}

function closeRow({ items, base }: OpenRow): Row {
  const sorted = items.toSorted((a, b) => a.along - b.along || a.order - b.order);
  const kept = sorted.filter((item, index) => {
    const previous = sorted[index - 1];
    return previous === undefined || !isOverprint(previous, item);
  });
  return { items: kept, down: base.down, size: base.item.size };
}

/** Groups items of one frame into rows, top to bottom. */
export function buildRows(items: readonly FramedItem[]): Row[] {
  const rows: OpenRow[] = [];
  for (const next of items.toSorted((a, b) => a.down - b.down || a.order - b.order)) {
    const row = rows.at(-1);
    if (row === undefined || !belongs(row, next)) {
      rows.push({ items: [next], base: next });
      continue;
    }
    row.items.push(next);
    if (next.item.size > row.base.item.size) row.base = next;
  }
  return rows.map(closeRow).sort((a, b) => a.down - b.down);
}
