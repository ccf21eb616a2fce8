import type { DocumentContent, DocumentMediaType, ReadFile } from './document';

/** Between the cells of a row, in every format: a gap that no one takes for a space between words. */
export const CELL_SEPARATOR = '   ';

/** The content of a format that doesn't place its text: one page that spans it, no runs. */
export function unplaced(mediaType: DocumentMediaType, text: string): DocumentContent {
  return { mediaType, text, pages: [{ start: 0, end: text.length, width: 0, height: 0 }], runs: [] };
}

/** What a reader of a format without files inside gives. */
export function withoutAttachments(content: DocumentContent): ReadFile {
  return { content, attachments: [], leftOut: null };
}
