import { ByteReader, ByteWriter } from './bytes';
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

/** A document in a piece. */
export interface PieceDocument extends DocumentFacts {
  /** What the document was like when it was indexed, see {@link stampsOf}. */
  readonly stamp: string;
}

/**
 * A piece of the index as it is kept: some hundred documents and where their words stand. A piece that is full does not
 * change any more, so that a change of one document writes one small piece, not the whole index.
 */
export interface Piece {
  readonly documents: readonly PieceDocument[];
  /** Each word's postings, in which documents are numbered as above. Read as they are asked for, and only once. */
  readonly terms: Iterable<readonly [string, readonly Posting[]]>;
}

/** The shape that this code writes. Pieces of another one are made anew. */
const format = 1;

/** Takes documents in until the piece is written. */
export class PieceBuilder {
  #documents: (PieceDocument | null)[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #postings = new Map<string, Posting[]>();

  get size(): number {
    return this.#numbers.size;
  }

  /** Whether most of it is what documents left behind that were removed or put again. */
  get isWasteful(): boolean {
    return this.#documents.length > 100 && this.#documents.length > 2 * this.size;
  }

  /** Takes a document in, in place of what was known of it. */
  put(document: DocumentTerms, stamp: string): void {
    const number = this.#add({ ...document, stamp });
    for (const [term, counts] of document.terms) {
      const postings = this.#postingsOf(term);
      for (const count of counts) postings.push(posting(number, 0, 0) | count);
    }
  }

  /** Takes the wanted documents of another piece in. */
  absorb({ documents, terms }: Piece, isWanted: (document: PieceDocument) => boolean): void {
    const numbers = documents.map((document) => (isWanted(document) ? this.#add(document) : -1));
    for (const [term, postings] of terms) {
      for (const at of postings) {
        const number = numbers[documentOf(at)] ?? -1;
        if (number >= 0) this.#postingsOf(term).push(posting(number, fieldOf(at), timesOf(at)));
      }
    }
  }

  remove(id: string): void {
    const number = this.#numbers.get(id);
    if (number === undefined) return;
    this.#numbers.delete(id);
    this.#documents[number] = null;
  }

  /** The piece as {@link readPiece} reads it. */
  encode(): Uint8Array<ArrayBuffer> {
    const writer = new ByteWriter();
    writer.number(format);
    const numbers = this.#writeDocuments(writer);
    const terms = [...this.#postings]
      .map(([term, postings]) => [term, postings.filter((at) => numbers.has(documentOf(at)))] as const)
      .filter(([, postings]) => postings.length > 0)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    writer.number(terms.length);
    let last = '';
    for (const [term, postings] of terms) {
      const shared = sharedStart(last, term);
      last = term;
      writer.number(shared);
      writer.string(term.slice(shared));
      writer.number(postings.length);
      let document = 0;
      for (const at of postings) {
        const number = numbers.get(documentOf(at)) ?? 0;
        writer.number(((number - document) << 2) | fieldOf(at));
        writer.number(timesOf(at));
        document = number;
      }
    }
    return writer.finish();
  }

  /** Leaves out what was removed. Answers the new number of each document. */
  #writeDocuments(writer: ByteWriter): ReadonlyMap<number, number> {
    const numbers = new Map<number, number>();
    writer.number(this.#numbers.size);
    for (const [number, document] of this.#documents.entries()) {
      if (document === null) continue;
      numbers.set(number, numbers.size);
      writer.string(document.id);
      writer.string(document.stamp);
      for (const length of document.lengths) writer.number(length);
      writer.number(document.characters);
      writer.number(document.isCut ? 1 : 0);
    }
    return numbers;
  }

  #add({ id, stamp, lengths, characters, isCut }: PieceDocument): number {
    this.remove(id);
    const number = this.#documents.length;
    this.#documents.push({ id, stamp, lengths, characters, isCut });
    this.#numbers.set(id, number);
    return number;
  }

  #postingsOf(term: string): Posting[] {
    const known = this.#postings.get(term);
    if (known !== undefined) return known;
    const postings: Posting[] = [];
    this.#postings.set(ownCopy(term), postings);
    return postings;
  }
}

/** Reads a piece; null when the bytes are none that this code wrote. Its words are read only when they are asked for. */
export function readPiece(bytes: Uint8Array<ArrayBuffer>): Piece | null {
  try {
    const reader = new ByteReader(bytes);
    if (reader.number() !== format) return null;
    const documents = Array.from({ length: reader.number() }, () => readDocument(reader));
    return { documents, terms: readTerms(reader) };
  } catch {
    return null;
  }
}

function readDocument(reader: ByteReader): PieceDocument {
  const id = reader.string();
  const stamp = reader.string();
  const lengths = fields.map(() => reader.number());
  return { id, stamp, lengths, characters: reader.number(), isCut: reader.number() === 1 };
}

function* readTerms(reader: ByteReader): Iterable<readonly [string, readonly Posting[]]> {
  const count = reader.number();
  let term = '';
  for (let index = 0; index < count; index += 1) {
    term = term.slice(0, reader.number()) + reader.string();
    let document = 0;
    const postings = Array.from({ length: reader.number() }, () => {
      const step = reader.number();
      document += step >>> 2;
      return posting(document, step & 3, reader.number());
    });
    yield [term, postings];
  }
}

function sharedStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length += 1;
  return length;
}
