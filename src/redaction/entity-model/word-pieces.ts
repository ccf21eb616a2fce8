/** A piece of a word, as the model knows it, with the stretch of the text that it stands for. */
export interface WordPiece {
  readonly id: number;
  readonly start: number;
  readonly end: number;
  /** Number of the word that it is part of. */
  readonly word: number;
}

/** Letters of a word at most: a longer one is unknown, as in BERT's own tokenizer. */
const longestWord = 100;
const unknownPiece = '[UNK]';
/** Begins each piece that goes on with a word. */
const goesOn = '##';

/**
 * BERT's tokenizer for text without case (Devlin 2018; `BasicTokenizer` and `WordpieceTokenizer` of its reference
 * implementation), which Transformers.js has, too, but without offsets: those are what redaction is about.
 */
export class WordPieces {
  readonly #ids: ReadonlyMap<string, number>;
  readonly #unknown: number;
  /** UTF-16 code units of the longest piece: no longer one has to be looked up. */
  readonly #longestPiece: number;
  /** Ids of what begins and ends each window, and of what fills a short one up. */
  readonly special: { readonly begin: number; readonly end: number; readonly pad: number };

  /**
   * @param vocabulary the pieces, one a line: the number of the line is the id
   * @throws Error when it lacks one of BERT's special pieces
   */
  constructor(vocabulary: string) {
    const ids = new Map(vocabulary.split(/\r?\n/u).map((piece, id) => [piece, id] as const));
    const idOf = (piece: string) => {
      const id = ids.get(piece);
      if (id === undefined) throw new Error(`The vocabulary lacks ${piece}.`);
      return id;
    };
    this.#ids = ids;
    this.#unknown = idOf(unknownPiece);
    this.#longestPiece = [...ids.keys()].reduce((longest, { length }) => Math.max(longest, length), 0);
    this.special = { begin: idOf('[CLS]'), end: idOf('[SEP]'), pad: idOf('[PAD]') };
  }

  /** The pieces of a text, without special ones, in UTF-16 offsets of the text. */
  split(text: string): readonly WordPiece[] {
    const pieces: WordPiece[] = [];
    let word: Letter[] = [];
    let words = 0;
    const finish = () => {
      if (word.length > 0) this.#add(word, words++, pieces);
      word = [];
    };
    let at = 0;
    for (const character of text) {
      const start = at;
      at += character.length;
      if (isSpace(character)) {
        finish();
      } else if (!isControl(character)) {
        for (const letter of lettersOf(character)) {
          const own = { letter, start, end: at };
          if (isPunctuation(letter) || isIdeograph(letter)) {
            finish();
            word = [own];
            finish();
          } else {
            word.push(own);
          }
        }
      }
    }
    finish();
    return pieces;
  }

  #add(word: readonly Letter[], number: number, pieces: WordPiece[]): void {
    const from = word[0]?.start ?? 0;
    const to = word.at(-1)?.end ?? 0;
    const known = word.length > longestWord ? null : this.#piecesOf(word.map(({ letter }) => letter));
    if (!known) {
      pieces.push({ id: this.#unknown, start: from, end: to, word: number });
      return;
    }
    for (const { id, first, last } of known) {
      pieces.push({ id, start: word[first]?.start ?? from, end: word[last - 1]?.end ?? to, word: number });
    }
  }

  /** The longest pieces from the left; null when some letter begins none. */
  #piecesOf(letters: readonly string[]): readonly { id: number; first: number; last: number }[] | null {
    const pieces: { id: number; first: number; last: number }[] = [];
    for (let first = 0; first < letters.length;) {
      const prefix = first === 0 ? '' : goesOn;
      let last = Math.min(letters.length, first + this.#longestPiece);
      let piece = prefix + letters.slice(first, last).join('');
      let id = this.#ids.get(piece);
      while (id === undefined) {
        last--;
        if (last === first) return null;
        piece = piece.slice(0, -(letters[last]?.length ?? 1));
        id = this.#ids.get(piece);
      }
      pieces.push({ id, first, last });
      first = last;
    }
    return pieces;
  }
}

interface Letter {
  readonly letter: string;
  readonly start: number;
  readonly end: number;
}

/** A character in small letters, without its marks: some are several letters then. */
function lettersOf(character: string): Iterable<string> {
  if (character < '\x7f') return character.toLowerCase();
  return character
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .toLowerCase();
}

function isSpace(character: string): boolean {
  if (character < '\x7f') return character === ' ' || character === '\n' || character === '\t' || character === '\r';
  return /[\p{Zs}\u2028\u2029]/u.test(character);
}

function isControl(character: string): boolean {
  if (character >= ' ' && character < '\x7f') return false;
  return character === '\ufffd' || /[\p{Cc}\p{Cf}\p{Cn}\p{Co}\p{Cs}]/u.test(character);
}

function isPunctuation(character: string): boolean {
  if (character < '\x7f') return /[!-/:-@[-`{-~]/.test(character);
  return /\p{P}/u.test(character);
}

/** The blocks that BERT splits into single signs. */
function isIdeograph(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return (
    (code >= 0x4e00 && code <= 0x9fff) ||
    (code >= 0x3400 && code <= 0x4dbf) ||
    (code >= 0x20000 && code <= 0x2a6df) ||
    (code >= 0x2a700 && code <= 0x2ceaf) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0x2f800 && code <= 0x2fa1f)
  );
}
