import { cleanText } from '../clean';
import type { Box } from '../document';
import type { PlacedItem } from '../layout/placed-item';
import type { Viewport } from './pdf-items';

/** The parts of pdf.js' annotation data that hold what a person filled in or added. */
export interface Annotation {
  readonly subtype?: unknown;
  readonly fieldType?: unknown;
  readonly fieldValue?: unknown;
  readonly checkBox?: unknown;
  readonly radioButton?: unknown;
  /** The value of a group of check boxes that ticks this one; the same for radio buttons. */
  readonly exportValue?: unknown;
  readonly buttonValue?: unknown;
  readonly options?: unknown;
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
/** How much of a line's font size its baseline lies above the line's lower end. */
const DESCENT = 0.2;

function isVisible({ annotationFlags }: Annotation): boolean {
  return typeof annotationFlags !== 'number' || (annotationFlags & INVISIBLE_FLAGS) === 0;
}

/** The words that a choice shows for a value: files store a code and a text for each option. */
function shownOption(value: string, options: unknown): string {
  if (!Array.isArray(options)) return value;
  const entries = options as readonly { readonly exportValue?: unknown; readonly displayValue?: unknown }[];
  const shown = entries.find(({ exportValue }) => exportValue === value)?.displayValue;
  return typeof shown === 'string' ? shown : value;
}

function choiceText({ fieldValue, options }: Annotation): string {
  const values: readonly unknown[] = Array.isArray(fieldValue) ? fieldValue : [fieldValue];
  return values
    .filter((value) => typeof value === 'string')
    .map((value) => shownOption(value, options))
    .join(', ');
}

/** A tick as plain text has it. An empty box is shown, too: what was not chosen is part of the answer. */
function buttonText({ checkBox, radioButton, fieldValue, exportValue, buttonValue }: Annotation): string {
  const own = checkBox === true ? exportValue : radioButton === true ? buttonValue : null;
  // A push button has no value.
  if (own === null) return '';
  const isOn = typeof fieldValue === 'string' && fieldValue !== 'Off' && fieldValue !== '';
  const isOwn = typeof own !== 'string' || own === fieldValue;
  return isOn && isOwn ? '[x]' : '[ ]';
}

function filledInText(annotation: Annotation): string {
  if (annotation.subtype === 'FreeText') {
    const contents = annotation.contentsObj?.str;
    return typeof contents === 'string' ? contents : '';
  }
  if (annotation.subtype !== 'Widget') return '';
  switch (annotation.fieldType) {
    case 'Tx':
      return annotation.password !== true && typeof annotation.fieldValue === 'string' ? annotation.fieldValue : '';
    case 'Ch':
      return choiceText(annotation);
    case 'Btn':
      return buttonText(annotation);
    default:
      return '';
  }
}

function boxOf(rect: readonly unknown[], viewport: Viewport): Box {
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = viewport
    .convertToViewportRectangle(rect.map(Number))
    .map((value) => (Number.isFinite(value) ? value : 0));
  return { x: Math.min(x1, x2), y: Math.min(y1, y2), width: Math.abs(x2 - x1), height: Math.abs(y2 - y1) };
}

/**
 * Places what a person filled into a form's fields, or wrote onto the page as free text, each in its box: so it is read
 * beside its label like any other text of the page.
 */
export function placeAnnotations(annotations: readonly Annotation[], viewport: Viewport): PlacedItem[] {
  return annotations.flatMap((annotation) => {
    const lines = (isVisible(annotation) ? cleanText(filledInText(annotation)) : '')
      .split('\n')
      .map((line) => line.trim());
    if (!Array.isArray(annotation.rect) || lines.every((line) => line === '')) return [];
    const whole = boxOf(annotation.rect, viewport);
    const box = { ...whole, height: whole.height / lines.length };
    const size = Math.min(MAX_FILLED_IN_SIZE, box.height) || 1;
    return lines.flatMap((text, index): PlacedItem[] => {
      if (text === '') return [];
      const top = box.y + index * box.height;
      return [
        {
          text,
          isSpaceAfter: false,
          x: box.x,
          y: top + (box.height + size) / 2 - DESCENT * size,
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
