import { SvelteMap } from 'svelte/reactivity';
import type { ListedDocument, StoredCorrection } from '../../vault';
import { decidedFields, isReviewed, reviewProgress, type ReviewProgress } from '../review/progress';
import type { DocumentRow } from './document-row.svelte';

const none: ReadonlySet<string> = new Set();

/** Which fields of which documents a person has decided. The list and the document's page both count with it. */
export class Reviews {
  readonly #decided = new SvelteMap<string, ReadonlySet<string>>();
  readonly #watchers: ((documentId: string, corrections: readonly StoredCorrection[]) => void)[] = [];
  #version = $state(0);

  /** Rises with each change of any document: what counts over all of them need not watch each one. */
  get version(): number {
    return this.#version;
  }

  /** Takes what is known of listed documents. What was set meanwhile is newer. */
  load(documents: readonly Pick<ListedDocument, 'id' | 'decided'>[]): void {
    for (const { id, decided } of documents) {
      if (decided.length === 0 || this.#decided.has(id)) continue;
      this.#decided.set(id, decidedFields(decided.map((field) => ({ field }))));
    }
    this.#version += 1;
  }

  /** Takes all corrections of one document, in place of those it had. */
  set(documentId: string, corrections: readonly StoredCorrection[]): void {
    this.#decided.set(documentId, decidedFields(corrections));
    this.#version += 1;
    for (const listener of this.#watchers) listener(documentId, corrections);
  }

  /** The listener is told all corrections of a document whenever they change. */
  watch(listener: (documentId: string, corrections: readonly StoredCorrection[]) => void): void {
    this.#watchers.push(listener);
  }

  /** Whether a person has decided anything about a document. */
  isDecided(documentId: string): boolean {
    return (this.#decided.get(documentId)?.size ?? 0) > 0;
  }

  /** Null while the document has no reading. */
  progressOf({ id, reading }: DocumentRow): ReviewProgress | null {
    return reviewProgress(reading, this.#decided.get(id) ?? none);
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
