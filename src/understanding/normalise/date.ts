import * as chrono from 'chrono-node';

/** How a date is read. `reference` (ISO) gives the year of "2 February" and the day of "yesterday". */
export interface DateReading {
  readonly order: 'month-first' | 'day-first';
  readonly reference: string | null;
}

interface FoundDate {
  readonly start: number;
  readonly end: number;
  /** ISO 8601 calendar date. */
  readonly iso: string;
  /** Day, month and year all stand in the text. */
  readonly isWhole: boolean;
}

/**
 * Every date in a text that names a day, with its place. A number date that only one order allows (14/03/2026) is
 * read in that order. Dates with no year need a reference.
 */
export function findDates(text: string, reading: DateReading): readonly FoundDate[] {
  const reference = reading.reference ?? UNKNOWN_TODAY;
  // Offsets stay. Times of day are blotted out: the parser drops the date behind "the evening of".
  const source = text
    .replaceAll(/[\n\t\u00a0\u202f]/gu, ' ')
    .replaceAll(/\b(?:morning|afternoon|evening|night|noon|midnight|midday)\b/giu, (word) => '#'.repeat(word.length));
  const found: FoundDate[] = [];
  for (const result of parseInPieces(source, reading.order, reference)) {
    const iso = isoOf(result);
    if (iso === null || isInsideWord(source, result.index, result.index + result.text.length)) continue;
    const lead = LEAD.exec(result.text)?.[0].length ?? 0;
    const quote = withoutTime(result.text).slice(lead);
    // Whatever today is, a date that is written whole stays the same.
    const isWhole = [UNKNOWN_TODAY, OTHER_TODAY].every((today) => {
      const again = parse(quote, reading.order, today)[0];
      return again !== undefined && isoOf(again) === iso;
    });
    if (quote === '' || (!isWhole && reading.reference === null)) continue;
    const start = result.index + lead;
    found.push({ start, end: start + quote.length, iso, isWhole });
  }
  return found;
}

/** What a parser takes along in front of a date. */
const LEAD = /^(?:(?:on|from|since|at|the|of|in)\s+)+/iu;

const UNKNOWN_TODAY = '1970-01-01';
const OTHER_TODAY = '1999-08-18';

function parse(text: string, order: DateReading['order'], today: string): chrono.ParsedResult[] {
  const parser = order === 'month-first' ? chrono.en.casual : chrono.en.GB;
  return parser.parse(text, { instant: new Date(`${today}T12:00:00Z`), timezone: 0 });
}

type Parsed = Pick<chrono.ParsedResult, 'index' | 'text' | 'start'>;

/** The parser's regular expressions take longer than the text is: bounded pieces bound the time of a hostile text. */
const PIECE = 1000;

/** No date is longer. */
const LONGEST_DATE = 80;

/** No date has so much white space in it; in the parser such runs cost the cube of their length. */
const GAP = /\s{9,}/gu;

/** What the parser finds, with places in the whole text. A date across the end of a piece is found whole in it. */
function* parseInPieces(text: string, order: DateReading['order'], today: string): Generator<Parsed> {
  let from = 0;
  for (const gap of [...text.matchAll(GAP), { index: text.length, 0: '' }]) {
    let taken = from;
    for (let start = from; start < gap.index;) {
      const end = pieceEnd(text, start, gap.index);
      for (const result of parse(text.slice(start, Math.min(end + LONGEST_DATE, gap.index)), order, today)) {
        const index = start + result.index;
        if (index >= end || index < taken || result.text.length > LONGEST_DATE) continue;
        taken = index + result.text.length;
        yield { index, text: result.text, start: result.start };
      }
      start = end;
    }
    from = gap.index + gap[0].length;
  }
}

/** Where a piece ends: before a space where there is one, so that no word is cut. */
function pieceEnd(text: string, start: number, limit: number): number {
  if (limit - start <= PIECE) return limit;
  const space = text.slice(start, start + PIECE).lastIndexOf(' ');
  return start + (space > 0 ? space : PIECE);
}

/** ISO date of a result that names a day of a month or of the week; null for "in March" or "at 10:30". */
function isoOf({ start }: Parsed): string | null {
  if (!start.isCertain('day') && !start.isCertain('weekday')) return null;
  const [year, month, day] = [start.get('year'), start.get('month'), start.get('day')];
  if (year === null || month === null || day === null || year < 1900 || year > 2100) return null;
  return `${String(year)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** `2026-03-14` inside `PC-2026-03-14-77` is no date. */
function isInsideWord(text: string, start: number, end: number): boolean {
  return (
    /[\p{L}\p{N}_/#-]$/u.test(text.slice(Math.max(0, start - 1), start)) || /^[\p{L}\p{N}_/-]/u.test(text.slice(end))
  );
}

/** ISO date of a quote, null when it names no day. */
export function normaliseDate(quote: string, reading: DateReading): string | null {
  return findDates(quote, reading)[0]?.iso ?? null;
}

/** Drops a time that the parser took along: evidence for a date is the date. */
function withoutTime(text: string): string {
  const time =
    /[,\s]{0,4}(?:\bat\b|\baround\b|\babout\b|@|,|\()?\s{0,4}\b\d{1,2}(?:[:.]\d{2}){1,2}.*$|[,\s]{1,4}(?:at\s{1,4})?\d{1,2}\s{0,4}(?:am|pm|a\.m|p\.m|hrs|h)\b.*$|T\d{2}:\d{2}.*$/iu.exec(
      text,
    );
  const isDottedDate = time !== null && /^\d{1,2}\.\d{1,2}\.\d{2,4}/u.test(text.slice(time.index).trim());
  return time && !isDottedDate && time.index > 0 ? text.slice(0, time.index) : text;
}
