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
  return [...found, ...plainDates(source, reading.order, found)].sort((a, b) => a.start - b.start);
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = `(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)`;

/** "22nd day of January 2026", which the parser reads as a year alone. */
const DAY_OF = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(\d{1,2})(?:st|nd|rd|th)? day of (${MONTH})\.?,? {1,2}(\d{4})(?!\d)`,
  'giu',
);

/** "02-11-19" and "14/03/2018", which the parser takes for a time or a range when numbers stand around. */
const NUMBERS = /(?<![\p{L}\p{N}/_#.,:-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![\p{N}/_-]|[.,:]\d|\p{L})/gu;

/** "12MAR2018", "14-Mar-18": a month's name between numbers. */
const NAMED = new RegExp(
  String.raw`(?<![\p{L}\p{N}/_#.,:-])(\d{1,2})[ /.-]?(${MONTH})[ /.-]?(\d{4}|\d{2})(?![\p{L}\p{N}/_-]|[.,:]\d)`,
  'giu',
);

/** Dates that the parser missed. Offsets are those of `source`; `known` is in reading order. */
function plainDates(source: string, order: DateReading['order'], known: readonly FoundDate[]): readonly FoundDate[] {
  const readings: readonly [RegExp, (match: RegExpExecArray) => string | null][] = [
    [DAY_OF, (match) => isoOfParts(Number(match[3]), monthOf(match[2]), Number(match[1]))],
    [NAMED, (match) => isoOfParts(fullYear(match[3] ?? ''), monthOf(match[2]), Number(match[1]))],
    [
      NUMBERS,
      (match) => {
        const [first, second] = [Number(match[1]), Number(match[3])];
        const isDayFirst = order === 'day-first' ? second <= 12 : first > 12;
        const [day, month] = isDayFirst ? [first, second] : [second, first];
        return isoOfParts(fullYear(match[4] ?? ''), month, day);
      },
    ],
  ];
  let taken = known;
  const found: FoundDate[] = [];
  for (const [pattern, read] of readings) {
    const fresh: FoundDate[] = [];
    let next = 0;
    for (const match of source.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length];
      while ((taken[next]?.end ?? Infinity) <= start) next++;
      if ((taken[next]?.start ?? Infinity) < end) continue;
      const iso = read(match);
      if (iso !== null) fresh.push({ start, end, iso, isWhole: true });
    }
    found.push(...fresh);
    taken = [...taken, ...fresh].sort((one, other) => one.start - other.start);
  }
  return found;
}

function monthOf(name = ''): number {
  return MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

function fullYear(digits: string): number {
  const year = Number(digits);
  return digits.length === 4 ? year : year < 70 ? 2000 + year : 1900 + year;
}

/** ISO date of a day that exists, in the years that documents speak of. */
function isoOfParts(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (year < 1900 || year > 2100 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return date.toISOString().slice(0, 10);
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
