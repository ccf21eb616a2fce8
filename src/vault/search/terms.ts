import { fold, wordsOf } from './words';

/** What can be searched of a document, in the order of their numbers in a {@link Posting}. */
export const fields = ['name', 'intent', 'values', 'text'] as const;
export type SearchField = (typeof fields)[number];

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

/**
 * Where a word stands and how often, in one number: document << 10 | field << 8 | times. 30 bits, which is enough for
 * 2^20 documents, because engines keep integers of up to 31 bits in place and box larger ones.
 */
export type Posting = number;

const maxTimes = 255;

export function posting(document: number, field: number, times: number): Posting {
  return (document << 10) | (field << 8) | Math.min(times, maxTimes);
}

export const documentOf = (at: Posting): number => at >>> 10;
export const fieldOf = (at: Posting): number => (at >>> 8) & 3;
export const timesOf = (at: Posting): number => at & maxTimes;

/** What an index keeps of a document besides where its words stand. */
export interface DocumentFacts {
  readonly id: string;
  /** Words in each field. */
  readonly lengths: readonly number[];
  /** Characters of its text that are indexed. */
  readonly characters: number;
  /** Whether its text is indexed only in part, or not at all. */
  readonly isCut: boolean;
}

/** A document taken apart into words. */
export interface DocumentTerms extends DocumentFacts {
  /** How often each word stands in each field: field << 8 | times. */
  readonly terms: ReadonlyMap<string, readonly number[]>;
}

/** The words of a document. Of its text, only the first `room` characters count. */
export function termsOf(document: SearchableDocument, room: number): DocumentTerms {
  const text = document.text.slice(0, Math.max(0, room));
  const terms = new Map<string, number[]>();
  const lengths = fields.map((field, number) => {
    const words = wordsOf(field === 'text' ? text : document[field]);
    for (const word of words) addTo(terms, fold(word), number);
    return words.length;
  });
  return { id: document.id, terms, lengths, characters: text.length, isCut: text.length < document.text.length };
}

function addTo(terms: Map<string, number[]>, term: string, field: number): void {
  // Nothing but accents.
  if (term === '') return;
  const counts = terms.get(term);
  if (counts === undefined) {
    terms.set(term, [posting(0, field, 1)]);
    return;
  }
  const last = counts.length - 1;
  const count = counts[last] ?? 0;
  if (fieldOf(count) !== field) counts.push(posting(0, field, 1));
  else if (timesOf(count) < maxTimes) counts[last] = count + 1;
}

/** A word cut out of a text may keep the whole text in memory; its copy does not. */
export function ownCopy(word: string): string {
  return word.length < 13 ? word : word.split('').join('');
}
