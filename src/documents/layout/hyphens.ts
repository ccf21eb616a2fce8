/** Whether a word that a line break cut in two was one word: `before` ends in a hyphen, `after` begins the next line. */
export type JoinsWord = (before: string, after: string) => boolean;

/** The part of a word before the break: letters only, small but for the first, and not itself behind a hyphen. */
const HEAD = /(?<![\p{L}\p{N}\-‐_@./])(\p{L}\p{Ll}+)[-‐]$/u;
/** The part after it: small letters, and no compound, address or number that goes on. */
const TAIL = /^(\p{Ll}{2,})(?![\p{L}\p{N}\-‐_@]|\.\p{L})/u;
const SOFT_HYPHEN = /\p{L}\u00ad$/u;
const WORDS = /\p{L}+(?:-\p{L}+)*(?![\p{L}-])/gu;

/** Words that stand before a hyphen of their own. */
const COMPOUND_HEADS = new Set(
  'well self non ex half cross semi quasi first second third one two three four five six seven eight nine ten'.split(
    ' ',
  ),
);
/** Words after a hyphen that waits for its other half ("Haft- und", "pre- and"). */
const CONNECTIVES = new Set('and or to und oder bzw bis et ou y e o'.split(' '));

/**
 * The words that a document uses, to tell a hyphen that its layout put in ("insur-ance") from one that belongs there
 * ("well-known"). Where the document itself doesn't say, a hyphen between two words that it also uses alone is kept.
 */
export class Vocabulary {
  readonly #words = new Set<string>();

  add(text: string): void {
    for (const [word] of text.matchAll(WORDS)) this.#words.add(word.toLowerCase());
  }

  readonly joins: JoinsWord = (before, after) => {
    if (SOFT_HYPHEN.test(before)) return /^\p{L}/u.test(after);
    const head = HEAD.exec(before)?.[1]?.toLowerCase();
    const tail = TAIL.exec(after)?.[1];
    if (head === undefined || tail === undefined || CONNECTIVES.has(tail)) return false;
    if (this.#words.has(`${head}-${tail}`)) return false;
    if (this.#words.has(head + tail)) return true;
    return !COMPOUND_HEADS.has(head) && !(this.#words.has(head) && this.#words.has(tail));
  };
}
