import type { Candidate } from './candidates';
import type { Page } from './page';
import { SHAPES, type Shape, type ShapedSpan } from './shapes';

/** How a candidate stands to the others: first, last, largest of its shape, a sum of others, one that repeats. */
export class Ranks {
  readonly #page: Page;
  readonly #known = new Map<number, number[]>();
  readonly #repeats = new Map<string, number>();

  constructor(page: Page, shaped: readonly ShapedSpan[], candidates: readonly Candidate[]) {
    this.#page = page;
    for (const shape of SHAPES) this.#rank(shape, outermost(shaped.filter((span) => span.shape === shape)));
    for (const candidate of candidates) {
      const key = this.#keyOf(candidate);
      this.#repeats.set(key, (this.#repeats.get(key) ?? 0) + 1);
    }
  }

  /** Small numbers, one for each thing that is so. */
  of(candidate: Candidate): readonly number[] {
    const repeats = Math.min(3, this.#repeats.get(this.#keyOf(candidate)) ?? 1);
    return [repeats, ...(this.#known.get(placeKey(candidate)) ?? [])];
  }

  #rank(shape: Shape, spans: readonly ShapedSpan[]): void {
    const base = 100 * (1 + SHAPES.indexOf(shape));
    const sizes = [...new Set(spans.map(({ size }) => size))].filter((size) => size > 0).sort((a, b) => b - a);
    const known = new Set(sizes.map(cents));
    const fewSizes = sizes.slice(0, MOST_SUMMANDS).map(cents);
    const sums = new Set<number>();
    fewSizes.forEach((one, i) => {
      for (const other of fewSizes.slice(i + 1)) if (known.has(one + other)) sums.add(one + other);
    });
    spans.forEach((span, i) => {
      const ranks = [base];
      if (spans.length === 1) ranks.push(base + 1);
      if (i < 4) ranks.push(base + 10 + i);
      if (spans.length - 1 - i < 3) ranks.push(base + 20 + spans.length - 1 - i);
      if (span.size > 0) {
        const order = sizes.indexOf(span.size);
        if (order < 3) ranks.push(base + 30 + order);
        if (order === sizes.length - 1) ranks.push(base + 40);
        if (sums.has(cents(span.size))) ranks.push(base + 41);
      }
      const key = placeKey(span);
      this.#known.set(key, [...(this.#known.get(key) ?? []), ...ranks]);
    });
  }

  #keyOf({ start, end }: Candidate): string {
    return this.#page.text.slice(start, end).toLowerCase();
  }
}

/** Amounts of one text whose sums are looked at, largest first. */
const MOST_SUMMANDS = 40;

function cents(amount: number): number {
  return Math.round(amount * 100);
}

/** Spans that lie within a longer one of their shape do not count in their order. */
function outermost(spans: readonly ShapedSpan[]): readonly ShapedSpan[] {
  const order = [...spans].sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: ShapedSpan[] = [];
  let end = -1;
  for (const span of order) {
    if (span.end > end) kept.push(span);
    end = Math.max(end, span.end);
  }
  return kept;
}

/** Exact for the offsets of any text that a browser holds. */
function placeKey({ start, end }: { readonly start: number; readonly end: number }): number {
  return start * 512 + Math.min(511, end - start);
}
