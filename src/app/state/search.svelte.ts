import type { SearchResult } from '../../vault';
import type { Services } from '../ports';
import type { Library } from './library.svelte';
import type { Packs } from './packs.svelte';

/** More results than this are counted, not shown. */
const maxResults = 50;
/** A person types; each letter need not be searched for. */
const typingMs = 150;
/** While documents are not searched yet, it is asked again, less and less often. */
const firstAgainMs = 400;
const lastAgainMs = 5000;

/** Search over the stored documents, which the vault indexes. The page only asks, and shows what is answered. */
export class Search {
  readonly #services: Pick<Services, 'vault'>;
  readonly #packs: Packs;
  #isStarted = false;
  #query = $state('');
  #answered = $state('');
  #results = $state.raw<readonly SearchResult[]>([]);
  #count = $state(0);
  #left = $state(0);
  #cut = $state(0);
  #isBroken = $state(false);
  #asking: ReturnType<typeof setTimeout> | undefined;
  #againMs = firstAgainMs;

  constructor(services: Pick<Services, 'vault'>, library: Library, packs: Packs) {
    this.#services = services;
    this.#packs = packs;
    packs.watch(() => {
      if (this.#isStarted) void this.start();
    });
    library.watch(({ id, kind }) => {
      if (kind === 'deleted') this.#drop(id);
      this.askAgain();
    });
  }

  get query(): string {
    return this.#query;
  }

  set query(query: string) {
    this.#query = query;
    this.#againMs = firstAgainMs;
    this.#ask(query.trim() === '' ? 0 : typingMs);
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

  /** How many documents are not searched yet. */
  get left(): number {
    return this.#left;
  }

  /** How many texts are too long to be indexed whole. */
  get cut(): number {
    return this.#cut;
  }

  /** Whether the search could not be loaded. */
  get isBroken(): boolean {
    return this.#isBroken;
  }

  /** Lets the vault index what is not indexed yet, and all that changes from now on. */
  async start(): Promise<void> {
    this.#isStarted = true;
    // What it can't do now, it says to the query.
    await this.#services.vault.indexDocuments(this.#packs.intentTitles);
  }

  /** Brings the index into memory, for the query that is about to be typed. */
  ready(): void {
    void this.#search('', 0);
  }

  /** The documents have changed. */
  askAgain(): void {
    if (this.#query.trim() === '') return;
    this.#againMs = firstAgainMs;
    this.#ask(typingMs);
  }

  #ask(afterMs: number): void {
    clearTimeout(this.#asking);
    this.#asking = setTimeout(() => void this.#answer(), afterMs);
  }

  #drop(id: string): void {
    if (!this.#results.some((result) => result.id === id)) return;
    this.#results = this.#results.filter((result) => result.id !== id);
    this.#count -= 1;
  }

  async #search(query: string, limit: number): ReturnType<Services['vault']['search']> {
    // The vault must know the titles before it indexes anything.
    if (!this.#isStarted) await this.start();
    return this.#services.vault.search(query, limit);
  }

  async #answer(): Promise<void> {
    const query = this.#query;
    if (query.trim() === '') {
      this.#results = [];
      this.#count = 0;
      this.#answered = query;
      return;
    }
    const answer = await this.#search(query, maxResults);
    // The person typed on: another answer is under way.
    if (query !== this.#query) return;
    this.#isBroken = !answer.ok;
    this.#answered = query;
    if (!answer.ok) {
      this.#results = [];
      this.#count = 0;
      return;
    }
    const { results, count, left, cut } = answer.value;
    this.#results = results;
    this.#count = count;
    this.#left = left;
    this.#cut = cut;
    if (left === 0) return;
    this.#ask(this.#againMs);
    this.#againMs = Math.min(lastAgainMs, this.#againMs * 1.5);
  }
}
