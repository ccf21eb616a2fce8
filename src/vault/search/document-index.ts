import SearchableMap from 'minisearch/SearchableMap';
import {
  documentOf,
  fieldOf,
  fields,
  ownCopy,
  posting,
  timesOf,
  type DocumentFacts,
  type DocumentTerms,
  type Posting,
} from './terms';
import { fold, wordsOf } from './words';

/** What a query found. */
export interface Found {
  /** How many documents match. */
  readonly count: number;
  /** The best of them, best first. */
  readonly ids: readonly string[];
  /** The words of the documents that match, folded. */
  readonly words: ReadonlySet<string>;
}

/** How much a word counts by where it stands. */
const boosts: Readonly<Record<(typeof fields)[number], number>> = { name: 3, intent: 1.5, values: 2, text: 1 };
const boostOf = fields.map((field) => boosts[field]);

/** What a word that only begins like the query's, or nearly is it, counts beside the word itself. */
const prefixWeight = 0.375;
const fuzzyWeight = 0.45;

/** BM25+ (Lv and Zhai, 2011) with MiniSearch's constants. */
const k = 1.2;
const b = 0.7;
const d = 0.5;

const mostQueryCharacters = 200;

/**
 * An index in memory over names, intents, values and texts. It keeps no text, only which word stands where.
 *
 * Words lie in MiniSearch's radix tree, which knows the words that begin like one or nearly are it. Where they stand
 * is in plain arrays of small integers. With 10,000 documents, MiniSearch's own maps of maps take twice the memory, and
 * frequent words three times as long, most of it for building results of which fifty are shown (docs/adr/0014).
 */
export class DocumentIndex {
  readonly #tree = new SearchableMap<Posting[]>();
  /** The same postings: finding a word that is known is much quicker here. */
  readonly #postings = new Map<string, Posting[]>();
  readonly #numbers = new Map<string, number>();
  #documents: (DocumentFacts | null)[] = [];
  readonly #totalLengths = fields.map(() => 0);

  /** How many documents are in it. */
  get size(): number {
    return this.#numbers.size;
  }

  /** Takes a document in, in place of what was known of it. */
  put(document: DocumentTerms): void {
    const number = this.#add(document);
    for (const [term, counts] of document.terms) {
      const postings = this.#postingsOf(term);
      for (const count of counts) postings.push(posting(number, 0, 0) | count);
    }
  }

  /**
   * Takes the documents of a piece in.
   *
   * @param documents null: this one is left out
   * @param terms the postings of each word, in which documents are numbered as in `documents`
   */
  absorb(documents: readonly (DocumentFacts | null)[], terms: Iterable<readonly [string, readonly Posting[]]>): void {
    const numbers = documents.map((document) => (document === null ? -1 : this.#add(document)));
    for (const [term, piece] of terms) {
      let postings: Posting[] | null = null;
      for (const at of piece) {
        const number = numbers[documentOf(at)] ?? -1;
        if (number < 0) continue;
        postings ??= this.#postingsOf(term);
        postings.push(posting(number, fieldOf(at), timesOf(at)));
      }
    }
  }

  /** Where its words stood is left behind until this index is made anew. */
  remove(id: string): void {
    const number = this.#numbers.get(id);
    const document = number === undefined ? null : (this.#documents[number] ?? null);
    if (number === undefined || document === null) return;
    this.#numbers.delete(id);
    this.#documents[number] = null;
    for (const [field, length] of document.lengths.entries()) this.#totalLengths[field] = this.#total(field) - length;
  }

  /** Whether most of it is what documents left behind that were removed or put again. */
  get isWasteful(): boolean {
    return this.#documents.length > 1000 && this.#documents.length > 2 * this.size;
  }

  /** Documents with all words of the query, or words that begin like them or nearly like them; best first. */
  find(query: string, limit: number): Found {
    const words = [...new Set(wordsOf(query.slice(0, mostQueryCharacters)).map(fold))].filter((word) => word !== '');
    const scores = new Float64Array(this.#documents.length);
    const matched = new Uint8Array(this.#documents.length);
    const all = new Set<string>();
    for (const [index, word] of words.entries()) {
      for (const { term, postings, weight } of this.#alike(word)) {
        all.add(term);
        this.#score(postings, weight, index, matched, scores);
      }
    }
    if (words.length === 0) return { count: 0, ids: [], words: all };
    return { ...this.#best(scores, matched, words.length, limit), words: all };
  }

  *#alike(word: string): Iterable<{ term: string; postings: readonly Posting[]; weight: number }> {
    const exact = this.#postings.get(word);
    if (exact !== undefined) yield { term: word, postings: exact, weight: 1 };
    const seen = new Set<string>([word]);
    for (const [term, postings] of this.#tree.atPrefix(word)) {
      if (seen.has(term)) continue;
      seen.add(term);
      const distance = term.length - word.length;
      yield { term, postings, weight: (prefixWeight * term.length) / (term.length + 0.3 * distance) };
    }
    // Short words and numbers have too many neighbours one letter away.
    const slips = word.length >= 5 && !/\d/.test(word) ? Math.min(2, Math.round(word.length * 0.2)) : 0;
    if (slips === 0) return;
    for (const [term, [postings, distance]] of this.#tree.fuzzyGet(word, slips)) {
      if (!seen.has(term)) yield { term, postings, weight: (fuzzyWeight * term.length) / (term.length + distance) };
    }
  }

  /** Adds the score of one word to the documents that have it, if they have all words of the query before it. */
  #score(postings: readonly Posting[], weight: number, index: number, matched: Uint8Array, scores: Float64Array): void {
    const rarity = Math.log(1 + (this.size - Math.min(postings.length, this.size) + 0.5) / (postings.length + 0.5));
    for (const at of postings) {
      const number = documentOf(at);
      const document = this.#documents[number];
      const before = matched[number] ?? 0;
      if (document === null || document === undefined || before < index) continue;
      matched[number] = index + 1;
      const field = fieldOf(at);
      const length = (document.lengths[field] ?? 0) / (this.#total(field) / this.size);
      const times = timesOf(at);
      const frequency = d + (times * (k + 1)) / (times + k * (1 - b + b * length));
      scores[number] = (scores[number] ?? 0) + weight * (boostOf[field] ?? 1) * rarity * frequency;
    }
  }

  #best(scores: Float64Array, matched: Uint8Array, words: number, limit: number): Pick<Found, 'count' | 'ids'> {
    let count = 0;
    const best: number[] = [];
    const scoreOf = (number: number | undefined): number => (number === undefined ? 0 : (scores[number] ?? 0));
    // What came last is the better one of two equals.
    for (let number = scores.length - 1; number >= 0; number -= 1) {
      if (matched[number] !== words) continue;
      count += 1;
      if (best.length >= limit && scoreOf(number) <= scoreOf(best.at(-1))) continue;
      const place = best.findIndex((other) => scoreOf(other) < scoreOf(number));
      best.splice(place < 0 ? best.length : place, 0, number);
      if (best.length > limit) best.pop();
    }
    return { count, ids: best.flatMap((number) => this.#documents[number]?.id ?? []) };
  }

  #add(document: DocumentFacts): number {
    this.remove(document.id);
    const number = this.#documents.length;
    const { id, lengths, characters, isCut } = document;
    this.#documents.push({ id, lengths, characters, isCut });
    this.#numbers.set(id, number);
    for (const [field, length] of lengths.entries()) this.#totalLengths[field] = this.#total(field) + length;
    return number;
  }

  #postingsOf(term: string): Posting[] {
    const known = this.#postings.get(term);
    if (known !== undefined) return known;
    const postings: Posting[] = [];
    const own = ownCopy(term);
    this.#postings.set(own, postings);
    this.#tree.set(own, postings);
    return postings;
  }

  #total(field: number): number {
    return this.#totalLengths[field] ?? 0;
  }
}
