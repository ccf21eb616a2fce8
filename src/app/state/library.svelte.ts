import type { ReadDocument } from '../../documents';
import type { Services } from '../ports';
import { byDocument } from '../review/by-document';
import { formatScore, plural } from '../words/format';
import type { Announcer } from './announcer.svelte';
import { Batch } from './batch.svelte';
import { DocumentRow, type RowState } from './document-row.svelte';
import { attachmentRows, familyOf, familyOrder } from './family';
import type { Packs } from './packs.svelte';
import type { ReadingTurn } from './reading-turn';
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
  readonly #packs: Packs;
  readonly #turn: ReadingTurn;
  #rows = $state.raw<readonly DocumentRow[]>([]);
  readonly #inOrder = $derived(familyOrder(this.#rows));
  #isLoaded = $state(false);
  #isReading = false;
  readonly #watchers: ((change: LibraryChange) => void)[] = [];
  /** What was added last. */
  readonly batch: Batch;

  constructor(services: Services, toasts: Toasts, announcer: Announcer, packs: Packs, turn: ReadingTurn) {
    this.#services = services;
    this.#toasts = toasts;
    this.#announcer = announcer;
    this.#packs = packs;
    this.#turn = turn;
    let isModelReady = $state(false);
    this.batch = new Batch(() => isModelReady);
    services.model.subscribe(({ phase }) => {
      isModelReady = phase === 'ready';
      if (phase === 'ready') void this.#readAll();
    });
  }

  /** Newest first, attachments below their message. */
  get rows(): readonly DocumentRow[] {
    return this.#inOrder;
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

  /** Deletes a document at once, with its attachments, and offers to put all of it back. */
  async remove(row: DocumentRow): Promise<void> {
    const family = familyOf(row, this.#rows).map((member) => ({ member, before: member.state }));
    for (const { member } of family) member.abort?.abort();
    const deleted = await this.#services.vault.deleteDocuments(family.map(({ member }) => member.id));
    if (!deleted.ok) {
      this.#toasts.show(deleted.error.message);
      return;
    }
    this.#rows = this.#rows.filter((other) => !family.some(({ member }) => member === other));
    for (const { member } of family) {
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
    const read = await this.#services.reader.read(file, {
      signal: abort.signal,
      ...(row.attachmentLimits === undefined ? {} : { attachments: row.attachmentLimits }),
    });
    if (!this.#rows.includes(row)) return;
    if (!read.ok) {
      row.state = { kind: 'unreadable', ...read.error };
      this.#tell(`${row.name} could not be read. ${read.error.message}`);
      return;
    }
    const { id, name, addedAt, parentId } = row;
    const { content, bytes } = read.value;
    const { defaultId } = this.#packs;
    const chosen = defaultId === null ? {} : { packId: defaultId };
    const put = await this.#services.vault.putDocument({ id, name, addedAt, parentId, content, bytes, ...chosen });
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
    await this.#openAttachments(row, read.value);
  }

  /** Adds what came with a message. One that can't be read stays in the list with its reason, the others go on. */
  async #openAttachments(message: DocumentRow, read: ReadDocument): Promise<void> {
    const rows = attachmentRows(message, read);
    if (rows.length === 0) return;
    this.#rows = [...rows.toReversed(), ...this.#rows];
    for (const row of rows) if (this.#rows.includes(row)) await this.#open(row);
  }

  async #readAll(): Promise<void> {
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

  /** The oldest document that waits, while there is a model to read it. */
  #next(): DocumentRow | null {
    if (this.#services.model.status.phase !== 'ready') return null;
    return this.#rows.findLast(({ state }) => state.kind === 'waiting') ?? null;
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
      } else if (code === 'not-loaded' && model.status.phase !== 'failed') row.state = { kind: 'waiting' };
      else row.state = { kind: 'failed', message, canRetry };
      return;
    }
    const kept = await vault.putReading({ documentId: row.id, reading: read.value, at: Date.now() });
    if (!kept.ok) this.#toasts.show(kept.error.message);
    row.state = { kind: 'done', reading: read.value };
    this.batch.tookSeconds((performance.now() - begun) / 1000);
    this.#changed(row.id);
    const title = this.#packs.titleOf(read.value);
    this.#tell(`${row.name}: ${title}, score ${formatScore(read.value.intent.confidence)}.`);
  }
}
