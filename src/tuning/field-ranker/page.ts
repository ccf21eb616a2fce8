import { hashText } from './hash';

/** A word, number or mark of a text. */
export interface Token {
  readonly start: number;
  readonly end: number;
  /** Hash of its letters without regard to case and to letters that a scanner mixes up. Numbers keep only their shape. */
  readonly word: number;
  /**
   * What it looks like: `9` digits, `N` a number with marks, `a` small, `A` capitalised, `U` capitals, `x` letters and
   * digits, `m` another mix of letters; a mark stands for itself.
   */
  readonly form: string;
  readonly line: number;
  /** Index of its flow. */
  readonly flow: number;
  /** Pieces of a line that wide gaps set apart. */
  readonly segment: number;
  /** Pieces of a segment that colons, commas, brackets and ends of sentences set apart. */
  readonly part: number;
}

/** A line with words in it, without the white space around them. */
export interface Line {
  readonly start: number;
  readonly end: number;
  /** Where the line begins in the text, its indentation included: columns are counted from here. */
  readonly margin: number;
  /** Tokens `[first, last)`. */
  readonly first: number;
  readonly last: number;
  /** Index of the first line of its paragraph. */
  readonly paragraph: number;
}

/** Lines that read on from one to the next, as running text that was broken to a width does; most often one line. */
export interface Flow {
  readonly start: number;
  readonly end: number;
  /** Tokens `[first, last)`. */
  readonly first: number;
  readonly last: number;
}

/** A text, cut into lines and words. */
export interface Page {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly lines: readonly Line[];
  readonly flows: readonly Flow[];
}

/** Characters of a text that are read: so many of its beginning and of its end, which bounds the time of any text. */
const HEAD = 160_000;
const TAIL = 40_000;

// Marks join words ("Smith-Jones", "A/S") and numbers ("1,240.50", "11:42"), but not one to the other: "No.5512" and
// "Total:45" are two words each. No match begins inside a run of its own characters, so the time is linear.
const TOKEN =
  /[\p{L}\p{N}]+(?:(?:['’/@&_+-]|(?<=\p{N})[.,:](?=\p{N})|(?<=\p{L})\.(?=\p{L}))[\p{L}\p{N}]+)*|([^\s\p{L}\p{N}])\1*/gu;

/** Marks that end a part of a line. */
const SEPARATORS = new Set(',;:()[]{}"“”=|#•*<>');

/** Cuts a text into lines and words. Of a text of more than 200,000 characters, the middle is left out. */
export function pageOf(text: string): Page {
  const builder = new PageBuilder(text);
  const cut = text.length > HEAD + TAIL ? text.length - TAIL : HEAD;
  for (const [from, to] of [
    [0, Math.min(HEAD, text.length)],
    [cut, text.length],
  ] as const) {
    for (let start = from; start < to;) {
      const newline = text.indexOf('\n', start);
      const end = newline === -1 || newline > to ? to : newline;
      builder.addLine(start, end);
      start = end + 1;
    }
  }
  return builder.page();
}

/** A line that was broken to a width is at least so long. */
const FULL_LINE = 48;
/** Longest flow, in tokens: parts of a longer one are read one by one. */
const LONGEST_FLOW = 2_000;

class PageBuilder {
  readonly #text: string;
  readonly #tokens: Token[] = [];
  readonly #lines: Line[] = [];
  readonly #flows: Flow[] = [];
  #segment = 0;
  #part = 0;
  #isAfterBlank = true;
  #isPlain = true;

  constructor(text: string) {
    this.#text = text;
  }

  page(): Page {
    return { text: this.#text, tokens: this.#tokens, lines: this.#lines, flows: this.#flows };
  }

  addLine(margin: number, lineEnd: number): void {
    const matches = [...this.#text.slice(margin, lineEnd).matchAll(TOKEN)];
    const [head] = matches;
    const tail = matches.at(-1);
    if (!head || !tail) {
      this.#isAfterBlank = true;
      return;
    }
    const first = this.#tokens.length;
    const start = margin + head.index;
    const goesOn = this.#goesOn();
    const flow = goesOn ? this.#flows.length - 1 : this.#flows.length;
    if (!goesOn) {
      this.#segment++;
      this.#part++;
    }
    let before = goesOn ? start - 1 : start;
    this.#isPlain = true;
    for (const [i, match] of matches.entries()) {
      const from = margin + match.index;
      const form = formOf(match[0]);
      if (this.#tokens.length > first || goesOn) {
        const isInline = isShortBracket(matches, i) || isShortBracket(matches, i - 1);
        this.#divide(this.#text.slice(before, from), form, isInline);
      }
      before = from + match[0].length;
      const word = hashText(skeletonOf(match[0]));
      const places = { line: this.#lines.length, flow, segment: this.#segment, part: this.#part };
      this.#tokens.push({ start: from, end: before, word, form, ...places });
    }
    const paragraph = this.#isAfterBlank ? this.#lines.length : (this.#lines.at(-1)?.paragraph ?? 0);
    this.#isAfterBlank = false;
    const last = this.#tokens.length;
    this.#lines.push({ start, end: before, margin, first, last, paragraph });
    const open = goesOn ? this.#flows.pop() : undefined;
    this.#flows.push({ start: open?.start ?? start, end: before, first: open?.first ?? first, last });
  }

  /** Whether the next line reads on from the last one. */
  #goesOn(): boolean {
    const line = this.#lines.at(-1);
    const flow = this.#flows.at(-1);
    if (!line || !flow || this.#isAfterBlank || !this.#isPlain) return false;
    return line.end - line.margin >= FULL_LINE && flow.last - flow.first < LONGEST_FLOW;
  }

  /** Begins a new segment or part where the gap to the token before, or a mark, says so. */
  #divide(gap: string, form: string, isInline: boolean): void {
    const previous = this.#tokens.at(-1)?.form ?? '';
    if (gap.length > 1 || gap === '\t' || form === '|') {
      this.#segment++;
      this.#part++;
      this.#isPlain = false;
    } else if (isInline) return;
    else if (SEPARATORS.has(form) || SEPARATORS.has(previous)) this.#part++;
    else if (gap !== '' && (isSentenceEnd(this.#tokens, form) || isDash(form) || isDash(previous))) this.#part++;
  }
}

/** Whether a match is the "(", the word or the ")" of "three (3) years", which sets nothing apart. */
function isShortBracket(matches: readonly RegExpExecArray[], at: number): boolean {
  return [0, 1, 2].some((back) => matches[at - back]?.[0] === '(' && matches[at - back + 2]?.[0] === ')');
}

function isDash(form: string): boolean {
  return form === '-' || form === '–' || form === '—';
}

/** A full stop behind a small word ends a sentence; behind "Ltd" or "St" it may not. */
function isSentenceEnd(tokens: readonly Token[], next: string): boolean {
  const stop = tokens.at(-1);
  const word = tokens.at(-2);
  if (stop?.form !== '.' || !word || !/[AU]/u.test(next)) return false;
  return word.form === '9' || word.form === 'N' || (word.form === 'a' && word.end - word.start > 3);
}

/** {@link Token.form}. */
export function formOf(quote: string): string {
  if (!/[\p{L}\p{N}]/u.test(quote)) return quote.slice(0, 1);
  if (/^\p{N}+$/u.test(quote)) return '9';
  if (!/\p{L}/u.test(quote)) return 'N';
  if (/\p{N}/u.test(quote)) return 'x';
  const letters = quote.replaceAll(/[^\p{L}]/gu, '');
  if (letters === letters.toLowerCase()) return 'a';
  if (letters.length > 1 && letters === letters.toUpperCase()) return 'U';
  return /^\p{Lu}[\p{Ll}\p{M}]*(?:[^\p{L}]+\p{L}\p{Ll}*)*$/u.test(quote) ? 'A' : 'm';
}

/** Longest part of a word that is hashed: no label is longer. */
const LONGEST_WORD = 40;

/** A word as a scanner that mixes up 0/O, 1/l, 5/S and rn/m would give it at worst; a number as zeros. */
export function skeletonOf(quote: string): string {
  const word = quote.slice(0, LONGEST_WORD).toLowerCase();
  if (!/\p{L}/u.test(word)) return word.replaceAll(/\p{N}/gu, '0');
  return word.replaceAll('rn', 'm').replaceAll('0', 'o').replaceAll(/[1i|]/gu, 'l').replaceAll('5', 's');
}
