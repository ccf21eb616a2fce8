import MiniSearch from 'minisearch';
import { fold, wordsOf } from './words';

/** What can be searched of one document. */
export interface SearchableDocument {
  readonly id: string;
  readonly name: string;
  /** The title of its intent. */
  readonly intent: string;
  /** The values of its fields that count. */
  readonly values: string;
  readonly text: string;
}

/** A document that matches. */
export interface Hit {
  readonly id: string;
  /** The words of the document that match, folded. */
  readonly words: ReadonlySet<string>;
}

/** Characters of one text, and of all, that are indexed: an index takes several times as much memory as its texts. */
export interface IndexLimits {
  readonly perText: number;
  readonly allTexts: number;
}

export const indexLimits: IndexLimits = { perText: 100_000, allTexts: 20_000_000 };

/** An index in memory over names, intents, values and texts. It keeps no text, only which word stands where. */
export class DocumentIndex {
  readonly #limits: IndexLimits;
  readonly #lengths = new Map<string, number>();
  readonly #cut = new Set<string>();
  #characters = 0;
  readonly #engine = new MiniSearch<SearchableDocument>({
    fields: ['name', 'intent', 'values', 'text'],
    tokenize: wordsOf,
    processTerm: fold,
    searchOptions: {
      boost: { name: 3, values: 2, intent: 1.5 },
      combineWith: 'AND',
      prefix: true,
      // Short words and numbers have too many neighbours one letter away.
      fuzzy: (word) => (word.length >= 5 && !/\d/.test(word) ? 0.2 : false),
      maxFuzzy: 2,
    },
  });

  constructor(limits = indexLimits) {
    this.#limits = limits;
  }

  /** How many documents' texts are indexed only in part, or not at all. */
  get cut(): number {
    return this.#cut.size;
  }

  /** Takes a document in, in place of what was known of it. */
  put(document: SearchableDocument): void {
    this.remove(document.id);
    const room = Math.max(0, Math.min(this.#limits.perText, this.#limits.allTexts - this.#characters));
    const text = document.text.slice(0, room);
    if (text.length < document.text.length) this.#cut.add(document.id);
    this.#lengths.set(document.id, text.length);
    this.#characters += text.length;
    this.#engine.add({ ...document, text });
  }

  remove(id: string): void {
    const length = this.#lengths.get(id);
    if (length === undefined) return;
    this.#lengths.delete(id);
    this.#cut.delete(id);
    this.#characters -= length;
    this.#engine.discard(id);
  }

  /** Documents with all words of the query, or words that begin like them or nearly like them; best first. */
  find(query: string): readonly Hit[] {
    return this.#engine
      .search(query.slice(0, 200))
      .map(({ id, match }) => ({ id: String(id), words: new Set(Object.keys(match)) }));
  }
}
