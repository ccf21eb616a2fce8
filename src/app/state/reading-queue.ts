import type { TaskPack } from '../../tasks';
import { summaryOf } from '../../vault';
import type { Tier0 } from '../../workflow';
import type { Services } from '../ports';
import type { DocumentRow } from './document-row.svelte';
import type { Packs } from './packs.svelte';
import type { ReadingTurn } from './reading-turn';

/** What the queue needs from the list around it. */
export interface QueueSurroundings {
  /** The document that is read next; null: none waits. */
  readonly next: () => DocumentRow | null;
  /** What was learned answers of a document, see `Judge.tier0`. */
  readonly tier0: (documentId: string, pack: TaskPack, text: string) => Promise<Tier0 | null>;
  /** Whether the document is still in the list. */
  readonly has: (row: DocumentRow) => boolean;
  /** A document was read in so many seconds. */
  readonly onRead: (row: DocumentRow, seconds: number) => void;
  readonly onStopped: () => void;
  readonly onProblem: (sentence: string) => void;
}

/** Reads the documents that wait, one at a time, while there is a model to read them. */
export class ReadingQueue {
  readonly #services: Pick<Services, 'vault' | 'model' | 'readDocument'>;
  readonly #packs: Packs;
  readonly #turn: ReadingTurn;
  readonly #around: QueueSurroundings;
  #isReading = false;

  constructor(
    services: Pick<Services, 'vault' | 'model' | 'readDocument'>,
    packs: Packs,
    turn: ReadingTurn,
    around: QueueSurroundings,
  ) {
    this.#services = services;
    this.#packs = packs;
    this.#turn = turn;
    this.#around = around;
  }

  /** Reads until nothing waits. */
  async run(): Promise<void> {
    if (this.#isReading) return;
    this.#isReading = true;
    try {
      let next = this.#next();
      while (next !== null) {
        // Chosen again when its turn comes: meanwhile it may have been stopped or deleted.
        await this.#turn.run(async () => {
          const row = this.#next();
          if (row !== null) await this.#read(row);
        });
        next = this.#next();
      }
    } finally {
      this.#isReading = false;
    }
  }

  #next(): DocumentRow | null {
    return this.#services.model.status.phase === 'ready' ? this.#around.next() : null;
  }

  async #read(row: DocumentRow): Promise<void> {
    const { vault, model, readDocument } = this.#services;
    const abort = new AbortController();
    row.abort = abort;
    row.state = { kind: 'reading', progress: null };
    const entry = await vault.getEntry(row.id);
    if (!entry.ok) {
      row.state = { kind: 'failed', message: entry.error.message, canRetry: false };
      return;
    }
    const pack = this.#packs.toRead(entry.value.packId);
    const begun = performance.now();
    const read = await readDocument(model, pack, entry.value.content.text, {
      signal: abort.signal,
      tier0: (chosen, text) => this.#around.tier0(row.id, chosen, text),
      onProgress: (progress) => {
        if (row.state.kind === 'reading') row.state = { kind: 'reading', progress };
      },
    });
    row.abort = null;
    if (!this.#around.has(row)) return;
    if (!read.ok) {
      const { code, message, canRetry } = read.error;
      if (code === 'cancelled') {
        row.stop();
        this.#around.onStopped();
      } else if (code === 'not-loaded' && model.status.phase !== 'failed') row.state = { kind: 'waiting' };
      else row.state = { kind: 'failed', message, canRetry };
      return;
    }
    const kept = await vault.putReading({ documentId: row.id, reading: read.value, at: Date.now() });
    if (!kept.ok) this.#around.onProblem(kept.error.message);
    row.unkept = kept.ok ? null : read.value;
    row.state = { kind: 'done', reading: summaryOf(read.value) };
    this.#around.onRead(row, (performance.now() - begun) / 1000);
  }
}
