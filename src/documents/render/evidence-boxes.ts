import type { Box, DocumentContent, Span, TextRun } from '../document';

/** Where a piece of text stands on its page. */
export interface PlacedBox {
  /** Index into `pages`. */
  readonly page: number;
  readonly box: Box;
}

/**
 * Advance widths of the letters from space to tilde in Helvetica, in thousandths of the font size (Adobe's Core 14 AFM
 * files). Other sans and serif fonts differ, but a letter's share of its line hardly does.
 */
const widths = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
  556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
  722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
  556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
  260, 334, 584,
];

function widthOf(text: string): number {
  let width = 0;
  for (let index = 0; index < text.length; index += 1) width += widths[text.charCodeAt(index) - 32] ?? 556;
  return width;
}

/** Text that runs from right to left, or from top to bottom: where in its box a part stands is not known. */
function isSplittable(text: string, box: Box): boolean {
  return !/[\u0590-\u08ff]/u.test(text) && (text.length < 3 || box.width >= box.height);
}

function partOf(run: TextRun, text: string, span: Span): Box {
  const start = Math.max(span.start, run.start);
  const end = Math.min(span.end, run.end);
  const whole = text.slice(run.start, run.end);
  if ((start === run.start && end === run.end) || !isSplittable(whole, run.box)) return run.box;
  const total = widthOf(whole);
  if (total === 0) return run.box;
  const before = widthOf(text.slice(run.start, start)) / total;
  const share = widthOf(text.slice(start, end)) / total;
  return { ...run.box, x: run.box.x + before * run.box.width, width: share * run.box.width };
}

/** The boxes of a piece of text: one for each run that it touches. Empty for formats that don't place text. */
export function boxesOf({ text, runs }: DocumentContent, span: Span): readonly PlacedBox[] {
  return runs
    .filter(({ start, end }) => start < span.end && span.start < end)
    .map((run) => ({ page: run.page, box: partOf(run, text, span) }));
}
