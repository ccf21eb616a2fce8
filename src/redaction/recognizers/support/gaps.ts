/** One sign that layout puts into a value and that is no part of it: markup, an escape, a quoted line's beginning. */
const sign = String.raw`(?:[ .\-–—_·*\x60]|\n(?:> ?)?|&nbsp;|&#160;|%20|<\/?[a-z]{1,6} ?\/?>)`;
/** Bold type that ends and begins again takes six signs. More is no layout any more. */
const gap = new RegExp(`${sign}{0,6}`, 'giuy');

/**
 * Where a value goes on that is written in pieces, divided by spaces, signs, markup and at most one line break.
 *
 * @param at where a piece of it ends
 */
export function afterGap(text: string, at: number): number {
  gap.lastIndex = at;
  const between = gap.exec(text)?.[0] ?? '';
  const lineBreak = between.indexOf('\n');
  const second = lineBreak === -1 ? -1 : between.indexOf('\n', lineBreak + 1);
  return at + (second === -1 ? between.length : second);
}

/** A run of digits. */
export interface DigitGroup {
  readonly start: number;
  readonly end: number;
  readonly digits: string;
}

/** Runs of digits that only gaps divide, as many as follow one another. */
export function* digitChains(text: string): Generator<readonly DigitGroup[]> {
  let chain: DigitGroup[] = [];
  for (const match of text.matchAll(/\d+/gu)) {
    const group = { start: match.index, end: match.index + match[0].length, digits: match[0] };
    const before = chain.at(-1);
    if (before && afterGap(text, before.end) !== group.start) {
      yield chain;
      chain = [];
    }
    chain.push(group);
  }
  if (chain.length > 0) yield chain;
}

/** Some groups of a chain that follow one another. */
export interface DigitWindow {
  readonly start: number;
  readonly end: number;
  readonly digits: string;
  readonly groups: readonly DigitGroup[];
  /** What stands before and after it in the chain. */
  readonly before: DigitGroup | undefined;
  readonly after: DigitGroup | undefined;
}

/** All windows of a chain with as many digits as is asked for. */
export function* windows(
  chain: readonly DigitGroup[],
  { least, most }: { readonly least: number; readonly most: number },
): Generator<DigitWindow> {
  for (const [first, begin] of chain.entries()) {
    let count = 0;
    for (let last = first; last < chain.length && last < first + most; last++) {
      const end = chain[last];
      count += end?.digits.length ?? 0;
      if (!end || count > most) break;
      if (count < least) continue;
      const groups = chain.slice(first, last + 1);
      const digits = groups.map((group) => group.digits).join('');
      yield { start: begin.start, end: end.end, digits, groups, before: chain[first - 1], after: chain[last + 1] };
    }
  }
}
