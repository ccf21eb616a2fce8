import { ok, type Result } from '../../shared/result';
import type { SealedRecords } from '../sealed-records';
import type { VaultError } from '../vault-error';
import { PieceBuilder, readPiece, type Piece, type PieceDocument } from './piece';
import { Places } from './places';
import type { DocumentTerms } from './terms';

/**
 * The index at rest: sealed pieces, of which one is still open and takes in what is new or has changed.
 *
 * What a piece holds of a document counts as long as its stamp is the document's. So whatever is missing, old, damaged
 * or put back from an earlier time is noticed and made anew, whenever the last session ended, and a document that was
 * deleted counts for nothing.
 */
export class IndexKeeper {
  readonly #records: SealedRecords;
  /** Documents in a piece that is full. */
  readonly #fullAt: number;
  /** Documents in the open piece from which on it should be written: more after a writing that failed. */
  #writeAt: number;
  readonly places = new Places();
  #open = new PieceBuilder();
  #openId: string = crypto.randomUUID();
  #isChanged = false;
  /** Pieces that hold nothing that counts. They go with the next writing. */
  readonly #obsolete = new Set<string>();
  /** Full pieces that hold something that counts no more, such as a document that was deleted. */
  readonly #littered = new Set<string>();
  #lastWriting: Promise<void> = Promise.resolve();

  constructor(records: SealedRecords, fullAt: number) {
    this.#records = records;
    this.#fullAt = fullAt;
    this.#writeAt = fullAt;
  }

  /** Takes stock of what is kept. Documents of `stamps` that have no place afterwards are not indexed as they are now. */
  async takeStock(stamps: ReadonlyMap<string, string>): Promise<Result<void, VaultError>> {
    const ids = await this.#records.read(['index'], async (transaction) =>
      transaction.objectStore('index').getAllKeys(),
    );
    if (!ids.ok) return ids;
    for (const id of ids.value) {
      const piece = await this.#read(id);
      if (!piece.ok) return piece;
      if (piece.value === null) this.#obsolete.add(id);
      else this.#consider(id, piece.value, stamps);
    }
    return ok(undefined);
  }

  /** Takes a document in, in place of what was known of it. It is kept with the next {@link write}. */
  put(terms: DocumentTerms, stamp: string): void {
    this.#litter(terms.id);
    this.#open.put(terms, stamp);
    this.places.put({ ...terms, stamp }, this.#openId);
    this.#isChanged = true;
  }

  /** The words of a deleted document go from the disk, too, with the next {@link write}. */
  delete(id: string): void {
    this.#litter(id);
    this.places.delete(id);
    this.#open.remove(id);
  }

  /** Whether the open piece should be written now. */
  get isFull(): boolean {
    return this.#open.size >= this.#writeAt;
  }

  /**
   * Keeps what has changed. What can't be written (no room, other keys) stays in memory until the next time, and is
   * indexed anew if that never comes.
   */
  async write(): Promise<void> {
    // One after the other: the later one must not be overtaken by what is older.
    this.#lastWriting = this.#lastWriting.then(() => this.#write());
    return this.#lastWriting;
  }

  /**
   * Hands out all that counts, piece by piece, the one that is still open first.
   *
   * @param onPiece takes the piece's documents (null: this one does not count) with its words
   * @returns documents that have lost their place, because their piece is not there any more or is another one
   */
  async forEachPiece(
    onPiece: (documents: readonly (PieceDocument | null)[], terms: Piece['terms']) => boolean,
  ): Promise<readonly string[]> {
    const lost: string[] = [];
    const openId = this.#openId;
    const hand = (id: string, piece: Piece | null): boolean => {
      const documents = (piece?.documents ?? []).map((document) => (this.#isPlaced(document, id) ? document : null));
      const isWanted = piece !== null && onPiece(documents, piece.terms);
      return isWanted || piece === null;
    };
    if (!hand(openId, readPiece(this.#open.encode()))) return lost;
    for (const [id, ids] of this.places.byPiece()) {
      if (id === openId) continue;
      const read = await this.#read(id);
      const piece = read.ok ? read.value : null;
      if (!hand(id, piece)) return lost;
      const held = new Set(piece?.documents.filter((document) => this.#isPlaced(document, id)).map((held) => held.id));
      for (const document of ids) {
        if (held.has(document) || this.places.get(document)?.piece !== id) continue;
        this.places.delete(document);
        lost.push(document);
      }
    }
    return lost;
  }

  async #write(): Promise<void> {
    if (this.#isChanged || this.#obsolete.size > 0) await this.#writeOpen();
    for (const id of [...this.#littered]) if (!(await this.#clean(id))) return;
  }

  async #writeOpen(): Promise<void> {
    const obsolete = [...this.#obsolete];
    this.#isChanged = false;
    const plaintext = this.#open.encode();
    if (this.#open.isWasteful) this.#open = readOpen(plaintext);
    const written = await this.#records.write(
      [{ store: 'index', id: this.#openId, plaintext }],
      obsolete.map((id) => ({ store: 'index', range: IDBKeyRange.only(id) })),
    );
    if (!written.ok) {
      this.#isChanged = true;
      this.#writeAt = this.#open.size + this.#fullAt;
      return;
    }
    this.#writeAt = this.#fullAt;
    for (const id of obsolete) this.#obsolete.delete(id);
    if (!this.isFull || this.#hasChanged()) return;
    this.#open = new PieceBuilder();
    this.#openId = crypto.randomUUID();
  }

  /** Writes a full piece without what counts no more. Answers whether it is done. */
  async #clean(id: string): Promise<boolean> {
    // What counts no more from here on is for the next time.
    this.#littered.delete(id);
    const read = await this.#read(id);
    if (!read.ok || read.value === null) return read.ok;
    const rest = new PieceBuilder();
    rest.absorb(read.value, (document) => this.#isPlaced(document, id));
    const puts = rest.size === 0 ? [] : [{ store: 'index', id, plaintext: rest.encode() } as const];
    const written = await this.#records.write(puts, [{ store: 'index', range: IDBKeyRange.only(id) }]);
    if (!written.ok) this.#littered.add(id);
    return written.ok;
  }

  #litter(id: string): void {
    const piece = this.places.get(id)?.piece;
    if (piece === this.#openId) this.#isChanged = true;
    else if (piece !== undefined) this.#littered.add(piece);
  }

  /** A method, because it changes while something is awaited. */
  #hasChanged(): boolean {
    return this.#isChanged;
  }

  /** Null: there is none, or it doesn't open. */
  async #read(id: string): Promise<Result<Piece | null, VaultError>> {
    const sealed = await this.#records.read(['index'], async (transaction) => transaction.objectStore('index').get(id));
    if (!sealed.ok) return sealed;
    const plaintext = sealed.value === undefined ? null : await this.#records.open('index', sealed.value);
    return ok(plaintext === null ? null : readPiece(plaintext));
  }

  #isPlaced({ id, stamp }: PieceDocument, piece: string): boolean {
    const place = this.places.get(id);
    return place?.piece === piece && place.stamp === stamp;
  }

  #consider(id: string, piece: Piece, stamps: ReadonlyMap<string, string>): void {
    const isCurrent = (document: PieceDocument): boolean =>
      stamps.get(document.id) === document.stamp && this.places.get(document.id) === undefined;
    const current = new Set(piece.documents.filter(isCurrent));
    if (current.size === 0) {
      this.#obsolete.add(id);
      return;
    }
    // What is small, or has become so, goes into the open piece.
    const isSmall = current.size < this.#fullAt / 2 && this.#open.size + current.size <= this.#fullAt;
    const isAsItWas = this.#open.size === 0 && current.size === piece.documents.length;
    if (isSmall && isAsItWas) this.#openId = id;
    else if (isSmall) {
      this.#isChanged = true;
      this.#obsolete.add(id);
    }
    if (isSmall) this.#open.absorb(piece, (document) => current.has(document));
    else if (current.size < piece.documents.length) this.#littered.add(id);
    for (const document of current) this.places.put(document, isSmall ? this.#openId : id);
  }
}

/** A builder with what another one wrote, without what that one had dragged along. */
function readOpen(plaintext: Uint8Array<ArrayBuffer>): PieceBuilder {
  const builder = new PieceBuilder();
  const piece = readPiece(plaintext);
  if (piece !== null) builder.absorb(piece, () => true);
  return builder;
}
