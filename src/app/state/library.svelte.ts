import { SvelteSet } from 'svelte/reactivity';
import type { DocumentPage, ListedDocument } from '../../vault';
import type { Services } from '../ports';
import { formatScore, plural } from '../words/format';
import type { Announcer } from './announcer.svelte';
import { Batch } from './batch.svelte';
import { DocumentRow, type RowState } from './document-row.svelte';
import { familyOf, familyOrder, rowsById } from './family';
import { Intake } from './intake';
import type { Packs } from './packs.svelte';
import { ReadingQueue } from './reading-queue';
import type { ReadingTurn } from './reading-turn';
import type { Judge } from '../trust/judge';
import type { Reviews } from './reviews.svelte';
import { fetchSamples } from './samples';
import { StoredDocuments } from './stored-documents.svelte';
import type { Toasts } from './toasts.svelte';

/** What happened to a stored document. */
export interface LibraryChange {
  readonly id: string;
  readonly kind: 'changed' | 'deleted';
}

/** What the library has around it. */
interface Surroundings {
  readonly toasts: Toasts;
  readonly announcer: Announcer;
  readonly packs: Packs;
  readonly turn: ReadingTurn;
  readonly reviews: Reviews;
}

/** The documents of this device and the queue that reads them, one at a time, oldest first. */
export class Library {
  readonly #services: Services;
  readonly #toasts: Toasts;
  readonly #announcer: Announcer;
  readonly #packs: Packs;
  readonly #reviews: Reviews;
  readonly #intake: Intake;
  readonly #queue: ReadingQueue;
  readonly #stored: StoredDocuments;
  #rows = $state.raw<readonly DocumentRow[]>([]);
  readonly #byId = $derived(rowsById(this.#rows));
  readonly #inOrder = $derived(familyOrder(this.#rows));
  #isLoaded = $state(false);
  #version = $state(0);
  /** Documents that were deleted: a part of the list that is under way may still hold them. */
  readonly #deleted = new SvelteSet<string>();
  readonly #watchers: ((change: LibraryChange) => void)[] = [];
  /** What was added last. */
  readonly batch: Batch;

  /** @param loadJudge - who says what was learned answers */
  constructor(
    services: Services,
    { toasts, announcer, packs, turn, reviews }: Surroundings,
    loadJudge: () => Promise<Pick<Judge, 'tier0'>>,
  ) {
    this.#services = services;
    this.#toasts = toasts;
    this.#announcer = announcer;
    this.#packs = packs;
    this.#reviews = reviews;
    this.#stored = new StoredDocuments(services.vault);
    this.#intake = new Intake(services, packs, {
      has: (row) => this.#has(row),
      add: (rows) => {
        this.#putOnTop(rows);
      },
      onStored: (row) => {
        this.#changed(row.id);
        void this.#queue.run();
      },
      onUnreadable: (sentence) => {
        this.#tell(sentence);
      },
    });
    this.#queue = new ReadingQueue(services, packs, turn, {
      next: () => this.#next(),
      // Without it, the model reads all.
      tier0: async (id, pack, text) => (await loadJudge().catch(() => null))?.tier0(id, pack, text) ?? null,
      has: (row) => this.#has(row),
      onRead: (row, seconds) => {
        this.#wasRead(row, seconds);
      },
      onStopped: () => {
        this.#tell(null);
      },
      onProblem: (sentence) => {
        toasts.show(sentence);
      },
    });
    let isModelReady = $state(false);
    this.batch = new Batch(
      () => isModelReady,
      () => this.#version,
    );
    services.model.subscribe(({ phase }) => {
      isModelReady = phase === 'ready';
      if (phase === 'ready') void this.#queue.run();
    });
  }

  /** Newest first, attachments below their message. */
  get rows(): readonly DocumentRow[] {
    return this.#inOrder;
  }

  /** Rises whenever a row comes into another state: what counts over all rows need not watch each one. */
  get version(): number {
    return this.#version;
  }

  /** False until it is known whether documents are stored, and the newest of them are here. */
  get isLoaded(): boolean {
    return this.#isLoaded;
  }

  /** Whether all stored documents are here. */
  get isComplete(): boolean {
    return this.#stored.isComplete;
  }

  /** How many documents were stored when the page was opened. */
  get total(): number {
    return this.#stored.total;
  }

  /** Settles when no more stored documents will come. */
  get listed(): Promise<void> {
    return this.#stored.ended;
  }

  /** Rows that a "stop all" would stop. */
  get underWay(): readonly DocumentRow[] {
    return this.#rows.filter((row) => row.isUnderWay);
  }

  /** The listener is told of each document that is stored, read, deleted or put back. */
  watch(listener: (change: LibraryChange) => void): void {
    this.#watchers.push(listener);
  }

  #changed(id: string, kind: LibraryChange['kind'] = 'changed'): void {
    for (const listener of this.#watchers) listener({ id, kind });
  }

  /** A batch is announced as a whole, so that a screen reader doesn't read out a hundred names. */
  #tell(sentence: string | null): void {
    const said = this.batch.isLarge ? this.batch.milestone() : sentence;
    if (said !== null) this.#announcer.tell(said);
  }

  row(id: string): DocumentRow | null {
    return this.#byId.get(id) ?? null;
  }

  #has(row: DocumentRow): boolean {
    return this.row(row.id) === row;
  }

  /**
   * Lists what is stored: the newest documents now, the others after them.
   *
   * @param ready settles when documents can be shown
   */
  async start(ready: Promise<void> = Promise.resolve()): Promise<void> {
    await this.#stored.start(
      ready,
      (page) => {
        this.#takeIn(page);
        this.#isLoaded = true;
      },
      ({ message }) => {
        this.#toasts.show(message);
      },
    );
    // The oldest come last and are read first.
    void this.#stored.ended.then(() => this.#queue.run());
  }

  #takeIn({ items, damaged }: DocumentPage): void {
    // What was added meanwhile has its row already.
    const isNew = (id: string): boolean => !this.#byId.has(id) && !this.#deleted.has(id);
    const listed = items.filter(({ id }) => isNew(id));
    this.#reviews.load(listed);
    const rows = [
      ...listed.map((document) => new DocumentRow(document, stateOf(document))),
      ...damaged
        .filter(isNew)
        .map((id) => new DocumentRow({ id, name: 'Damaged record', addedAt: 0 }, { kind: 'damaged' })),
    ];
    this.#rows = [...this.#rows, ...this.#watched(rows)];
  }

  /** Rows in the order in which they came: the last one is the newest. */
  #putOnTop(rows: readonly DocumentRow[]): void {
    this.#rows = [...this.#watched(rows.toReversed()), ...this.#rows];
  }

  #watched(rows: readonly DocumentRow[]): readonly DocumentRow[] {
    for (const row of rows) row.onChange = () => (this.#version += 1);
    return rows;
  }

  /** Takes files in, one after the other. A file that can't be read stays in the list with its reason. */
  async add(files: readonly File[]): Promise<void> {
    const now = Date.now();
    const rows = files.map((file, index) => {
      // A millisecond apart, so that files that came together keep their order.
      const document = { id: crypto.randomUUID(), name: file.name, addedAt: now + index, file };
      const row = new DocumentRow(document, { kind: 'opening' });
      row.abort = new AbortController();
      return row;
    });
    this.#putOnTop(rows);
    this.batch.add(rows);
    for (const row of rows) await this.#intake.open(row);
  }

  /** Adds the sample documents; the first one that can't be had ends it, and is named. */
  async addSamples(): Promise<void> {
    const { files, problem } = await fetchSamples(this.#services);
    if (problem !== null) this.#toasts.show(problem);
    await this.add(files);
  }

  /** Stops reading one document; it stays stored. */
  stop(row: DocumentRow): void {
    row.abort?.abort();
    if (row.state.kind === 'waiting') row.stop();
  }

  stopAll(): void {
    for (const row of this.underWay) this.stop(row);
    this.#tell(null);
  }

  /** Does it again: opens the file if that failed, otherwise reads. */
  async retry(row: DocumentRow): Promise<void> {
    await this.retryAll([row]);
  }

  /** The same for several, one after the other. */
  async retryAll(rows: readonly DocumentRow[]): Promise<void> {
    for (const row of rows) {
      row.abort = row.file === null ? null : new AbortController();
      row.state = { kind: row.file === null ? 'waiting' : 'opening' };
    }
    const isAnyStored = rows.some(({ file }) => file === null);
    // A model that broke down is started again; it reads what waits once it is ready.
    const reading =
      isAnyStored && this.#services.model.status.phase === 'failed' ? this.#services.model.load() : this.#queue.run();
    for (const row of rows) await this.#intake.open(row);
    await reading;
  }

  /** Deletes a document at once, with its attachments, and offers to put all of it back. */
  async remove(row: DocumentRow): Promise<void> {
    const family = familyOf(row, this.#rows).map((member) => ({ member, before: member.state }));
    for (const { member } of family) member.abort?.abort();
    const deleted = await this.#services.vault.deleteDocuments(family.map(({ member }) => member.id));
    if (!deleted.ok) {
      this.#toasts.show(deleted.error.message);
      return;
    }
    this.#rows = this.#rows.filter((other) => family.every(({ member }) => member !== other));
    for (const { member } of family) {
      this.#deleted.add(member.id);
      this.batch.forget(member);
      this.#changed(member.id, 'deleted');
    }
    const attachments = family.length === 1 ? '' : ` and ${plural(family.length - 1, 'attachment')}`;
    this.#toasts.show(`Deleted: ${row.name}${attachments}`, {
      label: 'Undo',
      run: () => {
        void this.#services.vault.restore(deleted.value).then((restored) => {
          if (!restored.ok) this.#toasts.show(restored.error.message);
          else for (const { member, before } of family) this.#putBack(member, before);
        });
      },
    });
  }

  #putBack(row: DocumentRow, state: RowState): void {
    this.#deleted.delete(row.id);
    this.#rows = [...this.#rows, row].sort((a, b) => b.addedAt - a.addedAt);
    this.#announcer.say(`${row.name} is back.`);
    this.#changed(row.id);
    // What was under way when it was deleted was stopped, and starts anew.
    if (state.kind === 'opening' || state.kind === 'reading') void this.retry(row);
    else row.state = state;
    void this.#queue.run();
  }

  /** The oldest document that waits, once all are here. */
  #next(): DocumentRow | null {
    if (this.#stored.isUnderWay) return null;
    return this.#rows.findLast(({ state }) => state.kind === 'waiting') ?? null;
  }

  #wasRead(row: DocumentRow, seconds: number): void {
    this.batch.tookSeconds(seconds);
    this.#changed(row.id);
    if (row.reading === null) return;
    const title = this.#packs.titleOf(row.reading);
    this.#tell(`${row.name}: ${title}, score ${formatScore(row.reading.intent.confidence)}.`);
  }
}

function stateOf({ reading }: ListedDocument): RowState {
  return reading === null ? { kind: 'waiting' } : { kind: 'done', reading };
}
