/** Half-open `[start, end)` offsets in UTF-16 code units of {@link DocumentContent.text}. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A rectangle on a page, in PDF points (1/72 inch), origin at the top left corner of the page. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One page. Its text is `text.slice(start, end)`. Width and height are in PDF points; 0 for formats without pages. */
export interface Page extends Span {
  readonly width: number;
  readonly height: number;
}

/** A piece of text as the file places it: where it is in `text`, and its box on its page (index into `pages`). */
export interface TextRun extends Span {
  readonly page: number;
  readonly box: Box;
}

/** What a reader makes of a file's bytes. `runs` is empty for formats that don't place text (TXT, MD). */
export interface DocumentContent {
  readonly mediaType: DocumentMediaType;
  readonly text: string;
  readonly pages: readonly Page[];
  readonly runs: readonly TextRun[];
}

export type DocumentMediaType = 'application/pdf' | 'text/plain' | 'text/markdown';

/** Why a file could not be read. `message` is a sentence for a person: what happened, what was kept, what to do. */
export interface DocumentError {
  readonly code:
    | 'empty-file'
    | 'too-large'
    | 'unsupported-type'
    | 'type-mismatch'
    | 'encrypted'
    | 'damaged'
    | 'no-text-layer'
    | 'too-many-pages'
    | 'too-much-text'
    | 'timed-out'
    | 'cancelled'
    | 'reader-crashed';
  readonly message: string;
}
