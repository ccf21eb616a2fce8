import { cleanText } from '../clean';
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

function place(item: TextItem, style: TextStyle | undefined, viewport: Viewport): PlacedItem | null {
  const text = cleanText(item.str).replaceAll('\n', ' ');
  const trimmed = text.trim();
  if (trimmed === '') return null;

  const [a, b, c, d, e, f] = multiply(viewport.transform, item.transform);
  const scale = Math.hypot(finite(viewport.transform[0]), finite(viewport.transform[1]));
  const size = Math.hypot(c, d) || Math.hypot(a, b) || 1;
  const isVertical = style?.vertical === true;
  const angle = Math.atan2(b, a) + (isVertical ? Math.PI / 2 : 0);
  const extent = Math.abs(finite(isVertical ? item.height : item.width)) * scale;

  // White space at the ends is the separator's business; its share of the width is a guess, but a small one.
  const lead = text.length - text.trimStart().length;
  const skipped = (extent * lead) / text.length;
  const width = (extent * trimmed.length) / text.length;
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
  return placed;
}

/** The parts of pdf.js' annotation data that hold text a person filled in or added. */
export interface Annotation {
  readonly subtype?: unknown;
  readonly fieldType?: unknown;
  readonly fieldValue?: unknown;
  readonly annotationFlags?: unknown;
  readonly password?: unknown;
  readonly contentsObj?: { readonly str?: unknown };
  readonly rect?: unknown;
}

/** ISO 32000-2, table 167: Hidden and NoView. */
const INVISIBLE_FLAGS = 2 | 32;
/** A filled-in line's font size where the box leaves it open, and the average letter's width in it. */
const MAX_FILLED_IN_SIZE = 12;
const LETTER_WIDTH = 0.5;

function filledInText(annotation: Annotation): string {
  if (typeof annotation.annotationFlags === 'number' && (annotation.annotationFlags & INVISIBLE_FLAGS) !== 0) return '';
  if (annotation.subtype === 'FreeText') {
    const contents = annotation.contentsObj?.str;
    return typeof contents === 'string' ? contents : '';
  }
  const isTextField = annotation.fieldType === 'Tx' && annotation.password !== true;
  if (annotation.subtype !== 'Widget' || !(isTextField || annotation.fieldType === 'Ch')) return '';
  const value = annotation.fieldValue;
  if (Array.isArray(value)) return value.filter((entry) => typeof entry === 'string').join(', ');
  return typeof value === 'string' ? value : '';
}

/** Places what a person typed into text and choice fields or wrote onto the page as free text. */
export function placeAnnotations(annotations: readonly Annotation[], viewport: Viewport): PlacedItem[] {
  return annotations.flatMap((annotation) => {
    const lines = cleanText(filledInText(annotation))
      .split('\n')
      .map((line) => line.trim());
    if (!Array.isArray(annotation.rect) || lines.every((line) => line === '')) return [];
    const [x1, y1, x2, y2] = viewport.convertToViewportRectangle(annotation.rect.map(Number)).map(finite);
    const box = {
      x: Math.min(x1 ?? 0, x2 ?? 0),
      y: Math.min(y1 ?? 0, y2 ?? 0),
      width: Math.abs((x2 ?? 0) - (x1 ?? 0)),
      height: Math.abs((y2 ?? 0) - (y1 ?? 0)) / lines.length,
    };
    const size = Math.min(MAX_FILLED_IN_SIZE, box.height) || 1;
    return lines.flatMap((text, index): PlacedItem[] => {
      if (text === '') return [];
      const top = box.y + index * box.height;
      return [
        {
          text,
          isSpaceAfter: false,
          x: box.x,
          y: top + (box.height + size) / 2 + USUAL_DESCENT * size,
          angle: 0,
          width: Math.min(box.width, text.length * size * LETTER_WIDTH),
          size,
          box: { ...box, y: top },
          isRightToLeft: false,
          isFilledIn: true,
        },
      ];
    });
  });
}
