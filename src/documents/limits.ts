/** What one file may cost. A file beyond a limit is refused with a typed error, never read in part. */
export interface ReadLimits {
  readonly fileBytes: number;
  readonly pages: number;
  /** UTF-16 code units of the document's text. */
  readonly characters: number;
  readonly timeoutMs: number;
  /** What a file in ZIP format (DOCX) may unpack to. */
  readonly archive: ArchiveLimits;
  readonly attachments: AttachmentLimits;
}

export interface ArchiveLimits {
  readonly entries: number;
  /** All entries that a reader unpacks, together. */
  readonly unpackedBytes: number;
  /** How many times its packed size an entry may grow; entries under 1 MB are let off. */
  readonly ratio: number;
}

/** What one message may bring along. What is over a limit is left out and named, the rest is taken. */
export interface AttachmentLimits {
  /** Attachments of a message and of the messages in it, together. */
  readonly count: number;
  readonly bytes: number;
  /** How many messages may lie in each other; 0 takes no attachment at all. */
  readonly depth: number;
}

/** 64 MB, 500 pages, 4 million characters, 60 seconds: far above a case file, far below what stalls a phone. */
export const READ_LIMITS: ReadLimits = {
  fileBytes: 64 * 1024 * 1024,
  pages: 500,
  characters: 4_000_000,
  timeoutMs: 60_000,
  // A Word file of 500 dense pages unpacks to about 10 MB of XML; its tree takes ten times as much memory.
  archive: { entries: 5_000, unpackedBytes: 48 * 1024 * 1024, ratio: 200 },
  attachments: { count: 200, bytes: 128 * 1024 * 1024, depth: 5 },
};

/**
 * What each attachment may bring along in turn, when its message brought `taken` of them.
 * They share what is left, so that a whole tree of messages stays within the limits of its root.
 */
export function limitsInside(limits: AttachmentLimits, taken: number): AttachmentLimits {
  return {
    count: taken === 0 ? limits.count : Math.floor(Math.max(0, limits.count - taken) / taken),
    bytes: limits.bytes,
    depth: Math.max(0, limits.depth - 1),
  };
}
