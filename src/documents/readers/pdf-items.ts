import { cleanText } from '../clean';
import { CELL_SEPARATOR } from '../content';
import type { Box } from '../document';
import type { PlacedItem } from '../layout/placed-item';

/** The parts of pdf.js' `PageViewport` (scale 1) that placing text needs. */
export interface Viewport {
  readonly transform: readonly number[];
  convertToViewportRectangle(rect: number[]): number[];
}

/** The parts of pdf.js' `TextItem` that placing text needs. */
export interface TextItem {
  readonly str: string;
  readonly dir: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly fontName: string;
}

/** The parts of pdf.js' `TextStyle` that placing text needs. */
export interface TextStyle {
  readonly ascent: number;
  readonly descent: number;
  readonly vertical: boolean;
}

const USUAL_ASCENT = 0.8;
const USUAL_DESCENT = -0.2;

function finite(value: number | undefined): number {
  return value !== undefined && Number.isFinite(value) ? value : 0;
}

type Matrix = readonly [number, number, number, number, number, number];

function matrix(values: readonly number[]): Matrix {
  const at = (index: number) => finite(values[index]);
  return [at(0), at(1), at(2), at(3), at(4), at(5)];
}

function multiply(first: readonly number[], second: readonly number[]): Matrix {
  const [a, b, c, d, e, f] = matrix(first);
  const [g, h, i, j, k, l] = matrix(second);
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

/** The upright rectangle around a line of text that starts at (x, y) and is written in direction `angle`. */
function boundingBox(x: number, y: number, angle: number, width: number, above: number, below: number): Box {
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const corners = [0, width].flatMap((along) =>
    [-above, below].map((down) => ({ x: x + along * cos - down * sin, y: y + along * sin + down * cos })),
  );
  const left = Math.min(...corners.map((corner) => corner.x));
  const top = Math.min(...corners.map((corner) => corner.y));
  return {
    x: left,
    y: top,
    width: Math.max(...corners.map((corner) => corner.x)) - left,
    height: Math.max(...corners.map((corner) => corner.y)) - top,
  };
}

/** Dots that lead the eye from a label to its figure: pages of them tell nobody anything. */
const LEADERS = /(?:\s?[.\u00b7\u2024]){5,}|(?:\s[.\u00b7\u2024]){3,}|^[.\u00b7](?:\s+[.\u00b7])+\s*$/g;

function withoutLeaders(text: string): string {
  return text.replace(LEADERS, CELL_SEPARATOR);
}

function place(item: TextItem, style: TextStyle | undefined, viewport: Viewport): PlacedItem | null {
  const text = cleanText(item.str).replaceAll('\n', ' ');
  const trimmed = withoutLeaders(text).trim();
  if (trimmed === '') return null;

  const [a, b, c, d, e, f] = multiply(viewport.transform, item.transform);
  const scale = Math.hypot(finite(viewport.transform[0]), finite(viewport.transform[1]));
  const size = Math.hypot(c, d) || Math.hypot(a, b) || 1;
  const isVertical = style?.vertical === true;
  const angle = Math.atan2(b, a) + (isVertical ? Math.PI / 2 : 0);
  const extent = Math.abs(finite(isVertical ? item.height : item.width)) * scale;

  // White space at the ends is the separator's business; its share of the width is a guess, but a small one.
  const lead = Math.max(0, text.indexOf(trimmed.charAt(0)));
  const skipped = (extent * lead) / text.length;
  const width = (extent * Math.min(trimmed.length, text.length - lead)) / text.length;
  const x = e + skipped * Math.cos(angle);
  const y = f + skipped * Math.sin(angle);

  const ascent = isVertical ? 0.5 : finite(style?.ascent) || USUAL_ASCENT;
  const descent = isVertical ? -0.5 : finite(style?.descent) || USUAL_DESCENT;
  return {
    text: trimmed,
    isSpaceAfter: text.length > lead + trimmed.length,
    x,
    y,
    angle,
    width,
    size,
    box: boundingBox(x, y, angle, width, ascent * size, -descent * size),
    isRightToLeft: item.dir === 'rtl',
    isFilledIn: false,
  };
}

/** Leaders that the file writes dot by dot: so many of them in a row. */
const MIN_LEADER_ITEMS = 3;

function withoutLeaderItems(items: readonly PlacedItem[]): PlacedItem[] {
  const isDot = (item: PlacedItem | undefined) => item !== undefined && /^[.\u00b7]$/.test(item.text);
  const kept: PlacedItem[] = [];
  let index = 0;
  while (index < items.length) {
    let end = index;
    while (isDot(items[end])) end += 1;
    if (end - index < MIN_LEADER_ITEMS) end = index;
    const next = items[end];
    if (next !== undefined) kept.push(next);
    index = end + 1;
  }
  return kept;
}

/** Places a page's text items in the viewport, in the file's order. White space alone only marks the item before it. */
export function placeTextItems(
  items: readonly TextItem[],
  styles: Readonly<Record<string, TextStyle | undefined>>,
  viewport: Viewport,
): PlacedItem[] {
  const placed: PlacedItem[] = [];
  let isSpaceBefore = false;
  for (const item of items) {
    const next = place(item, styles[item.fontName], viewport);
    if (next === null) {
      isSpaceBefore ||= item.str !== '';
      continue;
    }
    const previous = placed.at(-1);
    if (previous !== undefined && (isSpaceBefore || item.str.startsWith(' '))) {
      placed[placed.length - 1] = { ...previous, isSpaceAfter: true };
    }
    isSpaceBefore = false;
    placed.push(next);
  }
  return withoutLeaderItems(placed);
}
