import type { Span } from '../../documents';

const WORDS: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  hundred: 100,
};
const UNITS: readonly (readonly [RegExp, string])[] = [
  [/^(?:year|yr|annum)/iu, 'Y'],
  [/^month/iu, 'M'],
  [/^week/iu, 'W'],
  [/^day/iu, 'D'],
];

const WORD = `(?:${Object.keys(WORDS).join('|')})`;
const UNIT = String.raw`(?:calendar |full |consecutive |whole |business |working )?(?:years?|yrs?|months?|weeks?|days?)(?:['’]s?)?`;
/** "three (3) years", "12 months", "twenty-four (24) month", "90-day", "one year". */
const DURATION = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,-])(?:${WORD}(?:[- ]${WORD})?\s{0,2}\(\s?\d{1,3}\s?\)|\d{1,3}(?:\s{0,2}\(\s?${WORD}(?:[- ]${WORD})?\s?\))?|${WORD}(?:[- ]${WORD})?)[\s-]{1,3}${UNIT}(?![\p{L}\p{N}])`,
  'giu',
);

/** Every length of time in a text that is a whole number of days, weeks, months or years. */
export function findDurations(text: string): readonly Span[] {
  return [...text.matchAll(DURATION)].map(({ index, 0: quote }) => ({ start: index, end: index + quote.length }));
}

/** ISO 8601 duration of a quote, in its own unit: `P3Y`, `P12M`, `P30D`; null when it is none. */
export function normaliseDuration(quote: string): string | null {
  const digits = /\d{1,3}/u.exec(quote)?.[0];
  const number =
    digits === undefined
      ? quote
          .toLowerCase()
          .split(/[^a-z]+/u)
          .reduce((sum, word) => sum + (Object.hasOwn(WORDS, word) ? (WORDS[word] ?? 0) : 0), 0)
      : Number(digits);
  const unit = /(?:year|yr|month|week|day)/iu.exec(quote)?.[0] ?? '';
  const letter = UNITS.find(([pattern]) => pattern.test(unit))?.[1];
  return number > 0 && letter !== undefined ? `P${String(number)}${letter}` : null;
}
