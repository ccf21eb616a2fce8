import type { DocumentContent } from '../documents';
import type { FieldValue, Reading } from '../understanding';

/** A document with the bytes it was imported from. `addedAt` is in epoch milliseconds. */
export interface StoredDocument extends DocumentEntry {
  readonly bytes: Uint8Array;
}

/** A document without its bytes: what a list or a page of text needs. */
export interface DocumentEntry {
  readonly id: string;
  readonly name: string;
  readonly addedAt: number;
  readonly content: DocumentContent;
  /** The task pack that a person chose for it; absent when the pack is chosen automatically. */
  readonly packId?: string;
}

/** The latest reading of a document. `at` is in epoch milliseconds. */
export interface StoredReading {
  readonly documentId: string;
  readonly reading: Reading;
  readonly at: number;
}

/** What a person says about one field. `found: null` means "the document does not say". `at` is in epoch milliseconds. */
export interface Correction {
  readonly documentId: string;
  readonly field: string;
  readonly found: FieldValue | null;
  readonly at: number;
}

export interface StoredCorrection extends Correction {
  readonly id: string;
}

/** One version of a person's own task pack. `pack` is plain JSON: the caller checks its shape. `savedAt` is in epoch milliseconds. */
export interface StoredPack {
  readonly packId: string;
  readonly version: string;
  readonly pack: unknown;
  readonly savedAt: number;
}

/** What could be opened, and the ids of the records that could not. */
export interface Listing<T> {
  readonly items: readonly T[];
  readonly damaged: readonly string[];
}
