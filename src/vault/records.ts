import type { DocumentContent } from '../documents';
import type { FieldValue, Reading } from '../understanding';

/** A document with the bytes it was imported from. */
export interface StoredDocument extends DocumentEntry {
  readonly bytes: Uint8Array;
}

/** A document without its bytes: what a page of text needs. */
export interface DocumentEntry extends DocumentHead {
  readonly content: DocumentContent;
}

/** What a list needs of a document. `addedAt` is in epoch milliseconds. */
export interface DocumentHead {
  readonly id: string;
  readonly name: string;
  readonly addedAt: number;
  /** The message that it came in as an attachment, if it did. */
  readonly parentId: string | null;
  /** The task pack that a person chose for it; absent when the pack is chosen automatically. */
  readonly packId?: string | undefined;
}

/** What the list and the reviews need of a reading. */
export interface ReadingSummary {
  readonly packId: string;
  readonly packVersion: string;
  readonly intent: { readonly label: string; readonly confidence: number };
  /** The names of its fields. */
  readonly fields: readonly string[];
}

/** The summary of a reading. */
export function summaryOf({ packId, packVersion, intent, fields }: Reading): ReadingSummary {
  const { label, confidence } = intent;
  return { packId, packVersion, intent: { label, confidence }, fields: fields.map(({ name }) => name) };
}

/** A document with what a list shows of it. */
export interface ListedDocument extends DocumentHead {
  /** Its place in the list: the later it came, the higher. */
  readonly order: number;
  /** Null: it has not been read, or its reading doesn't open. */
  readonly reading: ReadingSummary | null;
  /** The names of the fields that a person decided. */
  readonly decided: readonly string[];
}

/** A part of the list, newest first. */
export interface DocumentPage extends Listing<ListedDocument> {
  /** Where the list goes on, see {@link PageRequest}; null at its end. */
  readonly next: number | null;
}

/** Which part of the list. */
export interface PageRequest {
  /** Null: from the newest on; otherwise from the first document whose `order` is lower. */
  readonly before: number | null;
  /** How many documents. A few more come where several have the same place. */
  readonly limit: number;
}

/** As heads may lie in the vault: those from before attachments were known have no parent. */
export type SealedHead = Omit<DocumentHead, 'parentId'> & Partial<Pick<DocumentHead, 'parentId'>>;

/** A head as it was sealed, in today's shape. */
export function toHead(sealed: SealedHead): DocumentHead {
  return { ...sealed, parentId: sealed.parentId ?? null };
}

/** A time from which on this vault's history counts anew. Times are in epoch milliseconds. */
export interface Epoch {
  /** Its number, from 1, with leading zeros. */
  readonly id: string;
  readonly startedAt: number;
  readonly cause: 'created' | 'restored';
  /** The backup that it began with. */
  readonly backup?: { readonly createdAt: number; readonly epoch: number; readonly vaultId: string } | undefined;
}

/** The latest reading of a document. `at` is in epoch milliseconds. */
export interface StoredReading {
  readonly documentId: string;
  readonly reading: Reading;
  readonly at: number;
}

/** Where a person gave an answer: beside the document, or asked by the review. */
export type LabelSource = 'document' | 'review';

/** What a person says about one question of a document. `at` is in epoch milliseconds. */
export interface Correction {
  readonly documentId: string;
  /** The field's name, or what stands for the question what the document is about. */
  readonly field: string;
  /** Null: the document does not say; or the question is what the document is about. */
  readonly found: FieldValue | null;
  /** The label of the intent, where the question is what the document is about. */
  readonly intent?: string;
  /** Absent in what was given before there was a review. */
  readonly source?: LabelSource;
  /** The pack whose question it is: another one's field of the same name may mean something else. Absent as above. */
  readonly packId?: string;
  readonly at: number;
}

export interface StoredCorrection extends Correction {
  readonly id: string;
}

/**
 * What a person says about a stretch of a document's text: it is an entity of that type, or what was found there is none.
 * Offsets in UTF-16 code units; `at` is in epoch milliseconds.
 */
export interface EntityMark {
  readonly documentId: string;
  readonly start: number;
  readonly end: number;
  readonly action: 'add' | 'remove';
  /** What it is; where it was removed, what it was taken for. */
  readonly type: string;
  /** Who had found it, and how sure that was: a label for later. Null where nobody had. */
  readonly found: { readonly recognizer: string; readonly score: number } | null;
  readonly at: number;
}

export interface StoredMark extends EntityMark {
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

/** The corrections, or marks, of a document: `0` follows `/`, so this is every key that starts with its id and a slash. */
export function correctionsOf(documentId: string): IDBKeyRange {
  return IDBKeyRange.bound(`${documentId}/`, `${documentId}0`, false, true);
}

/** The stores that hold a document and what belongs to it, the document itself first. */
export const documentStores = ['documents', 'contents', 'files', 'results', 'corrections', 'marks'] as const;

/** Where a store keeps what belongs to a document. */
export function rangeOf(store: (typeof documentStores)[number], documentId: string): IDBKeyRange {
  return store === 'corrections' || store === 'marks' ? correctionsOf(documentId) : IDBKeyRange.only(documentId);
}

/** The document of a correction or mark: its id is `<document id>/<time>/<order>`. */
export function documentIdOf(correctionId: string): string {
  return correctionId.replace(/\/[^/]*\/[^/]*$/, '');
}
