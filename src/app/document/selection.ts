import type { Span } from '../../documents';

/**
 * The part of the document's text that is selected, without white space at its ends; null when there is none.
 * Elements with `data-start` hold one piece of the text each, and say at which offset it begins.
 */
export function selectedSpan(root: Element, selection: Selection | null, text: string): Span | null {
  if (selection === null || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const pieces: Span[] = [];
  for (const element of root.querySelectorAll<HTMLElement>('[data-start]')) {
    const node = element.firstChild;
    if (!(node instanceof Text) || !range.intersectsNode(node)) continue;
    const from = node === range.startContainer ? range.startOffset : 0;
    const to = node === range.endContainer ? range.endOffset : node.length;
    if (from >= to) continue;
    const base = Number(element.dataset.start);
    pieces.push({ start: base + from, end: base + to });
  }
  const [first] = pieces;
  const last = pieces.at(-1);
  if (first === undefined || last === undefined) return null;
  return withoutOuterSpace(text, { start: first.start, end: last.end });
}

function withoutOuterSpace(text: string, { start, end }: Span): Span | null {
  const words = text.slice(start, end);
  if (words.trim() === '') return null;
  return {
    start: start + (words.length - words.trimStart().length),
    end: end - (words.length - words.trimEnd().length),
  };
}

/**
 * Where `typed` stands in `text`: letters in either case, and any white space for a space. The first place counts;
 * null when there is none.
 */
export function findTyped(text: string, typed: string): Span | null {
  const words = typed.split(/\s+/).filter((word) => word !== '');
  if (words.length === 0) return null;
  const pattern = words.map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('\\s+');
  const match = new RegExp(pattern, 'iu').exec(text);
  return match === null ? null : { start: match.index, end: match.index + match[0].length };
}
