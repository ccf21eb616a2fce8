/** What one file may cost. A file beyond a limit is refused with a typed error, never read in part. */
export interface ReadLimits {
  readonly fileBytes: number;
  readonly pages: number;
  /** UTF-16 code units of the document's text. */
  readonly characters: number;
  readonly timeoutMs: number;
}

/** 64 MB, 500 pages, 4 million characters, 60 seconds: far above a case file, far below what stalls a phone. */
export const READ_LIMITS: ReadLimits = {
  fileBytes: 64 * 1024 * 1024,
  pages: 500,
  characters: 4_000_000,
  timeoutMs: 60_000,
};
