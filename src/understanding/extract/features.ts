import type { Span } from '../../documents';
import type { Field, TaskPack } from '../../tasks';
import type { Candidate } from './candidates';
import { CueBook } from './cues';
import { SurroundingsReader, type Surroundings } from './surroundings';

/** What speaks for or against a span as the value of a field, by name; most are from 0 to 1. */
export type Features = Readonly<Record<string, number>>;

const LEGAL_FORM =
  /(?<!\p{L})(?:ltd|limited|llc|l\.l\.c|inc|incorporated|corp|corporation|company|co|gmbh|ag|plc|llp|lp|pte|pty|sdn|bhd|b\.?v|n\.?v|s\.?a|s\.?l|s\.?r\.?l|ab|oy|aps|a\/s|e\.k|kg|enterprise|holdings|group|trust|bank|university|council|association|foundation|partners|services|insurance|mutual|assurance|society)\.?$/iu;
const HONORIFIC = /(?<!\p{L})(?:mr|mrs|ms|miss|mx|dr|prof|sir|dame|rev|herr|frau|encik|puan|cik)\.?\s+$/iu;
const GREETING =
  /(?<!\p{L})(?:dear|hello|hi|hey|to|attn|attention):?\s+(?:(?:mr|mrs|ms|miss|mx|dr|prof|sir)\.?\s+)?$/iu;
const CLOSING =
  /(?:regards|sincerely|faithfully|truly|wishes|thanks|thank you|cheers|yours|respectfully|best|love)[,.!]?\s+$/iu;

/** Reads the features of candidates in one window of a document, for the fields of a pack. */
export class FeatureReader {
  readonly #text: string;
  readonly #cues: CueBook;
  readonly #reader: SurroundingsReader;
  readonly #around = new Map<string, Surroundings>();

  constructor(pack: TaskPack, text: string) {
    this.#text = text;
    this.#cues = new CueBook(pack);
    this.#reader = new SurroundingsReader(text);
  }

  /** @param candidates - all of the field's type, in reading order */
  of(field: Field, candidates: readonly Candidate[]): readonly Features[] {
    const values = candidates.map(({ value }) => value);
    const counts = new Map<string, number>();
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
    const order = [...new Set(values)];
    const sizes = order.map(sizeOf);
    const largest = sizes.reduce((most, size) => Math.max(most, size), 0);
    const smallest = sizes.reduce((least, size) => Math.min(least, size), Infinity);
    const parts = partsOf(candidates);
    return candidates.map((candidate, i) => {
      const around = this.#surroundings(candidate);
      const own = this.#cues.fit(field, around);
      const rival = this.#cues.rival(field, around);
      const size = sizeOf(candidate.value);
      return {
        label: own.label,
        above: own.above,
        sentence: own.sentence,
        after: own.after,
        rivalLabel: rival.label,
        rivalAbove: rival.above,
        rivalSentence: rival.sentence,
        rivalAfter: rival.after,
        foreign: around.hasLabel && own.label === 0 ? 1 : 0,
        first: order[0] === candidate.value ? 1 : 0,
        last: order.at(-1) === candidate.value ? 1 : 0,
        only: order.length === 1 ? 1 : 0,
        top: Math.exp(-around.line / 3),
        position: candidate.start / Math.max(1, this.#text.length),
        wholeLine: around.isWholeLine ? 1 : 0,
        repeated: Math.log(counts.get(candidate.value) ?? 1),
        largest: size === largest ? 1 : 0,
        smallest: size === smallest ? 1 : 0,
        ...this.#shapeOf(field.type, candidate),
        part: parts.has(i) ? 1 : 0,
      };
    });
  }

  #surroundings(span: Span): Surroundings {
    const key = `${String(span.start)}:${String(span.end)}`;
    const known = this.#around.get(key);
    if (known) return known;
    const around = this.#reader.of(span);
    this.#around.set(key, around);
    return around;
  }

  #shapeOf(type: Field['type'], { start, end }: Span): Features {
    const quote = this.#text.slice(start, end);
    const before = this.#text.slice(Math.max(0, start - 40), start);
    switch (type) {
      case 'name':
      case 'text': {
        const words = quote.trim().split(/\s+/u).length;
        return {
          legalForm: LEGAL_FORM.test(quote) ? 1 : 0,
          capitals: quote === quote.toUpperCase() ? 1 : 0,
          small: /^\p{Ll}/u.test(quote) ? 1 : 0,
          oneWord: words === 1 ? 1 : 0,
          twoOrThree: words === 2 || words === 3 ? 1 : 0,
          many: words > 4 ? 1 : 0,
          honorific: HONORIFIC.test(before) ? 1 : 0,
          greeting: GREETING.test(before) ? 1 : 0,
          closing: CLOSING.test(before) ? 1 : 0,
          brackets: /^[^\p{L}\n]{0,4}\((?:the |each |a )?["“']|^,? an? /u.test(this.#text.slice(end, end + 16)) ? 1 : 0,
        };
      }
      case 'money':
        return { currency: /[^\d\s.,'’]/u.test(quote) ? 1 : 0, cents: /[.,]\d{2}$/u.test(quote) ? 1 : 0 };
      case 'identifier':
        return {
          mixed: /\p{L}/u.test(quote) ? 1 : 0,
          digits: Math.min(1, (quote.match(/\d/gu)?.length ?? 0) / 10),
          spaces: /\s/u.test(quote) ? 1 : 0,
          short: quote.length < 6 ? 1 : 0,
        };
      default:
        return {};
    }
  }
}

/** Amount of money, or a number by which dates sort; 0 for what has no size. */
function sizeOf(value: string): number {
  return Number(
    /^\d{4}-\d{2}-\d{2}$/u.test(value) ? value.replaceAll('-', '') : (/^\d+\.\d{2}/u.exec(value)?.[0] ?? 0),
  );
}

/** Indexes of candidates that lie within a longer one. */
function partsOf(candidates: readonly Span[]): ReadonlySet<number> {
  const order = candidates.map((span, i) => ({ ...span, i })).sort((a, b) => a.start - b.start || b.end - a.end);
  const parts = new Set<number>();
  let end = -1;
  for (const span of order) {
    if (span.end <= end) parts.add(span.i);
    end = Math.max(end, span.end);
  }
  return parts;
}
