import { untrack } from 'svelte';
import { SvelteSet } from 'svelte/reactivity';
import { inOrder, type Filter, type Order } from '../list/arrange';
import type { DocumentRow } from './document-row.svelte';
import { isReviewed } from '../review/progress';
import { familyOrder } from './family';
import type { Library } from './library.svelte';
import type { Reviews } from './reviews.svelte';

/** Rows that are put into the page at once: more make typing and scrolling slow, and nobody reads them all. */
const stepOfRows = 200;

/** How the list of documents is shown. It stays while other pages are open. */
export class DocumentList {
  readonly #library: Library;
  readonly #reviews: Reviews;
  #filter = $state<Filter>('all');
  #order = $state<Order>('newest');
  #limit = $state(stepOfRows);
  #isSelecting = $state(false);
  readonly #selected = new SvelteSet<string>();
  #searchBox: HTMLInputElement | null = null;
  #wantsSearch = false;

  /** All rows in the chosen order, attachments below their message. */
  readonly #ordered = $derived.by(() => {
    const [rows, order] = [this.#library.rows, this.#order];
    if (order === 'score') this.#watchAll();
    return untrack(() => familyOrder(inOrder(rows, order)));
  });
  readonly #matching = $derived.by(() => {
    const [rows, filter] = [this.#ordered, this.#filter];
    if (filter === 'all') return rows;
    this.#watchAll();
    return untrack(() => rows.filter((row) => this.#passes(row, filter)));
  });
  readonly #tally = $derived.by(() => {
    const { rows } = this.#library;
    this.#watchAll();
    return untrack(() => this.#count(rows));
  });

  constructor(library: Library, reviews: Reviews) {
    this.#library = library;
    this.#reviews = reviews;
  }

  get ordered(): readonly DocumentRow[] {
    return this.#ordered;
  }

  /** All rows that pass the filter. */
  get matching(): readonly DocumentRow[] {
    return this.#matching;
  }

  /** The first of them: as many as are shown. */
  get shown(): readonly DocumentRow[] {
    return this.#matching.slice(0, this.#limit);
  }

  get filter(): Filter {
    return this.#filter;
  }

  set filter(filter: Filter) {
    this.#filter = filter;
    this.#limit = stepOfRows;
  }

  get order(): Order {
    return this.#order;
  }

  set order(order: Order) {
    this.#order = order;
    this.#limit = stepOfRows;
  }

  showMore(): void {
    this.#limit += stepOfRows;
  }

  /** Whether rows can be ticked. */
  get isSelecting(): boolean {
    return this.#isSelecting;
  }

  set isSelecting(isSelecting: boolean) {
    this.#isSelecting = isSelecting;
    this.#selected.clear();
  }

  get selected(): readonly DocumentRow[] {
    return this.#ordered.filter(({ id }) => this.#selected.has(id));
  }

  isSelected(row: DocumentRow): boolean {
    return this.#selected.has(row.id);
  }

  select(row: DocumentRow, isSelected: boolean): void {
    if (isSelected) this.#selected.add(row.id);
    else this.#selected.delete(row.id);
  }

  /** Ticks every row that passes the filter, the ones further down included. */
  selectMatching(): void {
    for (const { id } of this.#matching) this.#selected.add(id);
  }

  /** How many rows each filter lets through. */
  count(filter: Filter): number {
    return this.#tally[filter];
  }

  /** How many rows have a result. */
  get done(): number {
    return this.#tally.done;
  }

  /** Rows that could not be read and can be tried again. */
  get failed(): readonly DocumentRow[] {
    return this.#tally.failed;
  }

  /** The search box of the page that is open. Returns the function that ends it. */
  attachSearchBox(box: HTMLInputElement): () => void {
    this.#searchBox = box;
    if (this.#wantsSearch) {
      this.#wantsSearch = false;
      // After the router has moved the focus to the heading.
      setTimeout(() => {
        box.focus();
      });
    }
    return () => {
      this.#searchBox = null;
    };
  }

  /** Moves the focus to the search box, from any page. */
  focusSearch(): void {
    if (this.#searchBox !== null) {
      this.#searchBox.focus();
      return;
    }
    this.#wantsSearch = true;
    location.hash = '#/documents';
  }

  /** Ten thousand rows are not watched one by one: whatever changes in any of them, all are looked at again. */
  #watchAll(): readonly number[] {
    return [this.#library.version, this.#reviews.version];
  }

  #count(rows: readonly DocumentRow[]): Record<Filter, number> & { done: number; failed: readonly DocumentRow[] } {
    const tally = { all: rows.length, 'needs-review': 0, reviewed: 0, 'not-read': 0, done: 0 };
    const failed: DocumentRow[] = [];
    for (const row of rows) {
      if (row.state.kind === 'done') tally.done += 1;
      if (row.isProblem) {
        tally['not-read'] += 1;
        if (row.canRetry) failed.push(row);
      }
      const progress = this.#reviews.progressOf(row);
      if (progress !== null) tally[isReviewed(progress) ? 'reviewed' : 'needs-review'] += 1;
    }
    return { ...tally, failed };
  }

  #passes(row: DocumentRow, filter: Filter): boolean {
    switch (filter) {
      case 'all':
        return true;
      case 'needs-review':
        return this.#reviews.isNeededFor(row);
      case 'reviewed':
        return this.#reviews.isDoneFor(row);
      case 'not-read':
        return row.isProblem;
    }
  }
}
