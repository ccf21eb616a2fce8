import type { TaskPack } from '../../tasks';

type Locale = TaskPack['locale'];

/** Number dates such as 14/03/2026 or 02-11-19, with both numbers that could be the month. */
const NUMBER_DATE = /(?<![\p{L}\p{N}.,/-])(\d{1,2})([/.-])(\d{1,2})\2(?:\d{4}|\d{2})(?![\p{L}\p{N}/-]|[.,]\d)/gu;

// What is written where the day, or the month, comes first. Words of addresses, currencies and tax systems.
const DAY_FIRST =
  /(?<!\p{L})(?:RM ?\d|MYR|sdn|bhd|GST ID|jalan|jln|tmn|taman|lorong|Co\. \p{Lu}\p{L}+|£|GBP|€|EUR|₹|INR|Rs\.?|SEK|DKK|NOK|PLN|CHF|AUD|NZD|SGD|pte|ltd|limited|VAT|ABN|gmbh|b\.v|plc|pty)(?!\p{L})|£|€|₹|\.co\.uk|\+(?:44|60|65|61|64|49|31|46|45|47|48|353|91)(?!\d)|(?<![\p{L}\p{N}])[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}(?![\p{L}\p{N}])/giu;
const MONTH_FIRST =
  /(?<!\p{L})(?:USD|inc|llc|corp|zip|U\.?S\.?A?)(?!\p{L})|(?<!\p{L})(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]) \d{5}(?!\d)|(?<![\p{L}])\$ ?\d|\(\d{3}\) \d{3}-\d{4}/gu;

/**
 * The habits of one document: how its number dates are read. A date that only one order allows decides; without one,
 * currencies, postal codes and company forms do, if they speak clearly; otherwise the pack's own order stands.
 */
export function localeOf(text: string, locale: Locale): Locale {
  let dayFirst = 0;
  let monthFirst = 0;
  for (const [, first, , second] of text.matchAll(NUMBER_DATE)) {
    if (Number(first) > 12 && Number(second) <= 12) dayFirst++;
    if (Number(second) > 12 && Number(first) <= 12) monthFirst++;
  }
  if (dayFirst === monthFirst) {
    const sample = text.slice(0, 20_000);
    const [day, month] = [count(sample, DAY_FIRST), count(sample, MONTH_FIRST)];
    if (day === month || Math.max(day, month) < 2 * Math.min(day, month)) return locale;
    [dayFirst, monthFirst] = [day, month];
  }
  return { ...locale, dateOrder: dayFirst > monthFirst ? 'day-first' : 'month-first' };
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
