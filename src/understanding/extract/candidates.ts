import type { Span } from '../../documents';
import type { Field } from '../../tasks';
import { normaliseFor, type Locale } from '../normalise';
import { findDates } from '../normalise/date';
import { findDurations } from '../normalise/duration';
import { addressCandidates } from './address-candidates';
import { nameCandidates } from './name-candidates';

// Every repetition is bounded and no match begins inside a run of its own characters: a hostile text of one long word
// or number is read in time proportional to its length.
const GROUPED = String.raw`\d{1,3}(?:[.,'’\u00a0\u202f ]\d{2,3}){0,5}[.,'’\u00a0\u202f ]\d{3}(?:[.,]\d{1,2})?`;
const NUMBER = String.raw`${GROUPED}|\d{1,15}(?:[.,]\d{1,2})?`;
// Letter case counts in "US $" ("it cost us $500" is no such thing), not in codes and words.
const CODE = `(?:${['USD', 'EUR', 'GBP', 'CAD', 'AUD', 'NZD', 'CHF', 'INR', 'JPY', 'SEK', 'NOK', 'DKK', 'PLN', 'CZK', 'MYR', 'SGD', 'HKD', 'ZAR', 'BRL', 'MXN', 'THB'].map(anyCase).join('|')})`;
const SYMBOL = String.raw`(?:(?<![\p{L}])(?:US ?|CAN?|C|AU?|NZ|SG?|HK))?\$|[€£₹¥]|(?<![\p{L}\p{N}])(?:${CODE}|RM|${anyCase('Rs')}\.?)(?!\p{L})`;
const SYMBOL_BEHIND = String.raw`(?:US|CAN?|C|AU?|NZ)?\$|[€£₹¥]|(?:${CODE}|${anyCase('Rs')}\.?)(?!\p{L})`;
const COUNTRY = String.raw`(?:US |U\.S\. |Canadian |Australian )?`;
const WORD = String.raw`${COUNTRY}(?:${['dollars?', 'euros?', 'pounds?', 'rupees?', 'francs?', 'yen', 'bucks', 'quid'].map(anyCase).join('|')})(?![\p{L}\p{N}])`;
const SCALE = String.raw`(?:\s?(?:[kKmM]|${anyCase('thousand')}|${anyCase('million')})(?![\p{L}\p{N}]))?`;

const PATTERNS: Readonly<Record<'money' | 'phone' | 'email' | 'identifier', readonly RegExp[]>> = {
  money: [
    new RegExp(
      String.raw`(?:${SYMBOL})[ \t\u00a0]{0,8}\n?(?:${NUMBER})(?!\d)${SCALE}(?:\s?${CODE}(?![\p{L}\p{N}]))?`,
      'gu',
    ),
    new RegExp(String.raw`(?<![\p{L}\p{N}_.,-])(?:${NUMBER})${SCALE}\s?(?:${SYMBOL_BEHIND}|${WORD})`, 'gu'),
    /(?<![\w.,/-])\d{1,3}(?:(?:[.,]\d{3}){0,5}|(?:,\d{2}){1,5},\d{3})[.,]\d{2}(?![\w.,/%-]{0,20}\d)(?!\s?%)/gu,
  ],
  phone: [
    /(?<![\w.,/#-])(?:\+ ?\d{1,3}[ ().-]{0,3})?(?:\(\d{1,5}\)[ .-]?)?\d(?:[ ./\u00a0-]{0,2}\d){5,13}(?![\w-])(?: ?(?:ext\.?|x) ?\d{1,5})?/giu,
  ],
  email: [/(?<![\w.+%-])[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/gu],
  identifier: [
    /(?<![\p{L}\p{N}_@.])#?(?=[\p{L}\p{N}/_.-]{0,39}\p{N})[\p{L}\p{N}](?:[\p{L}\p{N}/_.-]{0,38}[\p{L}\p{N}])?(?![\p{L}\p{N}_@])/gu,
  ],
};

/** A pattern that matches a word in capitals, small letters, or both. */
function anyCase(pattern: string): string {
  return pattern.replaceAll(/\p{L}/gu, (letter) => `[${letter.toUpperCase()}${letter.toLowerCase()}]`);
}

/** The year that a letter's undated dates belong to: its first whole date. */
export function referenceDate(text: string, locale: Locale): string | null {
  return findDates(text, { order: locale.dateOrder, reference: null })[0]?.iso ?? null;
}

/** A span that could be a value, with its normal form. */
export interface Candidate extends Span {
  readonly value: string;
}

/** Finds spans of one text that could be values, each kind once however many fields ask for it. */
export class CandidateFinder {
  readonly #text: string;
  readonly #locale: Locale;
  readonly #reference: string | null;
  readonly #found = new Map<Field['type'], readonly Candidate[]>();
  #wholeDates: readonly Span[] | null = null;
  #money: readonly Span[] | null = null;

  /** @param reference - see {@link referenceDate} */
  constructor(text: string, locale: Locale, reference: string | null) {
    this.#text = text;
    this.#locale = locale;
    this.#reference = reference;
  }

  /**
   * Spans that could be a value of a type, in reading order, without duplicates. Which of them answers a question is
   * the model's choice.
   */
  of(type: Field['type']): readonly Candidate[] {
    const known = this.#found.get(type);
    if (known) return known;
    const found = distinct(this.#spans(type)).flatMap(({ start, end }) => {
      const value = normaliseFor(type, this.#text.slice(start, end), this.#locale, this.#reference);
      return value === null ? [] : [{ start, end, value }];
    });
    this.#found.set(type, found);
    return found;
  }

  #spans(type: Field['type']): readonly Span[] {
    const text = this.#text;
    switch (type) {
      case 'date':
        return findDates(text, { order: this.#locale.dateOrder, reference: this.#reference });
      case 'name':
      case 'text':
        return nameCandidates(text);
      case 'identifier':
        return identifierCandidates(text, [
          ...this.#datesWithYear(),
          ...this.#amounts(),
          ...matches(text, PATTERNS.email),
        ]);
      case 'phone':
        return outside(matches(text, PATTERNS.phone), [...this.#datesWithYear(), ...this.#amounts()]);
      case 'money':
        return outermost(this.#amounts());
      case 'email':
        return matches(text, PATTERNS.email);
      case 'address':
        return addressCandidates(text);
      case 'duration':
        return findDurations(text);
    }
  }

  #datesWithYear(): readonly Span[] {
    this.#wholeDates ??= findDates(this.#text, { order: this.#locale.dateOrder, reference: null });
    return this.#wholeDates;
  }

  #amounts(): readonly Span[] {
    this.#money ??= matches(this.#text, PATTERNS.money);
    return this.#money;
  }
}

/** Capitals that stand before a number as its label, and are no part of it. */
const LABELS =
  /^(?:IBAN|BIC|SWIFT|NO|NR|NUM|NUMBER|REF|ID|ACCT|ACC|INV|TEL|FAX|VAT|GST|PO|DOC|BILL|CLAIM|POLICY|CASE|FILE|ORDER|CODE)$/u;

/** Words with a digit, alone or joined with capital or number groups beside them ("PVX 752 197"), dates and sums not. */
function identifierCandidates(text: string, taken: readonly Span[]): readonly Span[] {
  const words = outside(matches(text, PATTERNS.identifier), taken);
  const spans: Span[] = [];
  for (const word of words) {
    if (word.end - word.start >= 4) spans.push(word);
    let { start, end } = word;
    for (let grown = 0; grown < 3; grown++) {
      const before = /(?:^|[^\p{L}\p{N}])([A-Z0-9]{1,6}(?=[ -])|[A-Z]{1,6}(?=\n))[ \n-]$/u.exec(
        text.slice(Math.max(0, start - 8), start),
      )?.[1];
      if (before === undefined || LABELS.test(before)) break;
      start -= before.length + 1;
      spans.push({ start, end });
    }
    const beginnings = new Set([word.start, start]);
    for (let grown = 0; grown < 3; grown++) {
      const after = /^(?:[ -]|-?\s+(?=\S*\d))([A-Z0-9](?:[A-Z0-9-]{0,10}[A-Z0-9])?)(?![\p{L}\p{N}])/u.exec(
        text.slice(end, end + 60),
      )?.[0];
      if (after === undefined || (!/\d/u.test(after) && after.length > 2)) break;
      end += after.length;
      for (const beginning of beginnings) spans.push({ start: beginning, end });
    }
  }
  return spans.filter((span) => span.end - span.start <= 40 && span.end - span.start >= 4);
}

function matches(text: string, patterns: readonly RegExp[]): Span[] {
  return patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => {
      const quote = match[0];
      const lead = quote.length - quote.trimStart().length;
      return { start: match.index + lead, end: match.index + quote.trimEnd().length };
    }),
  );
}

/** The spans that lie in no other: an amount without its currency, or the end of one, is a worse answer. */
function outermost(spans: readonly Span[]): Span[] {
  let end = 0;
  return [...spans]
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter((span) => {
      const isOutside = span.end > end;
      end = Math.max(end, span.end);
      return isOutside;
    });
}

/** The spans that overlap none of the taken ones. */
function outside(spans: readonly Span[], taken: readonly Span[]): Span[] {
  const sorted = [...taken].sort((a, b) => a.start - b.start);
  const kept: Span[] = [];
  let next = 0;
  // The end of everything taken that begins before the end of the span at hand.
  let end = 0;
  for (const span of [...spans].sort((a, b) => a.end - b.end)) {
    for (let other = sorted[next]; other && other.start < span.end; other = sorted[++next]) {
      end = Math.max(end, other.end);
    }
    if (end <= span.start) kept.push(span);
  }
  return kept;
}

function distinct(spans: readonly Span[]): Span[] {
  const seen = new Set<string>();
  return [...spans]
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .filter(({ start, end }) => {
      const key = `${String(start)}:${String(end)}`;
      return !seen.has(key) && seen.add(key);
    });
}
