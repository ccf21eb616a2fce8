import type { Services } from '../ports';
import { byDocument } from '../review/by-document';
import { formatScore } from '../words/format';
import type { Announcer } from './announcer.svelte';
import { Batch } from './batch.svelte';
import { DocumentRow, type RowState } from './document-row.svelte';
import type { Toasts } from './toasts.svelte';

/** What happened to a stored document. */
export interface LibraryChange {
  readonly id: string;
  readonly kind: 'changed' | 'deleted';
}

/** The documents of this device and the queue that reads them, one at a time, oldest first. */
export class Library {
  readonly #services: Services;
  readonly #toasts: Toasts;
  readonly #announcer: Announcer;
  #rows = $state.raw<readonly DocumentRow[]>([]);
  #isLoaded = $state(false);
  #isReading = false;
  readonly #watchers: ((change: LibraryChange) => void)[] = [];
  /** What was added last. */
  readonly batch: Batch;

  constructor(services: Services, toasts: Toasts, announcer: Announcer) {
    this.#services = services;
    this.#toasts = toasts;
    this.#announcer = announcer;
    let isModelReady = $state(false);
    this.batch = new Batch(() => isModelReady);
    services.model.subscribe(({ phase }) => {
      isModelReady = phase === 'ready';
      if (phase === 'ready') void this.#readAll();
    });
  }

  /** Newest first. */
  get rows(): readonly DocumentRow[] {
    return this.#rows;
  }

  /** False until the stored documents are known. */
  get isLoaded(): boolean {
    return this.#isLoaded;
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
    if (said !== null) this.#announcer.say(said);
  }

  row(id: string): DocumentRow | null {
    return this.#rows.find((row) => row.id === id) ?? null;
  }

  /** The title of an intent, as the pack words it. */
  titleOf(label: string): string {
    const { intents, none } = this.#services.pack.classification;
    return [...intents, none].find((intent) => intent.label === label)?.title ?? label;
  }

  /** Lists what is stored. */
  async start(): Promise<void> {
    const { vault } = this.#services;
    const [documents, readings] = await Promise.all([vault.listDocuments(), vault.listReadings()]);
    if (!documents.ok) {
      this.#toasts.show(documents.error.message);
      return;
    }
    // A reading that doesn't open is made again.
    const known = byDocument(readings.ok ? readings.value.items : []);
    const stored = documents.value.items.map((entry) => {
      const reading = known.get(entry.id)?.at(-1)?.reading;
      return new DocumentRow(entry, reading === undefined ? { kind: 'waiting' } : { kind: 'done', reading });
    });
    const damaged = documents.value.damaged.map(
      (id) => new DocumentRow({ id, name: 'Damaged record', addedAt: 0 }, { kind: 'damaged' }),
    );
    this.#rows = [...this.#rows, ...stored.toReversed(), ...damaged];
    this.#isLoaded = true;
    void this.#readAll();
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
    this.#rows = [...rows.toReversed(), ...this.#rows];
    this.batch.add(rows);
    for (const row of rows) await this.#open(row);
  }

  /** Adds the sample documents; the first one that can't be had ends it, and is named. */
  async addSamples(): Promise<void> {
    const { listSamples, fetchSample } = this.#services;
    const names = await listSamples();
    if (!names.ok) {
      this.#toasts.show(`The samples could not be loaded. ${names.error.message}`);
      return;
    }
    const files: File[] = [];
    for (const name of names.value) {
      const file = await fetchSample(name);
      if (!file.ok) {
        this.#toasts.show(`The sample ${name} could not be loaded. ${file.error.message}`);
        break;
      }
      files.push(file.value);
    }
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
      isAnyStored && this.#services.model.status.phase === 'failed' ? this.#services.model.load() : this.#readAll();
    for (const row of rows) await this.#open(row);
    await reading;
  }

  /** Deletes a document at once, and offers to put it back. */
  async remove(row: DocumentRow): Promise<void> {
    row.abort?.abort();
    const before = row.state;
    const deleted = await this.#services.vault.deleteDocument(row.id);
    if (!deleted.ok) {
      this.#toasts.show(deleted.error.message);
      return;
    }
    this.#rows = this.#rows.filter((other) => other !== row);
    this.batch.forget(row);
    this.#changed(row.id, 'deleted');
    this.#toasts.show(`Deleted: ${row.name}`, {
      label: 'Undo',
      run: () => {
        void this.#services.vault.restore(deleted.value).then((restored) => {
          if (restored.ok) this.#putBack(row, before);
          else this.#toasts.show(restored.error.message);
        });
      },
    });
  }

  #putBack(row: DocumentRow, state: RowState): void {
    this.#rows = [...this.#rows, row].sort((a, b) => b.addedAt - a.addedAt);
    this.#announcer.say(`${row.name} is back.`);
    this.#changed(row.id);
    // What was under way when it was deleted was stopped, and starts anew.
    if (state.kind === 'opening' || state.kind === 'reading') void this.retry(row);
    else row.state = state;
    void this.#readAll();
  }

  async #open(row: DocumentRow): Promise<void> {
    const { file, abort } = row;
    if (file === null || abort === null) return;
    const read = await this.#services.reader.read(file, { signal: abort.signal });
    if (!this.#rows.includes(row)) return;
    if (!read.ok) {
      row.state = { kind: 'unreadable', ...read.error };
      this.#tell(`${row.name} could not be read. ${read.error.message}`);
      return;
    }
    const { id, name, addedAt } = row;
    const put = await this.#services.vault.putDocument({ id, name, addedAt, ...read.value });
    if (!put.ok) {
      row.state = { kind: 'unreadable', code: 'not-saved', message: put.error.message };
      return;
    }
    if (!this.#rows.includes(row)) {
      // Deleted while it was being stored.
      await this.#services.vault.deleteDocument(id);
      return;
    }
    row.file = null;
    row.abort = null;
    row.state = { kind: abort.signal.aborted ? 'stopped' : 'waiting' };
    this.#changed(id);
    void this.#readAll();
  }

  async #readAll(): Promise<void> {
    if (this.#isReading) return;
    this.#isReading = true;
    try {
      let next = this.#next();
      while (next !== null) {
        await this.#read(next);
        next = this.#next();
      }
    } finally {
      this.#isReading = false;
    }
  }

  /** The oldest document that waits, while there is a model to read it. */
  #next(): DocumentRow | null {
    if (this.#services.model.status.phase !== 'ready') return null;
    return this.#rows.findLast(({ state }) => state.kind === 'waiting') ?? null;
  }

  async #read(row: DocumentRow): Promise<void> {
    const { vault, model, pack, readDocument } = this.#services;
    const abort = new AbortController();
    row.abort = abort;
    row.state = { kind: 'reading', progress: null };
    const entry = await vault.getEntry(row.id);
    if (!entry.ok) {
      row.state = { kind: 'failed', message: entry.error.message, canRetry: false };
      return;
    }
    const begun = performance.now();
    const read = await readDocument(model, pack, entry.value.content.text, {
      signal: abort.signal,
      onProgress: (progress) => {
        if (row.state.kind === 'reading') row.state = { kind: 'reading', progress };
      },
    });
    row.abort = null;
    if (!this.#rows.includes(row)) return;
    if (!read.ok) {
      const { code, message, canRetry } = read.error;
      if (code === 'cancelled') {
        row.stop();
        this.#tell(null);
      } else if (code === 'not-loaded') row.state = { kind: 'waiting' };
      else row.state = { kind: 'failed', message, canRetry };
      return;
    }
    const kept = await vault.putReading({ documentId: row.id, reading: read.value, at: Date.now() });
    if (!kept.ok) this.#toasts.show(kept.error.message);
    row.state = { kind: 'done', reading: read.value };
    this.batch.tookSeconds((performance.now() - begun) / 1000);
    this.#changed(row.id);
    const { label, confidence } = read.value.intent;
    this.#tell(`${row.name}: ${this.titleOf(label)}, score ${formatScore(confidence)}.`);
  }
}
