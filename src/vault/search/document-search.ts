import { err, ok, type Result } from '../../shared/result';
import type { SealedRecords } from '../sealed-records';
import { vaultError, type VaultError } from '../vault-error';
import type { DocumentIndex, Found } from './document-index';
import { IndexKeeper } from './index-keeper';
import { readSearchables, type IntentTitles, type ReadSearchable } from './searchable';
import { readResults, type SearchResult } from './results';
import { readStamps } from './stamps';
import { termsOf } from './terms';

/** What a search answers. */
export interface SearchAnswer {
  /** How many documents match. */
  readonly count: number;
  /** The best of them, best first. */
  readonly results: readonly SearchResult[];
  /** How many documents could not be searched yet. */
  readonly left: number;
  /** How many texts are too long to be searched whole. */
  readonly cut: number;
}

/** What is indexed at most. */
export interface IndexLimits {
  /** Characters of one text. */
  readonly perText: number;
  /** Characters of all texts: an index takes two to three times as much memory as that. */
  readonly allTexts: number;
  /** Documents in a sealed piece: a change writes a piece of a few hundred kilobytes, and a search loads few. */
  readonly perPiece: number;
}

const indexLimits: IndexLimits = { perText: 100_000, allTexts: 20_000_000, perPiece: 250 };

/** Documents that are read for the index at once: enough to be quick, few enough to let other calls in between. */
const batchOf = 16;
/** Indexing lets other calls in between after so long: a query does not wait for a long text. */
const turnMs = 15;
/** Several changes in a row are written as one. */
const writeAfterMs = 3000;
/** The index leaves the memory when nobody has searched for so long. */
const unloadAfterMs = 300_000;
/** A query does not wait longer for the index: it answers from what is there. */
const loadPatienceMs = 200;

type Timer = ReturnType<typeof setTimeout> | undefined;

/**
 * Search over all documents of a vault. What is indexed lies at rest in sealed pieces and comes into memory with the
 * first query; what has changed is indexed after each change, one batch after the other.
 */
export class DocumentSearch {
  readonly #records: SealedRecords;
  readonly #limits: IndexLimits;
  #keeper: IndexKeeper;
  #titles: IntentTitles = new Map();
  #begun: Promise<Result<void, VaultError>> | null = null;
  /** Documents that have to be indexed, with the number of their last change. */
  readonly #stale = new Map<string, number>();
  /** Documents that were deleted: a reading of them may be under way. */
  readonly #gone = new Set<string>();
  #changes = 0;
  #isWorking = false;
  #isClosed = false;
  #index: DocumentIndex | null = null;
  #loading: Promise<void> | null = null;
  #writing: Timer;
  #unloading: Timer;

  constructor(records: SealedRecords, limits = indexLimits) {
    this.#records = records;
    this.#limits = limits;
    this.#keeper = new IndexKeeper(records, limits.perPiece);
  }

  /** Begins to index what is not indexed yet, and goes on after each change. Answers once it is known what that is. */
  async start(titles: IntentTitles): Promise<Result<void, VaultError>> {
    this.#titles = titles;
    return this.#begin();
  }

  /** Documents were stored, read, corrected or put back. */
  changed(ids: readonly string[]): void {
    for (const id of ids) {
      this.#gone.delete(id);
      if (this.#begun !== null) this.#markStale(id);
    }
    void this.#work();
  }

  /** Documents were deleted: they are not found any more. */
  deleted(ids: readonly string[]): void {
    for (const id of ids) {
      this.#gone.add(id);
      this.#forget(id);
    }
    if (this.#begun !== null) this.#writeSoon();
  }

  /**
   * Finds documents with all words of the query, or words that begin like them or nearly like them. An empty query
   * finds nothing, but brings the index into memory.
   */
  async search(query: string, limit: number): Promise<Result<SearchAnswer, VaultError>> {
    const begun = await this.#begin();
    if (!begun.ok) return begun;
    this.#keepInMemory();
    const index = await this.#load();
    if (index === null) return err(vaultError('failed'));
    const found = index.find(query, limit);
    // As of now: while the results are read, more documents come in, and those were not searched.
    const left = this.#left(index);
    const { cut } = this.#keeper.places;
    const results = await readResults(this.#records, found.ids, found.words, this.#titles);
    if (!results.ok) return results;
    return ok({ ...this.#stillThere(found, results.value), left, cut });
  }

  /** Settles when nothing is left to index and all of it is kept. */
  async settled(): Promise<void> {
    await this.#begin();
    await this.#work();
    while (this.#isWorking) await new Promise((later) => setTimeout(later, 5));
    await this.#loading;
    await this.#keeper.write();
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#writing);
    clearTimeout(this.#unloading);
    this.#index = null;
  }

  /** How many documents an index can't find yet. */
  #left(index: DocumentIndex): number {
    const unloaded = this.#loading === null ? 0 : Math.max(0, this.#keeper.places.size - index.size);
    return this.#stale.size + unloaded;
  }

  /** What was found without what was deleted in another tab, or while the results were read. */
  #stillThere({ ids, count }: Found, read: readonly SearchResult[]): Pick<SearchAnswer, 'count' | 'results'> {
    const wereThere = new Set(read.map(({ id }) => id));
    const unheard = ids.filter((id) => !wereThere.has(id) && !this.#stale.has(id));
    if (unheard.length > 0) this.deleted(unheard);
    const results = read.filter(({ id }) => !this.#gone.has(id));
    return { results, count: count - (ids.length - results.length) };
  }

  #begin(): Promise<Result<void, VaultError>> {
    this.#begun ??= this.#takeStock().then((result) => {
      // The next call tries again.
      if (!result.ok) this.#begun = null;
      return result;
    });
    return this.#begun;
  }

  async #takeStock(): Promise<Result<void, VaultError>> {
    const keeper = new IndexKeeper(this.#records, this.#limits.perPiece);
    const stamps = await readStamps(this.#records);
    if (!stamps.ok) return stamps;
    const stock = await keeper.takeStock(stamps.value);
    if (!stock.ok) return stock;
    this.#keeper = keeper;
    for (const id of this.#gone) keeper.delete(id);
    for (const id of stamps.value.keys()) {
      if (!this.#gone.has(id) && keeper.places.get(id) === undefined) this.#markStale(id);
    }
    this.#writeSoon();
    void this.#work();
    return ok(undefined);
  }

  #markStale(id: string): void {
    this.#changes += 1;
    this.#stale.set(id, this.#changes);
  }

  #forget(id: string): void {
    this.#stale.delete(id);
    this.#keeper.delete(id);
    this.#index?.remove(id);
  }

  async #work(): Promise<void> {
    // Before the stock is taken, nobody knows where anything is.
    if (this.#isWorking || this.#begun === null || !(await this.#begun).ok) return;
    if (this.#isBusy()) return;
    this.#isWorking = true;
    let turnBegan = performance.now();
    try {
      while (this.#stale.size > 0 && !this.#isClosed) {
        const batch = [...this.#stale].slice(0, batchOf);
        const ids = batch.map(([id]) => id);
        const read = await readSearchables(this.#records, ids, this.#titles);
        // Closed or locked. Whatever is missing is noticed the next time.
        if (!read.ok) return;
        for (const [index, searchable] of read.value.entries()) {
          const [id, change] = batch[index] ?? ['', 0];
          // Deleted or changed while it was read.
          if (this.#stale.get(id) === change) this.#take(id, searchable);
          if (this.#keeper.isFull) await this.#keeper.write();
          if (performance.now() - turnBegan < turnMs) continue;
          await new Promise((resolve) => setTimeout(resolve));
          turnBegan = performance.now();
        }
      }
    } finally {
      this.#isWorking = false;
    }
    this.#writeSoon();
  }

  /** A method, because it changes while something is awaited. */
  #isBusy(): boolean {
    return this.#isWorking;
  }

  #take(id: string, searchable: ReadSearchable): void {
    // What doesn't open can't be found, and is listed as damaged elsewhere.
    if (searchable.kind !== 'read') {
      this.#forget(id);
      return;
    }
    const { perText, allTexts } = this.#limits;
    const { places } = this.#keeper;
    const room = allTexts - places.characters + (places.get(id)?.characters ?? 0);
    const terms = termsOf(searchable.document, Math.min(perText, room));
    this.#keeper.put(terms, searchable.stamp);
    this.#index?.put(terms);
    this.#stale.delete(id);
  }

  /** The index in memory, of which some may still be missing; null when its code could not be loaded. */
  async #load(): Promise<DocumentIndex | null> {
    if (this.#loading === null && this.#index?.isWasteful === true) this.#index = null;
    if (this.#index === null) {
      try {
        // Only those who search need it.
        const { DocumentIndex } = await import('./document-index');
        this.#index ??= new DocumentIndex();
      } catch {
        // A new version of the app may have replaced the file.
        return null;
      }
      this.#loading ??= this.#loadPieces(this.#index).finally(() => {
        this.#loading = null;
      });
    }
    const patience = new Promise((resolve) => setTimeout(resolve, loadPatienceMs));
    if (this.#loading !== null) await Promise.race([this.#loading, patience]);
    return this.#index;
  }

  async #loadPieces(index: DocumentIndex): Promise<void> {
    const lost = await this.#keeper.forEachPiece((documents, terms) => {
      if (this.#index !== index) return false;
      index.absorb(documents, terms);
      return true;
    });
    for (const id of lost) if (!this.#gone.has(id)) this.#markStale(id);
    void this.#work();
  }

  #keepInMemory(): void {
    clearTimeout(this.#unloading);
    this.#unloading = setTimeout(() => {
      if (this.#loading === null) this.#index = null;
    }, unloadAfterMs);
  }

  /** Later calls do not put it off: there may be one after the other for an hour. */
  #writeSoon(): void {
    if (this.#isClosed) return;
    this.#writing ??= setTimeout(() => {
      this.#writing = undefined;
      void this.#keeper.write();
    }, writeAfterMs);
  }
}
