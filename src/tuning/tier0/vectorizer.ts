import { HashTable } from './hash-table';
import { kindOf, weightOfKind } from './ngrams';

/** Rows of numbers, mostly zero: row r is at `[offsets[r], offsets[r + 1])` of the other two. */
export interface SparseRows {
  readonly offsets: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float32Array;
}

/** One text as the classifier sees it: its length is at most 1, and 1 where every n-gram of it is known. */
export interface SparseVector {
  readonly columns: Int32Array;
  readonly values: Float32Array;
  /** The share of the text's n-grams, by count, that training has seen; 0 of a text without any. */
  readonly known: number;
}

/** What a {@link Vectorizer} has learned. */
export interface Vocabulary {
  /** Of the n-grams, ascending. */
  readonly keys: Uint32Array;
  /** In how many texts each occurs, at least 1. */
  readonly frequencies: Uint32Array;
  /** How many texts there were. */
  readonly texts: number;
}

/**
 * Turns n-grams into a vector: `(1 + ln count) x inverse document frequency x weight of its kind`, divided by the vector's
 * length (Manning, Raghavan and Schütze 2008, "Introduction to Information Retrieval", 6.4). N-grams that training has not
 * seen count in the length, as rare as can be: a text that is half unknown gives scores half as high.
 */
export class Vectorizer {
  readonly vocabulary: Vocabulary;
  readonly #table: HashTable;
  readonly #weights: Float64Array;
  readonly #unseen: number;

  constructor(vocabulary: Vocabulary) {
    this.vocabulary = vocabulary;
    this.#table = new HashTable(vocabulary.keys.length);
    for (const key of vocabulary.keys) this.#table.add(key);
    const idf = (frequency: number) => Math.log((1 + vocabulary.texts) / (1 + frequency)) + 1;
    this.#weights = Float64Array.from(vocabulary.frequencies, idf);
    this.#unseen = idf(0);
  }

  get size(): number {
    return this.vocabulary.keys.length;
  }

  /** @param keys of a text's n-grams, sorted */
  vectorOf(keys: Uint32Array): SparseVector {
    const columns: number[] = [];
    const values: number[] = [];
    let square = 0;
    let seen = 0;
    for (let at = 0; at < keys.length;) {
      const key = keys[at] ?? 0;
      let end = at + 1;
      while (end < keys.length && keys[end] === key) end += 1;
      const id = this.#table.idOf(key);
      const rarity = id < 0 ? this.#unseen : (this.#weights[id] ?? 0);
      const value = (1 + Math.log(end - at)) * rarity * weightOfKind(kindOf(key));
      square += value * value;
      if (id >= 0) {
        columns.push(id);
        values.push(value);
        seen += end - at;
      }
      at = end;
    }
    const scale = square > 0 ? 1 / Math.sqrt(square) : 0;
    return {
      columns: Int32Array.from(columns),
      values: Float32Array.from(values, (value) => value * scale),
      known: keys.length === 0 ? 0 : seen / keys.length,
    };
  }
}

/** Puts vectors below each other. */
export function rowsOf(vectors: readonly SparseVector[]): SparseRows {
  const offsets = new Int32Array(vectors.length + 1);
  vectors.forEach(({ columns }, row) => {
    offsets[row + 1] = (offsets[row] ?? 0) + columns.length;
  });
  const columns = new Int32Array(offsets[vectors.length] ?? 0);
  const values = new Float32Array(columns.length);
  vectors.forEach((vector, row) => {
    columns.set(vector.columns, offsets[row] ?? 0);
    values.set(vector.values, offsets[row] ?? 0);
  });
  return { offsets, columns, values };
}

/**
 * Learns which n-grams occur in texts and how often.
 *
 * @param texts the sorted keys of each
 * @param limit how many n-grams to keep at most: those of the most texts
 */
export function learnVocabulary(texts: readonly Uint32Array[], limit: number): Vocabulary {
  const table = new HashTable(texts.length * 16);
  let keys = new Uint32Array(1024);
  let frequencies = new Uint32Array(1024);
  for (const text of texts) {
    for (let at = 0; at < text.length; at += 1) {
      const key = text[at] ?? 0;
      if (at > 0 && text[at - 1] === key) continue;
      const id = table.add(key);
      if (id >= keys.length) {
        keys = grown(keys);
        frequencies = grown(frequencies);
      }
      keys[id] = key;
      frequencies[id] = (frequencies[id] ?? 0) + 1;
    }
  }
  const frequencyOf = (id: number) => frequencies[id] ?? 0;
  const keyOf = (id: number) => keys[id] ?? 0;
  const kept = Array.from({ length: table.size }, (_, id) => id);
  if (kept.length > limit) {
    kept.sort((a, b) => frequencyOf(b) - frequencyOf(a) || keyOf(a) - keyOf(b));
    kept.length = limit;
  }
  kept.sort((a, b) => keyOf(a) - keyOf(b));
  return {
    keys: Uint32Array.from(kept, keyOf),
    frequencies: Uint32Array.from(kept, frequencyOf),
    texts: texts.length,
  };
}

function grown(values: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(values.length * 2);
  larger.set(values);
  return larger;
}
