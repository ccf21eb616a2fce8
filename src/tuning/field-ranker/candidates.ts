import type { Page, Token } from './page';
import { SHAPES, type ShapedSpan } from './shapes';

/**
 * The ways in which a span comes to be a candidate: by its form ({@link SHAPES}), or by where it stands. `after` is the
 * rest of a line's piece behind a colon, `run` a run of capitalised words, `commas` parts with commas between them,
 * `lines2` two lines and so on, `gram` any words within a part.
 */
export const SOURCES = [
  ...SHAPES,
  'line',
  'segment',
  'part',
  'after',
  'run',
  'commas',
  'lines2',
  'lines3',
  'lines4',
  'lines5',
  'gram',
] as const;
export type Source = (typeof SOURCES)[number];

/** The bit of a source in {@link Candidate.sources}. */
export function bitOf(source: Source): number {
  return 1 << SOURCES.indexOf(source);
}

/** A span that may be a field's value. */
export interface Candidate {
  readonly start: number;
  readonly end: number;
  /** The tokens that it touches, `[first, last)`. */
  readonly first: number;
  readonly last: number;
  /** Bits of all sources that it comes from. */
  sources: number;
  /** {@link Token.form} of its tokens, when `gram` is a source. */
  readonly form: string;
}

/** Which candidates are wanted: those of these sources, and of the source `gram` those with these forms. */
export interface Wanted {
  readonly sources: number;
  readonly forms: ReadonlySet<string>;
}

/** Most candidates of one document; of more, three quarters are the first ones and the others the last ones. */
export const MOST_CANDIDATES = 4_000;
const LONGEST_GRAM = 6;
const MOST_COMMA_PARTS = 6;
const MOST_LINES = 5;
const LONGEST = 400;

/** Marks that no value begins or ends with. */
const LEADING = /^[,;:.=|\-–—*•)\]}_]$/u;
const TRAILING = /^[,;:=|\-–—*•([{_]$/u;
const MOST_MARKS = 8;

const GRAM = bitOf('gram');

/** Whether a candidate is wanted. */
export function isWanted({ sources, form }: Candidate, wanted: Wanted): boolean {
  return (sources & wanted.sources & ~GRAM) !== 0 || ((sources & GRAM) !== 0 && wanted.forms.has(form));
}

/** The candidates of a page, each span once, in reading order. Null wants all. */
export function candidatesOf(page: Page, shaped: readonly ShapedSpan[], wanted: Wanted | null): readonly Candidate[] {
  const pool = new Pool(page, wanted);
  for (const { start, end, shape } of shaped) pool.add(start, end, shape);
  for (const source of [segmentsAndParts, runs, commaParts, lineGroups, grams]) source(page, pool);
  return pool.candidates();
}

class Pool {
  readonly #page: Page;
  readonly #wanted: Wanted | null;
  readonly #spans = new Map<number, Candidate>();

  constructor(page: Page, wanted: Wanted | null) {
    this.#page = page;
    this.#wanted = wanted;
  }

  /** Adds a span by its offsets, which may lie inside of tokens. */
  add(start: number, end: number, source: Source): void {
    if (end <= start) return;
    const { tokens } = this.#page;
    const first = tokenAt(tokens, start);
    let last = first;
    while ((tokens[last]?.start ?? Infinity) < end) last++;
    this.#put(start, end, first, last, source, '');
  }

  /** Adds the tokens `[first, last)`, without marks at its ends that no value has there. */
  addTokens(first: number, last: number, source: Source): void {
    const { tokens } = this.#page;
    let from = first;
    let to = last;
    // A few marks at most: a line of nothing but marks is no value.
    const [latest, earliest] = [Math.min(last, first + MOST_MARKS), Math.max(first, last - MOST_MARKS)];
    while (from < latest && LEADING.test(tokens[from]?.form ?? '')) from++;
    while (to > Math.max(from, earliest) && TRAILING.test(tokens[to - 1]?.form ?? '')) to--;
    this.addExactly(from, to, source, '');
    // A full stop at the end is the sentence's or the abbreviation's: both ways.
    if (tokens[to - 1]?.form === '.') this.addExactly(from, to - 1, source, '');
  }

  addExactly(first: number, last: number, source: Source, form: string): void {
    if (last <= first) return;
    if (source === 'gram' && this.#wanted && !this.#wanted.forms.has(form)) return;
    const { tokens } = this.#page;
    this.#put(tokens[first]?.start ?? 0, tokens[last - 1]?.end ?? 0, first, last, source, form);
  }

  candidates(): readonly Candidate[] {
    const wanted = this.#wanted;
    const all = [...this.#spans.values()].filter((candidate) => !wanted || isWanted(candidate, wanted));
    all.sort((a, b) => a.start - b.start || a.end - b.end);
    if (all.length <= MOST_CANDIDATES) return all;
    const head = Math.floor(MOST_CANDIDATES * 0.75);
    return [...all.slice(0, head), ...all.slice(head - MOST_CANDIDATES)];
  }

  #put(start: number, end: number, first: number, last: number, source: Source, form: string): void {
    if (end - start > LONGEST) return;
    // Offsets of a text and lengths up to LONGEST fit into one exact number.
    const key = start * (LONGEST + 1) + (end - start);
    const known = this.#spans.get(key);
    if (!known) this.#spans.set(key, { start, end, first, last, sources: bitOf(source), form });
    else if (form !== '' && known.form === '')
      this.#spans.set(key, { ...known, sources: known.sources | bitOf(source), form });
    else known.sources |= bitOf(source);
  }
}

/** Index of the token that an offset lies in, or of the next one. */
function tokenAt(tokens: readonly Token[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function segmentsAndParts({ tokens, lines, flows }: Page, pool: Pool): void {
  for (const { first, last } of lines) pool.addTokens(first, last, 'line');
  for (const { first, last } of flows) {
    for (let from = first, i = first + 1; i <= last; i++) {
      if (i < last && tokens[i]?.segment === tokens[from]?.segment) continue;
      pool.addTokens(from, i, 'segment');
      for (let k = from; k < i; k++) if (tokens[k]?.form === ':') pool.addTokens(k + 1, i, 'after');
      from = i;
    }
    // Behind a label and a wide gap, or with gaps inside.
    for (let i = first; i < last; i++) if (tokens[i]?.form === ':') pool.addTokens(i + 1, last, 'after');
    for (let from = first, i = first + 1; i <= last; i++) {
      if (i < last && tokens[i]?.part === tokens[from]?.part) continue;
      pool.addTokens(from, i, 'part');
      from = i;
    }
  }
}

/** Small words that stand inside of names. */
const CONNECTORS = /^(?:of|and|the|for|de|del|der|den|van|von|da|di|do|dos|la|le|el|y|e|und|zu|bin|binti|s\/o|d\/o)$/iu;

/** Runs of capitalised words, with connecting words, "&", "." and "-" inside. */
function runs({ text, tokens, flows }: Page, pool: Pool): void {
  const isCapital = (token: Token | undefined) => token !== undefined && /^[AUmx]$/u.test(token.form);
  for (const { first, last } of flows) {
    let from = first;
    while (from < last) {
      if (!isCapital(tokens[from])) {
        from++;
        continue;
      }
      let to = from + 1;
      for (let i = to; i < last && i < from + 12; i++) {
        const token = tokens[i];
        if (!token || token.segment !== tokens[from]?.segment) break;
        if (isCapital(token)) to = i + 1;
        else if (!/^[.&'’-]$/u.test(token.form) && !CONNECTORS.test(text.slice(token.start, token.end))) break;
      }
      pool.addTokens(from, to, 'run');
      // "Dear Ana Novak", "Acme Ltd of Bath": names in a run.
      if (to > from + 1) pool.addTokens(from + 1, to, 'run');
      for (let i = from + 1; i < to - 1; i++) {
        if (tokens[i]?.form !== 'a') continue;
        pool.addTokens(from, i, 'run');
        pool.addTokens(i + 1, to, 'run');
      }
      // "Yours, Ltd." and "Ltd": the full stop may belong to the name; so may a form of company behind a comma.
      if (to < last && tokens[to]?.form === '.') pool.addExactly(from, to + 1, 'run', '');
      if (to + 1 < last && tokens[to]?.form === ',' && isCapital(tokens[to + 1])) {
        pool.addExactly(from, to + 2, 'run', '');
        if (tokens[to + 2]?.form === '.' && to + 2 < last) pool.addExactly(from, to + 3, 'run', '');
      }
      from = to;
    }
  }
}

/** Two to six parts of a line with commas between them: "12 NE Quay Street, Portland, Oregon 97299". */
function commaParts({ tokens, flows }: Page, pool: Pool): void {
  for (const { first, last } of flows) {
    const starts: number[] = [];
    for (let i = first; i < last; i++) {
      const form = tokens[i]?.form ?? ',';
      const isPartStart = i === first || tokens[i]?.part !== tokens[i - 1]?.part;
      // "of 100 Market Way, Truro": where small words end.
      const isValueStart = tokens[i - 1]?.form === 'a' && /^[AU9x]$/u.test(form);
      if ((isPartStart || isValueStart) && form !== ',') starts.push(i);
    }
    for (const start of starts) {
      let parts = 1;
      for (let i = start + 1; i <= last && parts <= MOST_COMMA_PARTS; i++) {
        const isEnd = i === last || tokens[i]?.part !== tokens[i - 1]?.part;
        if (!isEnd) continue;
        if (tokens[i - 1]?.form === ',') continue;
        if (parts >= 2) pool.addTokens(start, i, 'commas');
        if (tokens[i]?.form !== ',') break;
        parts++;
      }
    }
  }
}

/** Groups of lines of one paragraph, as addresses are: from the line's beginning or from behind its label. */
function lineGroups({ tokens, lines }: Page, pool: Pool): void {
  const names = [null, null, 'lines2', 'lines3', 'lines4', 'lines5'] as const;
  lines.forEach((line, i) => {
    const starts = [line.first];
    for (let k = line.first + 1; k < line.last && starts.length < 3; k++)
      if (tokens[k - 1]?.form === ':' || tokens[k]?.segment !== tokens[k - 1]?.segment) starts.push(k);
    for (let count = 2; count <= MOST_LINES; count++) {
      const end = lines[i + count - 1];
      const source = names[count];
      if (!end || !source || end.paragraph !== line.paragraph) break;
      let firstEnd = end.first + 1;
      while (firstEnd < end.last && tokens[firstEnd]?.segment === tokens[end.first]?.segment) firstEnd++;
      for (const start of starts) {
        pool.addTokens(start, end.last, source);
        if (firstEnd < end.last) pool.addTokens(start, firstEnd, source);
      }
    }
  });
}

function grams({ tokens, flows }: Page, pool: Pool): void {
  for (const { first, last } of flows) {
    for (let from = first; from < last; from++) {
      let form = '';
      for (let to = from; to < last && to < from + LONGEST_GRAM; to++) {
        const token = tokens[to];
        if (!token || token.part !== tokens[from]?.part) break;
        form += token.form;
        pool.addExactly(from, to + 1, 'gram', form);
      }
    }
  }
}
