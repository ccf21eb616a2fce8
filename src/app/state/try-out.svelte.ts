import type { TaskPack } from '../../tasks';
import type { Reading } from '../../understanding';
import type { ReadingProgress, Services } from '../ports';
import type { ReadingTurn } from './reading-turn';

/** How far a trial is. */
export type TrialState =
  | { readonly kind: 'none' }
  /** Another document is being read. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'reading'; readonly progress: ReadingProgress | null }
  | { readonly kind: 'done'; readonly reading: Reading; readonly pack: TaskPack; readonly text: string }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly message: string };

/** Reads a stored document with a pack that is being written. Nothing of it is kept. */
export class TryOut {
  readonly #services: Pick<Services, 'vault' | 'model' | 'readDocument'>;
  readonly #turn: ReadingTurn;
  #state = $state.raw<TrialState>({ kind: 'none' });
  #abort: AbortController | null = null;

  constructor(services: Pick<Services, 'vault' | 'model' | 'readDocument'>, turn: ReadingTurn) {
    this.#services = services;
    this.#turn = turn;
  }

  get state(): TrialState {
    return this.#state;
  }

  get isUnderWay(): boolean {
    return this.#state.kind === 'waiting' || this.#state.kind === 'reading';
  }

  async run(documentId: string, pack: TaskPack): Promise<void> {
    this.stop();
    const abort = new AbortController();
    this.#abort = abort;
    this.#state = { kind: 'waiting' };
    const outcome = await this.#turn.run(() => this.#read(documentId, pack, abort.signal));
    // A later trial has taken over.
    if (this.#abort !== abort) return;
    this.#abort = null;
    this.#state = outcome;
  }

  stop(): void {
    this.#abort?.abort();
    this.#abort = null;
    if (this.isUnderWay) this.#state = { kind: 'stopped' };
  }

  async #read(documentId: string, pack: TaskPack, signal: AbortSignal): Promise<TrialState> {
    if (signal.aborted) return { kind: 'stopped' };
    const { vault, model, readDocument } = this.#services;
    this.#state = { kind: 'reading', progress: null };
    const entry = await vault.getEntry(documentId);
    if (!entry.ok) return { kind: 'failed', message: entry.error.message };
    const { text } = entry.value.content;
    const read = await readDocument(model, { by: 'person', pack }, text, {
      signal,
      onProgress: (progress) => {
        if (!signal.aborted) this.#state = { kind: 'reading', progress };
      },
    });
    if (read.ok) return { kind: 'done', reading: read.value, pack, text };
    return read.error.code === 'cancelled' ? { kind: 'stopped' } : { kind: 'failed', message: read.error.message };
  }
}
