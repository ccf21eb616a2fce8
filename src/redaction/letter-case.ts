import { commonWords } from './known-values/common-words';

/**
 * What the case of a word says, which the model does not see: in a line that is written as English is, names begin with a
 * capital letter and few other words do. `small`: it is no name by its looks. `large`: it is one by its looks. `silent`: its
 * case means nothing, as at the beginning of a sentence or where all is written small or large.
 */
export type LetterCase = 'small' | 'large' | 'silent';

/** From which share of words with a capital letter on a line has capitals for other reasons: a title, a form, a table. */
const titleShare = 0.6;
/** Words that a line has at least for its case to be judged by itself. */
const fewestWords = 4;

const word = /[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*/gu;

interface Line {
  readonly end: number;
  readonly isRegular: boolean;
}

/** Tells the case of each word of one text. */
export class LetterCases {
  readonly #text: string;
  #lines: readonly Line[] | null = null;

  constructor(text: string) {
    this.#text = text;
  }

  /** Of the word in this stretch. */
  of(start: number, end: number): LetterCase {
    const written = this.#text.slice(start, end);
    if (!/\p{L}/u.test(written) || !this.#isRegular(start)) return 'silent';
    if (!/\p{Lu}/u.test(written)) return 'small';
    if (beginsSentence(this.#text, start)) return commonWords.has(written.toLowerCase()) ? 'small' : 'silent';
    return /\p{Ll}/u.test(written) ? 'large' : 'silent';
  }

  #isRegular(at: number): boolean {
    // Most texts are never asked about.
    const lines = (this.#lines ??= linesOf(this.#text));
    let [low, high] = [0, lines.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (at < (lines[middle]?.end ?? 0)) high = middle;
      else low = middle + 1;
    }
    return lines[low]?.isRegular ?? false;
  }
}

function linesOf(text: string): readonly Line[] {
  const isRegular = isRegularCase(text.match(word) ?? []);
  let end = 0;
  return text.split('\n').map((line) => {
    end += line.length + 1;
    const words = line.match(word) ?? [];
    return { end, isRegular: words.length < fewestWords ? isRegular : isRegularCase(words) };
  });
}

function isRegularCase(words: readonly string[]): boolean {
  const letters = words.filter((written) => written !== 'I' && /^\p{L}/u.test(written));
  const capitals = letters.filter((written) => /^\p{Lu}/u.test(written));
  return capitals.length > 0 && capitals.length < titleShare * letters.length;
}

function beginsSentence(text: string, start: number): boolean {
  return /(?:^|[.!?:•*>\]\n|–—-])["'“‘(«\s]*$/u.test(text.slice(Math.max(0, start - 8), start));
}
