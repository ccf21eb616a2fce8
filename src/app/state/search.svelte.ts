import { SvelteSet } from 'svelte/reactivity';
import { fieldViews } from '../document/field-views';
import type { Services } from '../ports';
import type { DocumentIndex, Hit } from '../search/document-index';
import { marked, snippetOf, type SnippetPiece } from '../search/snippet';
import type { Library } from './library.svelte';
import type { Packs } from './packs.svelte';

/** One line of the results. */
export interface SearchResult {
  readonly id: string;
  readonly name: readonly SnippetPiece[];
  readonly snippet: readonly SnippetPiece[];
}

/** More results than this are counted, not shown. */
const maxResults = 50;
/** A person types; each letter need not be searched for. */
const typingMs = 150;

function untilIdle(): Promise<void> {
  return new Promise((resolve) => {
    const go = (): void => {
      resolve();
    };
    if ('requestIdleCallback' in globalThis) requestIdleCallback(go, { timeout: 2000 });
    else setTimeout(go, 20);
  });
}

/**
 * Search over the stored documents. The index lies in memory and is built anew each time the page is opened: one
 * document after the other, whenever the browser has nothing else to do.
 */
export class Search {
  readonly #services: Services;
  readonly #library: Library;
  readonly #packs: Packs;
  /** Documents whose entry in the index is missing or old, in the order in which they will be indexed. */
  readonly #pending = new SvelteSet<string>();
  #isIndexing = false;
  #index: DocumentIndex | null = null;
  #query = $state('');
  #answered = $state('');
  #results = $state.raw<readonly SearchResult[]>([]);
  #count = $state(0);
  #cut = $state(0);
  #isBroken = $state(false);
  #typing: ReturnType<typeof setTimeout> | undefined;

  constructor(services: Services, library: Library, packs: Packs) {
    this.#services = services;
    this.#packs = packs;
    this.#library = library;
    library.watch(({ id, kind }) => {
      if (kind === 'deleted') this.#forget(id);
      else this.update(id);
    });
  }

  get query(): string {
    return this.#query;
  }

  set query(query: string) {
    this.#query = query;
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => void this.#answer(), query.trim() === '' ? 0 : typingMs);
  }

  /** Whether the results are those of the query. */
  get isAnswered(): boolean {
    return this.#answered === this.#query;
  }

  /** The best of them. */
  get results(): readonly SearchResult[] {
    return this.#results;
  }

  /** How many documents match. */
  get count(): number {
    return this.#count;
  }

  /** How many documents are not indexed yet. */
  get left(): number {
    return this.#pending.size;
  }

  /** How many texts are too long to be indexed whole. */
  get cut(): number {
    return this.#cut;
  }

  /** Whether the search could not be loaded. */
  get isBroken(): boolean {
    return this.#isBroken;
  }

  /** Indexes all documents of the list. */
  start(): void {
    for (const { id, isStored } of this.#library.rows) if (isStored) this.#pending.add(id);
    void this.#work();
  }

  /** Indexes one document anew. */
  update(id: string): void {
    this.#pending.add(id);
    void this.#work();
  }

  #forget(id: string): void {
    this.#pending.delete(id);
    this.#index?.remove(id);
    if (!this.#results.some((result) => result.id === id)) return;
    this.#results = this.#results.filter((result) => result.id !== id);
    this.#count -= 1;
  }

  async #work(): Promise<void> {
    if (this.#isIndexing) return;
    this.#isIndexing = true;
    try {
      const index = await this.#load();
      if (index === null) return;
      for (const id of this.#pending) {
        await untilIdle();
        // Deleted meanwhile, it must not come back.
        if (this.#pending.delete(id)) await this.#put(index, id);
        this.#cut = index.cut;
      }
    } finally {
      this.#isIndexing = false;
    }
    if (this.#query.trim() !== '') await this.#answer();
  }

  async #load(): Promise<DocumentIndex | null> {
    if (this.#index !== null) return this.#index;
    try {
      const { DocumentIndex } = await import('../search/document-index');
      this.#index = new DocumentIndex();
      this.#isBroken = false;
    } catch {
      // A new version of the app may have replaced the file. The documents are not affected.
      this.#isBroken = true;
    }
    return this.#index;
  }

  async #put(index: DocumentIndex, id: string): Promise<void> {
    const { vault } = this.#services;
    const [entry, reading, corrections] = await Promise.all([
      vault.getEntry(id),
      vault.getReading(id),
      vault.listCorrections(id),
    ]);
    if (!entry.ok || this.#library.row(id) === null) return;
    const read = reading.ok ? (reading.value?.reading ?? null) : null;
    const pack = this.#packs.toShow(read, entry.value.packId);
    const views = pack === null ? [] : fieldViews(pack, read, corrections.ok ? corrections.value.items : []);
    index.put({
      id,
      name: entry.value.name,
      intent: read === null ? '' : this.#packs.titleOf(read),
      values: views.map(({ found }) => found?.value ?? '').join('\n'),
      text: entry.value.content.text,
    });
  }

  async #answer(): Promise<void> {
    const query = this.#query;
    const hits = query.trim() === '' ? [] : (this.#index?.find(query) ?? []);
    const results: SearchResult[] = [];
    for (const hit of hits.slice(0, maxResults)) {
      const result = await this.#show(hit);
      // The person typed on: another answer is under way.
      if (query !== this.#query) return;
      if (result !== null) results.push(result);
    }
    this.#results = results;
    this.#count = hits.length;
    this.#answered = query;
  }

  async #show({ id, words }: Hit): Promise<SearchResult | null> {
    const row = this.#library.row(id);
    const entry = await this.#services.vault.getEntry(id);
    if (row === null || !entry.ok) return null;
    const { text } = entry.value.content;
    const about = row.reading === null ? '' : this.#packs.titleOf(row.reading);
    return {
      id,
      name: marked(row.name, words),
      snippet: snippetOf(text, words) ?? snippetOf(about, words) ?? marked(text.slice(0, 180), words),
    };
  }
}
