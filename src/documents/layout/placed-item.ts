import type { Box } from '../document';

/** A piece of text where a page places it, in points, origin at the page's top left corner, y downwards. */
export interface PlacedItem {
  /** Not empty, no white space at either end, no line break. */
  readonly text: string;
  /** The file has white space right after this item. */
  readonly isSpaceAfter: boolean;
  /** Where its baseline starts. */
  readonly x: number;
  readonly y: number;
  /** Direction in which it is written, in radians: 0 to the right, positive clockwise. */
  readonly angle: number;
  /** Extent along that direction. */
  readonly width: number;
  /** Font size. */
  readonly size: number;
  readonly box: Box;
  readonly isRightToLeft: boolean;
  /** Filled into a form field or added as a note: it comes after the page's own text in the file, wherever it is. */
  readonly isFilledIn: boolean;
}
