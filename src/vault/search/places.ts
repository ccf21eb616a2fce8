import type { PieceDocument } from './piece';

/** Where a document stands in the index. */
export interface Place {
  /** The piece that holds it. */
  readonly piece: string;
  /** What the document was like then. */
  readonly stamp: string;
  /** Characters of its text that are indexed. */
  readonly characters: number;
  readonly isCut: boolean;
}

/** Which piece holds which document as it is now. What else the pieces hold of it is old and counts for nothing. */
export class Places {
  readonly #places = new Map<string, Place>();
  #characters = 0;
  #cut = 0;

  get size(): number {
    return this.#places.size;
  }

  /** Characters of all texts that are indexed. */
  get characters(): number {
    return this.#characters;
  }

  /** How many texts are indexed only in part, or not at all. */
  get cut(): number {
    return this.#cut;
  }

  get(id: string): Place | undefined {
    return this.#places.get(id);
  }

  put({ id, stamp, characters, isCut }: PieceDocument, piece: string): void {
    this.delete(id);
    this.#places.set(id, { piece, stamp, characters, isCut });
    this.#characters += characters;
    if (isCut) this.#cut += 1;
  }

  delete(id: string): void {
    const place = this.#places.get(id);
    if (place === undefined) return;
    this.#places.delete(id);
    this.#characters -= place.characters;
    if (place.isCut) this.#cut -= 1;
  }

  /** The documents that each piece holds. */
  byPiece(): ReadonlyMap<string, readonly string[]> {
    const pieces = new Map<string, string[]>();
    for (const [id, { piece }] of this.#places) {
      const ids = pieces.get(piece);
      if (ids === undefined) pieces.set(piece, [id]);
      else ids.push(id);
    }
    return pieces;
  }
}
