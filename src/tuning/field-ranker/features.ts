import type { Candidate } from './candidates';
import { SOURCES } from './candidates';
import { hashText, join, slotOf } from './hash';
import type { Page, Token } from './page';
import { Ranks } from './ranks';
import type { ShapedSpan } from './shapes';

/** The features of a document's candidates, as slots of the weights. All features are 0 or 1. */
export interface Rows {
  /** Slots of all candidates, one after the other. */
  readonly slots: Int32Array;
  /** Candidate `i` has the slots `[starts[i], starts[i + 1])`. */
  readonly starts: Int32Array;
  /** Slots that speak of the whole document, for the answer that it does not state the field. */
  readonly document: Int32Array;
}

// A feature is the hash of its name and what stands there.
const NAMES = [
  ...['source', 'left1', 'left2', 'leftPair', 'left', 'right1', 'right2', 'right', 'leftEdge', 'rightEdge'],
  ...['label', 'labelWord', 'labelShape', 'letters', 'above', 'aboveAll', 'column', 'below', 'head', 'headLine'],
  ...['inside', 'first', 'last', 'form', 'pattern', 'tokens', 'length', 'start3', 'end3', 'lineTop', 'lineEnd'],
  ...['place', 'rank', 'repeat', 'alone', 'documentWord', 'documentSize', 'bias', 'lineWord', 'rankLabel', 'sameLeft'],
  ...['before'],
] as const;
const ID: Readonly<Record<(typeof NAMES)[number], number>> = Object.fromEntries(
  NAMES.map((name) => [name, hashText(name)]),
) as Record<(typeof NAMES)[number], number>;

/** Words of a document that speak for or against "not stated". */
const MOST_DOCUMENT_WORDS = 400;
/** A word that stands further away than this is no label. */
const REACH = 5;
/** Nor one with so many marks and words between, whatever a hostile text is made of. */
const FURTHEST = 24;
/** Words of a line that has columns. */
const WIDEST = 60;
/** Forms of what is no mark. */
const WORD_FORMS = new Set('9NaAUxm');

/** Reads what surrounds and what makes up each candidate of a page. */
export function rowsOf(page: Page, shaped: readonly ShapedSpan[], candidates: readonly Candidate[]): Rows {
  const reader = new FeatureReader(page, new Ranks(page, shaped, candidates));
  const starts = new Int32Array(candidates.length + 1);
  const slots: number[] = [];
  candidates.forEach((candidate, i) => {
    for (const slot of new Set(reader.of(candidate).map(slotOf))) slots.push(slot);
    starts[i + 1] = slots.length;
  });
  return { slots: Int32Array.from(slots), starts, document: documentSlots(page, shaped) };
}

function documentSlots({ tokens }: Page, shaped: readonly ShapedSpan[]): Int32Array {
  const hashes = [ID.bias];
  const words = new Set(tokens.map(({ word }) => word));
  for (const word of [...words].slice(0, MOST_DOCUMENT_WORDS)) hashes.push(join(ID.documentWord, word));
  hashes.push(join(ID.documentSize, Math.round(Math.log2(tokens.length + 1))));
  const counts = new Map<string, number>();
  for (const { shape } of shaped) counts.set(shape, (counts.get(shape) ?? 0) + 1);
  for (const [shape, count] of counts) hashes.push(join(join(ID.rank, hashText(shape)), Math.min(4, count)));
  return Int32Array.from(new Set(hashes.map(slotOf)));
}

class FeatureReader {
  readonly #page: Page;
  readonly #ranks: Ranks;

  constructor(page: Page, ranks: Ranks) {
    this.#page = page;
    this.#ranks = ranks;
  }

  of(candidate: Candidate): readonly number[] {
    const hashes: number[] = [ID.bias];
    SOURCES.forEach((_, i) => {
      if ((candidate.sources & (1 << i)) !== 0) hashes.push(join(ID.source, i));
    });
    const form = this.#content(candidate, hashes);
    this.#onLine(candidate, form, hashes);
    this.#aroundLine(candidate, hashes);
    this.#place(candidate, hashes);
    for (const rank of this.#ranks.of(candidate)) hashes.push(join(ID.rank, rank));
    return hashes;
  }

  /** What it is made of. Returns a hash of its form. */
  #content({ start, end, first, last }: Candidate, hashes: number[]): number {
    const { text, tokens } = this.#page;
    const quote = text.slice(start, end);
    let forms = '';
    for (let i = first; i < last; i++) {
      const token = tokens[i];
      if (!token) break;
      if (i < first + 12) hashes.push(join(ID.inside, token.word));
      if (token.form !== forms.at(-1)) forms += token.form;
    }
    const form = hashText(forms.slice(0, 12));
    hashes.push(join(ID.form, form), join(ID.tokens, Math.min(9, last - first)));
    hashes.push(join(ID.length, Math.round(2 * Math.log2(end - start))));
    hashes.push(join(ID.pattern, hashText(patternOf(quote))));
    hashes.push(join(ID.start3, hashText(quote.slice(0, 3).toLowerCase())));
    hashes.push(join(ID.end3, hashText(quote.slice(-3).toLowerCase())));
    hashes.push(join(ID.first, tokens[first]?.word ?? 0), join(ID.last, tokens[last - 1]?.word ?? 0));
    return form;
  }

  /** Words to the left and right on its line, its label among them. */
  #onLine(candidate: Candidate, form: number, hashes: number[]): void {
    const { tokens, text } = this.#page;
    const { first, last } = candidate;
    const own = tokens[first];
    const flow = own?.flow ?? 0;
    const left = (i: number) => inFlow(tokens[first - i], flow);
    const right = (i: number) => inFlow(tokens[last - 1 + i], tokens[last - 1]?.flow ?? flow);
    const [left1, left2] = [left(1), left(2)];
    hashes.push(join(ID.left1, left1?.word ?? 0), join(ID.left2, left2?.word ?? 0));
    hashes.push(join(ID.leftPair, join(left1?.word ?? 0, left2?.word ?? 0)));
    hashes.push(join(ID.leftEdge, edgeOf(left1, own)), join(ID.rightEdge, edgeOf(right(1), tokens[last - 1])));
    hashes.push(join(ID.sameLeft, join(left1?.word ?? 0, form)));
    hashes.push(join(ID.right1, right(1)?.word ?? 0), join(ID.right2, right(2)?.word ?? 0));
    for (let i = 1; i <= REACH; i++) {
      const [before, after] = [left(i), right(i)];
      if (before) hashes.push(join(ID.left, before.word));
      if (after && i <= 3) hashes.push(join(ID.right, after.word));
    }
    // In running text a sentence goes on from the line above.
    for (let i = 1; i <= REACH && own; i++) {
      const before = tokens[first - i];
      if (before) hashes.push(join(ID.before, before.word));
    }
    const label = this.#labelOf(first, flow);
    hashes.push(join(ID.label, label.hash), join(ID.labelShape, join(label.hash, form)));
    for (const word of label.words) hashes.push(join(ID.labelWord, word));
    for (const rank of this.#ranks.of(candidate)) hashes.push(join(ID.rankLabel, join(rank, label.hash)));
    // Three letters at a time, which a scanner's mistakes leave mostly whole.
    const quote = left1 ? text.slice(Math.max(left1.start - 24, (left2 ?? left1).start), left1.end) : '';
    const letters = quote.toLowerCase().replaceAll(/[^\p{L}]/gu, '');
    for (let i = 0; i + 3 <= letters.length; i++) hashes.push(join(ID.letters, hashText(letters.slice(i, i + 3))));
  }

  /** The words between the candidate and the beginning of its line, as far as its nearest wide gap that has words. */
  #labelOf(first: number, flow: number): { readonly hash: number; readonly words: readonly number[] } {
    const { tokens } = this.#page;
    const words: number[] = [];
    let hash = 0;
    let segment = -1;
    for (let i = first - 1; i >= Math.max(0, first - FURTHEST) && words.length < REACH + 1; i--) {
      const token = tokens[i];
      if (token?.flow !== flow) break;
      if (!WORD_FORMS.has(token.form)) continue;
      if (segment !== -1 && token.segment !== segment) break;
      segment = token.segment;
      words.push(token.word);
      hash = join(hash, token.word);
    }
    return { hash, words };
  }

  /** The lines above and below, the first line of the paragraph, and what stands above in its column. */
  #aroundLine({ first, last, start, end }: Candidate, hashes: number[]): void {
    const { tokens, lines } = this.#page;
    const index = tokens[first]?.line ?? 0;
    const line = lines[index];
    if (!line) return;
    const firstOfLine = tokens[line.first];
    hashes.push(join(ID.lineWord, firstOfLine?.word ?? 0));
    for (let up = 1; up <= 2; up++) {
      const above = lines[index - up];
      if (!above) break;
      const from = start - line.margin;
      const to = Math.min(end, line.end) - line.margin;
      for (let i = above.first; i < Math.min(above.last, above.first + WIDEST); i++) {
        const token = tokens[i];
        if (!token) break;
        const isInColumn = token.start - above.margin <= to && token.end - above.margin >= from;
        if (isInColumn) hashes.push(join(join(ID.column, up), token.word));
        if (up === 1 && i < above.first + 6) hashes.push(join(ID.above, token.word));
      }
    }
    let all = 0;
    const above = lines[index - 1];
    if (above)
      for (let i = above.first; i < Math.min(above.last, above.first + 6); i++) all = join(all, tokens[i]?.word ?? 0);
    hashes.push(join(ID.aboveAll, first === line.first ? all : join(all, 1)));
    const below = lines[(tokens[last - 1]?.line ?? index) + 1];
    if (below)
      for (let i = below.first; i < Math.min(below.last, below.first + 3); i++)
        hashes.push(join(ID.below, tokens[i]?.word ?? 0));
    const head = lines[line.paragraph];
    if (head)
      for (let i = head.first; i < Math.min(head.last, head.first + 4); i++)
        hashes.push(join(ID.head, tokens[i]?.word ?? 0));
    hashes.push(join(ID.headLine, Math.min(8, index - line.paragraph)));
  }

  #place({ first, last }: Candidate, hashes: number[]): void {
    const { tokens, lines } = this.#page;
    const index = tokens[first]?.line ?? 0;
    const line = lines[index];
    hashes.push(join(ID.lineTop, Math.min(10, index)), join(ID.lineEnd, Math.min(10, lines.length - 1 - index)));
    hashes.push(join(ID.place, Math.floor((10 * index) / lines.length)));
    const isAlone = line !== undefined && first <= line.first && last >= line.last;
    hashes.push(join(ID.alone, isAlone ? 1 : 0));
    if (isAlone) hashes.push(join(ID.alone, 16 + Math.min(10, index)));
  }
}

function inFlow(token: Token | undefined, flow: number): Token | undefined {
  return token?.flow === flow ? token : undefined;
}

/** How a neighbour stands to a token: none, in another piece, in another part, beside it, or glued to it. */
function edgeOf(neighbour: Token | undefined, own: Token | undefined): number {
  if (!neighbour || !own) return 0;
  if (neighbour.segment !== own.segment) return 1;
  const isGlued = neighbour.end === own.start || own.end === neighbour.start;
  return (neighbour.part !== own.part ? 2 : 3) + (isGlued ? 2 : 0);
}

/** Longest quote whose pattern keeps the number of its characters. */
const SHORT = 18;
const LONGEST_PATTERN = 60;

/** `99/99/9999`, `Aa Aa`: digits as 9, letters as a or A; in a long quote runs count once. */
function patternOf(quote: string): string {
  const isShort = quote.length <= SHORT && /\d/u.test(quote);
  let pattern = '';
  for (const character of quote.slice(0, LONGEST_PATTERN)) {
    const kind = kindOf(character);
    if (isShort || !pattern.endsWith(kind)) pattern += kind;
  }
  return pattern;
}

function kindOf(character: string): string {
  if (character >= '0' && character <= '9') return '9';
  const small = character.toLowerCase();
  const large = character.toUpperCase();
  if (small !== large) return character === small ? 'a' : 'A';
  return character.trim() === '' ? ' ' : character;
}
