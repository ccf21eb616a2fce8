import { untrack } from 'svelte';
import { batchProgress, batchWords, paceOver, type BatchProgress } from '../import/batch-progress';
import type { DocumentRow } from './document-row.svelte';

/** From so many documents on, a screen reader is told how far the batch is instead of each document's end. */
const large = 6;

/** The files that were added together, or while others of them were still on their way. */
export class Batch {
  readonly #isModelReady: () => boolean;
  readonly #version: () => number;
  #rows = $state.raw<readonly DocumentRow[]>([]);
  #seconds = $state.raw<readonly number[]>([]);
  #quarters = 0;
  readonly #progress = $derived.by(() => {
    const [rows, seconds, isReady] = [this.#rowsNow(), this.#seconds, this.#isModelReady()];
    return untrack(() => batchProgress(rows, seconds, isReady));
  });
  readonly #failed = $derived.by(() => {
    const rows = this.#rowsNow();
    return untrack(() => rows.filter((row) => row.canRetry && row.isProblem));
  });

  /** @param version rises whenever a row comes into another state: thousands of rows are not watched one by one */
  constructor(isModelReady: () => boolean, version: () => number) {
    this.#isModelReady = isModelReady;
    this.#version = version;
  }

  get progress(): BatchProgress {
    return this.#progress;
  }

  get words(): string {
    return batchWords(this.#progress);
  }

  get isLarge(): boolean {
    return this.#rows.length >= large;
  }

  /** Those that can be tried again. */
  get failed(): readonly DocumentRow[] {
    return this.#failed;
  }

  /** Takes more files in. A batch that is over makes room for a new one. */
  add(rows: readonly DocumentRow[]): void {
    if (this.#progress.left === 0) this.dismiss();
    this.#rows = [...this.#rows, ...rows];
    this.#quarters = 0;
  }

  forget(row: DocumentRow): void {
    this.#rows = this.#rows.filter((other) => other !== row);
  }

  dismiss(): void {
    this.#rows = [];
    this.#quarters = 0;
  }

  /** Notes how long one reading took. */
  tookSeconds(seconds: number): void {
    this.#seconds = [...this.#seconds.slice(1 - paceOver), seconds];
  }

  /** What to announce after one document has ended: once for each quarter of a large batch. */
  milestone(): string | null {
    const { total, left } = this.#progress;
    const quarters = Math.floor((4 * (total - left)) / total);
    if (quarters <= this.#quarters) return null;
    this.#quarters = quarters;
    return left === 0 ? `All files are through: ${this.words}.` : `${this.words}.`;
  }

  /** The rows, with what depends on them made anew when one of them changes. */
  #rowsNow(): readonly DocumentRow[] {
    this.#version();
    return this.#rows;
  }
}
