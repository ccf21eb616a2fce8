import { SvelteSet } from 'svelte/reactivity';
import { inOrder, type Filter, type Order } from '../list/arrange';
import type { DocumentRow } from './document-row.svelte';
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
  readonly #ordered = $derived.by(() => familyOrder(inOrder(this.#library.rows, this.#order)));
  readonly #matching = $derived.by(() => this.#ordered.filter((row) => this.#isShown(row)));

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

  count(filter: Filter): number {
    return this.#library.rows.filter((row) => this.#passes(row, filter)).length;
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

  #isShown(row: DocumentRow): boolean {
    return this.#passes(row, this.#filter);
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
