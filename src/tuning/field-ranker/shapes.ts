import type { Page } from './page';

/** Kinds of value that show by their form alone. */
export const SHAPES = ['date', 'money', 'number', 'email', 'phone', 'identifier'] as const;
export type Shape = (typeof SHAPES)[number];

/** A span with the form of a value. */
export interface ShapedSpan {
  readonly start: number;
  readonly end: number;
  readonly shape: Shape;
  /** By what spans of one shape are ordered: an amount, or a day as `yyyymmdd`; 0 for what has no size. */
  readonly size: number;
}

const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

// Every repetition is bounded, so a hostile text is read in time proportional to its length.
const PATTERNS: readonly (readonly [Shape, RegExp])[] = [
  ['date', new RegExp(String.raw`(?<![\d./-])\d\d?([./-])\d{1,2}\1(?:\d{4}|\d{2})(?![\d/-])`, 'gu')],
  ['date', /(?<![\d./-])\d{4}([./-])\d{1,2}\1\d{1,2}(?![\d/-])/gu],
  [
    'date',
    new RegExp(
      String.raw`(?<![\p{N}])\d{1,2}(?:st|nd|rd|th)?(?: ?day of)?[ ./-]{0,2}${MONTH}\.?(?:,? ?[./-]? ?['’]?(?:\d{4}|\d{2})(?![\p{N}]))?(?!\p{L})`,
      'giu',
    ),
  ],
  [
    'date',
    new RegExp(String.raw`(?<!\p{L})${MONTH}\.? ?\d{1,2}(?:st|nd|rd|th)?(?!\p{N})(?:, ?\d{4}| \d{4})?(?!\p{N})`, 'giu'),
  ],
  [
    'money',
    new RegExp(
      String.raw`(?:(?:US|CA|AU|NZ|C|A|S|HK)?\$|[€£₹¥]|(?<![\p{L}])(?:USD|EUR|GBP|CAD|AUD|NZD|CHF|INR|JPY|SEK|NOK|DKK|PLN|MYR|SGD|ZAR|RM|Rs\.?)) {0,8}\d(?:[\d.,'’]| (?=\d{3}(?!\d))){0,14}`,
      'gu',
    ),
  ],
  [
    'money',
    /(?<![\p{N}.,/-])\d(?:[\d.,'’]|[ \u00a0\u202f](?=\d{3}(?!\d))){0,14} ?(?:[€£$]|(?:USD|EUR|GBP|CAD|AUD|NZD|CHF|INR|SEK|NOK|DKK|PLN|MYR|SGD|ZAR|euros?|dollars?|pounds?)(?!\p{L}))/gu,
  ],
  ['money', /(?<![\p{N}.,/-])\d{1,3}(?:(?:[.,'’ ]\d{3}){0,4}|\d{0,6})[.,]\d{2}(?![\p{N}%/-]|[.,]\d)/gu],
  ['number', /(?<![\p{N}.,])\p{N}(?:[.,]?\p{N}){0,24}(?!\p{N})/gu],
  ['email', /(?<![\w.+%-])[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/gu],
  [
    'phone',
    /(?<![\w.,/-])(?:\+ ?\d{1,3}[ ().-]{0,3})?(?:\(\d{1,5}\)[ .-]?)?\d(?:[ ./\u00a0-]{0,2}\d){5,13}(?![\w-])(?: ?(?:ext\.?|x) ?\d{1,5})?/gu,
  ],
  [
    'identifier',
    /(?<![\p{L}\p{N}./-])(?=[\p{L}/.-]{0,12}\p{N})[\p{L}\p{N}]{1,24}(?:[./_-][\p{L}\p{N}]{1,24}){0,6}(?![\p{L}\p{N}])/gu,
  ],
  // "FB 40021-3", "AB 12 34": groups of capitals and digits.
  [
    'identifier',
    /(?<![\p{L}\p{N}./-])\p{Lu}{1,5}[ .]\p{N}[\p{N}/-]{1,15}(?:[ ][\p{N}][\p{N}\p{Lu}/-]{0,8}){0,5}(?![\p{L}\p{N}])/gu,
  ],
  [
    'identifier',
    /(?<![\p{L}\p{N}])\p{Lu}{2}\p{N}{2}(?: [\p{Lu}\p{N}]{4}){2,7}(?: [\p{Lu}\p{N}]{1,3})?(?![\p{L}\p{N}])/gu,
  ],
];

/** Most spans of one pattern in one text. */
const MOST = 2_000;

/** Shapes in which letters are letters. */
const RAW: ReadonlySet<Shape> = new Set(['email', 'identifier']);

/** Digits and marks between white space or marks, with letters that a scanner takes digits for. */
const SCANNED = /(?<![\p{L}\p{N}])[\dOolISB|](?:[.,/:-]?[\dOolISB]){1,20}(?![\p{L}\p{N}])/gu;
const DIGITS: Readonly<Record<string, string>> = { O: '0', o: '0', l: '1', I: '1', '|': '1', S: '5', B: '8' };

/** A text of the same length in which numbers that a scanner misread ("2O22", "l4") are numbers. */
function withDigits(text: string): string {
  return text.replaceAll(SCANNED, (run) =>
    /\d/u.test(run) ? run.replaceAll(/[OolISB|]/gu, (letter) => DIGITS[letter] ?? letter) : run,
  );
}

/** Every span of a page with the form of a value, in reading order of each shape. */
export function shapedSpans(page: Page): readonly ShapedSpan[] {
  const spans: ShapedSpan[] = [];
  const counts = PATTERNS.map(() => 0);
  for (const flow of page.flows) {
    const text = page.text.slice(flow.start, flow.end).replaceAll('\n', ' ');
    const repaired = withDigits(text);
    PATTERNS.forEach(([shape, pattern], i) => {
      if ((counts[i] ?? 0) >= MOST) return;
      for (const match of (RAW.has(shape) ? text : repaired).matchAll(pattern)) {
        const quote = match[0].replace(/[.,'’ ]{1,20}$/u, '');
        const start = flow.start + match.index;
        spans.push({ start, end: start + quote.length, shape, size: sizeOf(shape, quote) });
        counts[i] = (counts[i] ?? 0) + 1;
      }
    });
  }
  const order = (shape: Shape) => SHAPES.indexOf(shape);
  return spans.sort((a, b) => order(a.shape) - order(b.shape) || a.start - b.start || a.end - b.end);
}

function sizeOf(shape: Shape, quote: string): number {
  if (shape === 'date') return dayOf(quote);
  return shape === 'money' || shape === 'number' ? amountOf(quote) : 0;
}

/** The number of an amount; the last mark is the decimal one when one or two digits follow it. */
function amountOf(quote: string): number {
  const digits = /\d[\d.,'’\s]*/u.exec(quote)?.[0].replace(/[^\d]+$/u, '') ?? '';
  const decimal = /[.,](\d{1,2})$/u.exec(digits);
  const whole = (decimal ? digits.slice(0, decimal.index) : digits).replaceAll(/\D/gu, '');
  return Number(`${whole || '0'}.${decimal?.[1] ?? '0'}`);
}

/** A day as `yyyymmdd`, good enough to sort by: which of two numbers is the month can't be known. */
function dayOf(quote: string): number {
  const numbers = (quote.match(/\d+/gu) ?? []).map(Number);
  const name = /\p{L}{3,}/u
    .exec(quote.replace(/day of/iu, ''))?.[0]
    .slice(0, 3)
    .toLowerCase();
  if (name !== undefined && MONTHS.includes(name))
    return fullYear(numbers[1] ?? 0) * 10_000 + (MONTHS.indexOf(name) + 1) * 100 + (numbers[0] ?? 0);
  const [first = 0, second = 0, third = 0] = numbers;
  if (first > 31) return first * 10_000 + second * 100 + third;
  const [day, month] = second > 12 ? [second, first] : [first, second];
  return fullYear(third) * 10_000 + month * 100 + day;
}

function fullYear(year: number): number {
  return year >= 100 ? year : year < 70 ? 2000 + year : 1900 + year;
}
