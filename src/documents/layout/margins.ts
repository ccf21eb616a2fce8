import type { PlacedItem } from './placed-item';
import { buildRows, frameItems } from './rows';

/** How much of a page's height, at either end, headers and footers stand in. */
const ZONE = 0.15;
/** How far a repeated line may wander from page to page, in points. */
const MAX_SHIFT = 4;
/** Lines in a zone that are looked at. */
const MAX_LINES = 12;
/** Text whose direction differs by more than this from upright is no header. */
const UPRIGHT = Math.PI / 12;

/** A line in the margin of a page, measured from the page's nearer end. */
export interface MarginLine {
  readonly items: readonly PlacedItem[];
  readonly offset: number;
  /** The text with `#` for each number, and the numbers. */
  readonly pattern: string;
  readonly numbers: readonly number[];
}

export interface Margins {
  readonly top: readonly MarginLine[];
  readonly bottom: readonly MarginLine[];
}

function marginLine(items: readonly PlacedItem[], offset: number): MarginLine {
  const text = items.map((item) => item.text).join(' ');
  return {
    items,
    offset,
    pattern: text.replace(/\s+/g, ' ').replace(/\d+/g, '#'),
    numbers: Array.from(text.matchAll(/\d+/g), ([digits]) => Number(digits)),
  };
}

/** The lines of a page that may be its header and footer. */
export function findMargins(items: readonly PlacedItem[], height: number): Margins {
  const upright = items.filter(({ angle }) => Math.abs(angle) < UPRIGHT);
  const inZones = upright.filter(({ y }) => y < ZONE * height || y > (1 - ZONE) * height);
  const rows = buildRows(frameItems(inZones.map((item, order) => ({ item, order })))).map((row) => ({
    items: row.items.map(({ item }) => item),
    down: row.down,
  }));
  return {
    top: rows
      .filter(({ down }) => down < ZONE * height)
      .slice(0, MAX_LINES)
      .map((row) => marginLine(row.items, row.down)),
    bottom: rows
      .filter(({ down }) => down >= ZONE * height)
      .slice(-MAX_LINES)
      .map((row) => marginLine(row.items, height - row.down)),
  };
}

/** The same line, but for a number that counts the pages. */
function repeats(line: MarginLine, other: MarginLine, pagesApart: number): boolean {
  return (
    Math.abs(line.offset - other.offset) <= MAX_SHIFT &&
    line.pattern === other.pattern &&
    line.numbers.every((number, index) => {
      const step = (other.numbers[index] ?? NaN) - number;
      return step === 0 || step === pagesApart;
    })
  );
}

function repeated(
  lines: readonly MarginLine[],
  others: readonly { readonly lines: readonly MarginLine[]; readonly pagesApart: number }[],
): PlacedItem[] {
  return lines
    .filter((line) =>
      others.some(({ lines: candidates, pagesApart }) => candidates.some((other) => repeats(line, other, pagesApart))),
    )
    .flatMap(({ items }) => items);
}

/**
 * The items of a page that only repeat what stands on a page nearby: headers that an earlier page has, footers that a
 * later one has. So a header is kept where it first stands and a footer where it last stands, and none comes between
 * the halves of a sentence. Two pages each way, because left and right pages may differ.
 */
export function repeatedItems(
  page: Margins,
  before: readonly (Margins | undefined)[],
  after: readonly (Margins | undefined)[],
): ReadonlySet<PlacedItem> {
  const earlier = before.map((other, index) => ({ lines: other?.top ?? [], pagesApart: -(index + 1) }));
  const later = after.map((other, index) => ({ lines: other?.bottom ?? [], pagesApart: index + 1 }));
  return new Set([...repeated(page.top, earlier), ...repeated(page.bottom, later)]);
}
