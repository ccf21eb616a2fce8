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

/** What a reader makes of a file's bytes. `runs` is empty for formats that don't place text: all but PDF. */
export interface DocumentContent {
  readonly mediaType: DocumentMediaType;
  readonly text: string;
  readonly pages: readonly Page[];
  readonly runs: readonly TextRun[];
}

export type DocumentMediaType =
  | 'application/pdf'
  | 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
  | 'message/rfc822'
  | 'text/csv'
  | 'text/html'
  | 'text/markdown'
  | 'text/plain'
  | 'text/tab-separated-values';

/** A file inside of a document: what an e-mail message brings along, another message included. */
export interface Attachment {
  /** A file name without a path. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Attachments that were not taken out of their message, and why. `message` is a sentence for a person. */
export interface LeftOut {
  readonly code: 'too-many-attachments' | 'attachments-too-large' | 'nested-too-deep';
  readonly count: number;
  readonly message: string;
}

/** What reading one file gives: its own text, and the files inside of it, not yet read. */
export interface ReadFile {
  readonly content: DocumentContent;
  readonly attachments: readonly Attachment[];
  readonly leftOut: LeftOut | null;
}

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
    | 'unpacks-too-large'
    | 'unsupported-form'
    | 'too-many-pages'
    | 'too-much-text'
    | 'timed-out'
    | 'cancelled'
    | 'reader-crashed';
  readonly message: string;
}
