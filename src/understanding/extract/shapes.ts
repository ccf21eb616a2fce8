import type { Span } from '../../documents';
import type { Field } from '../../tasks';
import type { Candidate } from './candidates';
import common from './common-words.json';
import { People } from './people';

/** What speaks for or against a span as the value of a field, by name; most are from 0 to 1. */
export type Features = Readonly<Record<string, number>>;

const LEGAL_FORM =
  /(?<!\p{L})(?:ltd|limited|llc|l\.l\.c|inc|incorporated|corp|corporation|company|co|gmbh|ag|plc|llp|lp|pte|pty|sdn|bhd|b\.?v|n\.?v|s\.?a|s\.?l|s\.?r\.?l|ab|oy|aps|a\/s|e\.k|kg|enterprise|holdings|group|trust|bank|university|council|association|foundation|partners|services|insurance|mutual|assurance|society)\.?$/iu;
const HONORIFIC = /(?<!\p{L})(?:mr|mrs|ms|miss|mx|dr|prof|sir|dame|rev|herr|frau|encik|puan|cik)\.?\s+$/iu;
const GREETING =
  /(?<!\p{L})(?:dear|hello|hi|hey|to|attn|attention):?\s+(?:(?:mr|mrs|ms|miss|mx|dr|prof|sir)\.?\s+)?$/iu;
const CLOSING =
  /(?:regards|sincerely|faithfully|truly|wishes|thanks|thank you|cheers|yours|respectfully|best|love)[,.!]?\s+$/iu;
/** A line that begins like a postal address. */
const ADDRESS_BELOW =
  /^[ \t]*[,;]?[ \t]*\n[ \t]*(?:\d{1,5}[A-Za-z]?,? \p{Lu}|p\.? ?o\.? ?box|flat |apt|unit |suite |no\.? ?\d|lot )/iu;
/** Words that documents write in small letters; made by `tools/evaluate/common-words.ts`. */
const COMMON_WORDS: ReadonlySet<string> = new Set(common.words.split(' '));
const DAY_MS = 86_400_000;
/** Amounts of one text whose sums are looked at. */
const MOST_AMOUNTS = 60;

/** Reads from the form of a span, and from what else the document says, what it could be. */
export class ShapeReader {
  readonly #text: string;
  readonly #documentDate: number | null;
  #people: People | null = null;

  /** @param documentDate - ISO date that other dates are compared with; null when the document has none */
  constructor(text: string, documentDate: string | null) {
    this.#text = text;
    this.#documentDate = documentDate === null ? null : Date.parse(documentDate);
  }

  /** @param candidates - all of the type, in reading order */
  of(type: Field['type'], candidates: readonly Candidate[]): readonly Features[] {
    switch (type) {
      case 'name':
      case 'text':
        return candidates.map((candidate) => this.#name(candidate));
      case 'date':
        return candidates.map(({ value }) => this.#date(value));
      case 'money':
        return this.#amounts(candidates);
      case 'phone':
        return candidates.map((candidate) => this.#phone(candidate));
      case 'identifier':
        return candidates.map((candidate) => identifier(this.#quote(candidate)));
      case 'address':
        return candidates.map((candidate) => address(this.#quote(candidate)));
      case 'duration':
        return candidates.map(({ value }) => duration(value));
      case 'email':
        return candidates.map(({ value }) => mailbox(value));
    }
  }

  #name(span: Span): Features {
    const quote = this.#quote(span);
    const before = this.#before(span);
    const after = this.#text.slice(span.end, span.end + 40);
    const words = quote.trim().split(/\s+/u).length;
    const isFirm = LEGAL_FORM.test(quote);
    // Firms are called by common words, people are not.
    const known = isFirm ? 0 : commonShare(quote);
    this.#people ??= new People(this.#text);
    return {
      legalForm: flag(isFirm),
      capitals: flag(quote === quote.toUpperCase()),
      small: flag(/^\p{Ll}/u.test(quote)),
      digit: flag(/\d/u.test(quote)),
      comma: flag(quote.includes(',')),
      oneWord: flag(words === 1),
      twoOrThree: flag(words === 2 || words === 3),
      many: flag(words > 4),
      honorific: flag(HONORIFIC.test(before)),
      greeting: flag(GREETING.test(before)),
      closing: flag(CLOSING.test(before)),
      brackets: flag(/^[^\p{L}\n]{0,4}\((?:the |each |a )?["“']|^,? an? /u.test(after)),
      common: known,
      allCommon: flag(known === 1),
      of: flag(/(?<!\p{L})of (?:the )?$/iu.test(before)),
      addressBelow: flag(ADDRESS_BELOW.test(after)),
      ...this.#people.signsOf(quote),
    };
  }

  /** How far from the document's own date: losses, deadlines and births differ in that. */
  #date(value: string): Features {
    if (this.#documentDate === null) return {};
    const days = Math.round((Date.parse(value) - this.#documentDate) / DAY_MS);
    return {
      sameDay: flag(days === 0),
      weeksBefore: flag(days < 0 && days >= -60),
      monthsBefore: flag(days < -60 && days >= -400),
      yearsBefore: flag(days < -400),
      soonAfter: flag(days > 0 && days <= 60),
      longAfter: flag(days > 60),
    };
  }

  #amounts(candidates: readonly Candidate[]): readonly Features[] {
    const cents = candidates.map(({ value }) => Math.round(Number(/^\d+(?:\.\d+)?/u.exec(value)?.[0] ?? 0) * 100));
    const different = [...new Set(cents)].filter((amount) => amount > 0).slice(0, MOST_AMOUNTS);
    const known = new Set(different);
    const sums = new Set<number>();
    for (const [i, one] of different.entries()) for (const other of different.slice(i + 1)) sums.add(one + other);
    return candidates.map((candidate, i) => {
      const amount = cents[i] ?? 0;
      const quote = this.#quote(candidate);
      const isPart = different.some((other) => other !== amount && known.has(other + amount));
      return {
        currency: flag(/[^\d\s.,'’]/u.test(quote)),
        cents: flag(/[.,]\d{2}$/u.test(quote)),
        sum: flag(amount > 0 && sums.has(amount)),
        summand: flag(amount > 0 && isPart),
        zero: flag(amount === 0),
      };
    });
  }

  #phone(span: Span): Features {
    const quote = this.#quote(span);
    const around = this.#text.slice(Math.max(0, span.start - 120), span.end + 120);
    return {
      plus: flag(quote.startsWith('+')),
      brackets: flag(quote.includes('(')),
      zero: flag(quote.startsWith('0')),
      groups: Math.min(5, quote.split(/[^\d]+/u).filter(Boolean).length) / 5,
      short: flag(quote.replaceAll(/\D/gu, '').length < 9),
      mailNear: flag(/[\w.+-]@[\w-]/u.test(around)),
    };
  }

  #quote({ start, end }: Span): string {
    return this.#text.slice(start, end);
  }

  #before({ start }: Span): string {
    return this.#text.slice(Math.max(0, start - 40), start);
  }
}

function identifier(quote: string): Features {
  return {
    mixed: flag(/\p{L}/u.test(quote)),
    digits: Math.min(1, (quote.match(/\d/gu)?.length ?? 0) / 10),
    spaces: flag(/\s/u.test(quote)),
    short: flag(quote.length < 6),
    masked: flag(/[*xX•]{2}\s?\d/u.test(quote)),
  };
}

function address(quote: string): Features {
  const parts = quote.split(/[,\n]/u).filter((part) => part.trim() !== '').length;
  return {
    postcode: flag(
      /(?<!\d)\d{5}(?!\d)|(?<!\p{L})[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}(?!\p{L})|\d{4} ?[A-Z]{2}(?!\p{L})/u.test(quote),
    ),
    number: flag(/^\d/u.test(quote)),
    parts: Math.min(5, parts) / 5,
    onePart: flag(parts === 1),
  };
}

function duration(value: string): Features {
  return {
    years: flag(value.includes('Y')),
    months: flag(/^P\d+M/u.test(value)),
    days: flag(/\d[DW]/u.test(value)),
    long: flag(/^P(?:[2-9]|\d{2,})Y|^P(?:1[2-9]|[2-9]\d|\d{3,})M/u.test(value)),
  };
}

/** Mailboxes of a desk, not of a person. */
const DESK =
  /^(?:info|claims?|support|service|services|help|contact|admin|office|accounts?|billing|sales|noreply|no-reply|customer\w*|enquiries|inquiries|hello|team|mail|post|care|complaints?|payments?|disputes?)[@._-]/iu;

function mailbox(value: string): Features {
  return { desk: flag(DESK.test(value)) };
}

/** The share of its words that are no names. */
function commonShare(quote: string): number {
  const words = quote.toLowerCase().match(/\p{L}{2,}/gu) ?? [];
  return words.length === 0 ? 0 : words.filter((word) => COMMON_WORDS.has(word)).length / words.length;
}

function flag(isSo: boolean): number {
  return isSo ? 1 : 0;
}
