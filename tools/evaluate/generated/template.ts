import { MARK, type Draw, type Kind } from './draw';
import type { Habit } from './values';

/** One way to write a document of a kind. */
export interface Template {
  readonly intent: string;
  readonly write: (draw: Draw, habit: Habit) => string;
}

/** A kind of document: its fields and how it is written. `held` templates are those that no training sees. */
export interface KindOfDocument {
  readonly kind: Kind;
  readonly fields: readonly string[];
  readonly train: readonly Template[];
  readonly held: readonly Template[];
}

/** Lines from what is there; null leaves a line out. */
export function lines(...all: readonly (string | null | readonly (string | null)[])[]): string {
  return `${all
    .flat()
    .filter((line) => line !== null)
    .join('\n')}\n`;
}

/** A text filled up with spaces to a width; marks take no room. */
export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(1, width - visible(text)));
}

/** A text moved to the right edge of a width. */
export function right(text: string, width: number): string {
  return ' '.repeat(Math.max(1, width - visible(text))) + text;
}

/** Two texts at the two edges of a width. */
export function edges(left: string, behind: string, width: number): string {
  return left + ' '.repeat(Math.max(2, width - visible(left) - visible(behind))) + behind;
}

/** A text in the middle of a width. */
export function centre(text: string, width: number): string {
  return ' '.repeat(Math.max(0, Math.floor((width - visible(text)) / 2))) + text;
}

/** Breaks running text into lines, as mail programs and scanners do. Marks take no room; a value may go over a break. */
export function wrap(text: string, width: number): string {
  const out: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && visible(`${line} ${word}`) > width) {
      out.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...out, line].join('\n');
}

function visible(text: string): number {
  const { open, name, close } = MARK;
  return text.replaceAll(new RegExp(`${open}[^${name}]*${name}|${close}`, 'gu'), '').length;
}
