import { prepareText } from '../../redaction';
import type { Span } from './finding';

/** A bracketed stretch, as placeholders and coarser words are written. */
const bracketed = /\[[^[\]]{1,120}\]/gu;
/** Stands for letters and digits that are known. Nothing is joined across it: it is as long as what it stands for. */
const cover = '|';

/** Words that may stand in a request: its placeholders, and what else the redaction put there. */
export class KnownText {
  readonly #bracketed = new Set<string>();
  readonly #plain = new Set<string>();

  constructor(known: readonly string[]) {
    for (const written of known) {
      const { text } = prepareText(written);
      if (!/[\p{L}\p{N}]/u.test(text)) continue;
      const isOne = text.match(bracketed)?.[0] === text;
      (isOne ? this.#bracketed : this.#plain).add(text);
    }
  }

  /** Where such words stand in a prepared text, in order, without overlaps. */
  in(text: string): readonly Span[] {
    const spans: Span[] = [];
    for (const match of text.matchAll(bracketed)) {
      if (this.#bracketed.has(match[0])) spans.push({ start: match.index, end: match.index + match[0].length });
    }
    for (const words of this.#plain) {
      for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + words.length)) {
        const end = at + words.length;
        if (!isJoined(text, at) && !isJoined(text, end)) spans.push({ start: at, end });
      }
    }
    return merged(spans);
  }
}

/** A text without what stands in some stretches of it, and as long as before. */
export function covered(text: string, spans: readonly Span[]): string {
  let out = '';
  let copied = 0;
  for (const { start, end } of spans) {
    out += text.slice(copied, start) + cover.repeat(end - start);
    copied = end;
  }
  return out + text.slice(copied);
}

/** What is left of a stretch outside of others, which are in order. */
export function outside({ start, end }: Span, others: readonly Span[]): readonly Span[] {
  const left: Span[] = [];
  let from = start;
  for (const other of others) {
    if (other.end <= from) continue;
    if (other.start >= end) break;
    if (other.start > from) left.push({ start: from, end: other.start });
    from = other.end;
  }
  if (from < end) left.push({ start: from, end });
  return left;
}

function isJoined(text: string, at: number): boolean {
  const isSign = /[\p{L}\p{N}]/u;
  return isSign.test(text.charAt(at - 1)) && isSign.test(text.charAt(at));
}

function merged(spans: readonly Span[]): readonly Span[] {
  const out: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = out.at(-1);
    if (last && span.start < last.end) out[out.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else out.push(span);
  }
  return out;
}
