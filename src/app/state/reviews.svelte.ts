import { SvelteMap } from 'svelte/reactivity';
import type { StoredCorrection } from '../../vault';
import { byDocument } from '../review/by-document';
import { decidedFields, isReviewed, reviewProgress, type ReviewProgress } from '../review/progress';
import type { DocumentRow } from './document-row.svelte';

/** Which fields of which documents a person has decided. The list and the document's page both count with it. */
export class Reviews {
  readonly #decided = new SvelteMap<string, ReadonlySet<string>>();

  /** Takes the corrections of all documents, as they are stored. */
  load(corrections: readonly StoredCorrection[]): void {
    for (const [documentId, own] of byDocument(corrections)) this.set(documentId, own);
  }

  /** Takes all corrections of one document, in place of those it had. */
  set(documentId: string, corrections: readonly StoredCorrection[]): void {
    this.#decided.set(documentId, decidedFields(corrections));
  }

  /** Null while the document has no reading. */
  progressOf({ id, reading }: DocumentRow): ReviewProgress | null {
    return reviewProgress(reading, this.#decided.get(id) ?? decidedFields([]));
  }

  /** Whether there is a reading with a field that nobody has looked at. */
  isNeededFor(row: DocumentRow): boolean {
    const progress = this.progressOf(row);
    return progress !== null && !isReviewed(progress);
  }

  isDoneFor(row: DocumentRow): boolean {
    const progress = this.progressOf(row);
    return progress !== null && isReviewed(progress);
  }
}
