import * as chrono from 'chrono-node';
import type { Mention } from '../request';
import { countryOf } from './country-of';
import { occupationGroup } from './occupation-groups';
import { coarserTypes } from './policy';

/** What generalising knows of the whole request. */
export interface OperatorContext {
  /** The dates that the request tells, earliest first; from it, others are told as a distance. */
  readonly earliest: Date | null;
  /** The whole of each address, whose town and country are entities of their own behind it. */
  readonly addresses: ReadonlyMap<Mention, string>;
}

/** A reference for dates that lack a year. No clock: the same text gives the same answer. */
const reference = new Date(2000, 0, 1, 12);
const monthNames: readonly string[] =
  'January February March April May June July August September October November December'.split(' ');

/** What the mentions of a request have in common. */
export function operatorContext(mentions: readonly Mention[]): OperatorContext {
  const dates = mentions
    .filter(({ type }) => type === 'DATE_TIME')
    .flatMap(({ value }) => {
      const parsed = parse(value);
      return parsed?.isCertain('year') === true ? [parsed.date()] : [];
    });
  const earliest = dates.reduce<Date | null>((first, date) => (first === null || date < first ? date : first), null);
  return { earliest, addresses: wholeAddresses(mentions) };
}

/** Signs between two parts of one address: a comma and a line break with its indent. */
const widestGap = 4;

function wholeAddresses(mentions: readonly Mention[]): ReadonlyMap<Mention, string> {
  const whole = new Map<Mention, string>();
  for (const [place, mention] of mentions.entries()) {
    if (mention.type !== 'ADDRESS') continue;
    const lines = [mention.value];
    let last = mention;
    for (let behind = place + 1; ; behind++) {
      const next = mentions[behind];
      const isPart = next?.part === last.part && next.start - last.end <= widestGap;
      if (!isPart || (next.type !== 'LOCATION' && next.type !== 'ADDRESS')) break;
      // "IL 62704" is told apart, and together it says which country.
      lines.push(next.start - last.end === 1 ? ` ${next.value}` : `, ${next.value}`);
      last = next;
    }
    whole.set(mention, lines.join(''));
  }
  return whole;
}

/** A coarser word for a value, or null where there is none that keeps it back. */
export function generalise(mention: Mention, context: OperatorContext): string | null {
  const { type, value } = mention;
  const coarserType = coarserTypes.find((coarser) => coarser === type);
  const coarse = coarserType === undefined ? null : coarsenings[coarserType](value, context, mention);
  // Nothing of the value may be left by chance: "May" is no way to say "3 May".
  return coarse === null || coarse.toLowerCase().includes(value.trim().toLowerCase()) ? null : coarse;
}

type Coarsening = (value: string, context: OperatorContext, mention: Mention) => string | null;

/** How each type is made coarser; what is not here has no coarser form. */
const coarsenings: Readonly<Record<(typeof coarserTypes)[number], Coarsening>> = {
  DATE_TIME: coarseDate,
  DATE_OF_BIRTH: (value) => {
    const year = yearOf(value);
    return year === null ? null : `[born in the ${String(Math.floor(year / 10) * 10)}s]`;
  },
  AGE: coarseAge,
  AMOUNT: coarseAmount,
  LOCATION: (value) => within('place', value),
  ADDRESS: (value, { addresses }, mention) =>
    /\p{L}{3}/u.test(value) ? within('address', addresses.get(mention) ?? value) : '[postal code]',
  JOB_TITLE: (value) => {
    const group = occupationGroup(value);
    return group === null ? '[occupation]' : `[occupation: ${group}]`;
  },
  NRP: () => '[nationality, religion or politics]',
  PHONE_NUMBER: (value) => {
    const [, country] = /^\+(\d{1,2})/u.exec(value) ?? [];
    return country === undefined ? '[phone number]' : `[phone number +${country}]`;
  },
  ORGANIZATION: () => '[organisation]',
};

function within(what: string, value: string): string | null {
  const country = countryOf(value);
  return country === null ? null : `[${what} in ${country}]`;
}

function parse(value: string): chrono.ParsedComponents | null {
  return chrono.en.GB.parse(value, reference)[0]?.start ?? null;
}

function yearOf(value: string): number | null {
  const [year] = /(?:1[89]|20)\d{2}/u.exec(value) ?? [];
  if (year !== undefined) return Number(year);
  const parsed = parse(value);
  return parsed?.isCertain('year') === true ? (parsed.get('year') ?? null) : null;
}

/** The month, or for a year alone its five years, or how long after the earliest date. */
function coarseDate(value: string, { earliest }: OperatorContext): string {
  if (/^\D*(?:1[89]|20)\d{2}s?\D*$/u.test(value) && !new RegExp(monthNames.join('|'), 'iu').test(value)) {
    const first = Math.floor((yearOf(value) ?? 0) / 5) * 5;
    return `[${String(first)}-${String(first + 4)}]`;
  }
  const parsed = parse(value);
  if (!parsed) return '[date]';
  const year = parsed.isCertain('year') ? parsed.get('year') : null;
  const month = parsed.isCertain('month') ? monthNames[(parsed.get('month') ?? 1) - 1] : undefined;
  if (month === undefined) return '[date]';
  if (parsed.isCertain('day') && year !== null) return `[${month} ${String(year)}]`;
  // The month itself was all that was told.
  if (year !== null && earliest) return `[${distance(earliest, parsed.date())}]`;
  return parsed.isCertain('day') ? `[${month}]` : '[month]';
}

function distance(from: Date, to: Date): string {
  const months = (to.getFullYear() - from.getFullYear()) * 12 + to.getMonth() - from.getMonth();
  if (months < 1) return 'about then';
  if (months < 24) return `about ${String(months)} month${months === 1 ? '' : 's'} after the first date`;
  return `about ${String(Math.round(months / 12))} years after the first date`;
}

const numerals: readonly string[] =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  );
const tens: readonly string[] = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

function coarseAge(value: string): string {
  if (/month|week|day/iu.test(value)) return '[under 2]';
  const [figure] = /\d{1,3}/u.exec(value) ?? [];
  const words: readonly string[] = value.toLowerCase().match(/[a-z]+/gu) ?? [];
  const ten = tens.findIndex((word) => words.includes(word));
  const numeral = numerals.findIndex((word) => words.includes(word));
  const years = figure !== undefined ? Number(figure) : ten >= 0 ? (ten + 2) * 10 : numeral;
  if (years < 0) return '[age]';
  if (years < 18) return '[under 18]';
  if (years >= 90) return '[90 or older]';
  const first = years < 20 ? 18 : Math.floor(years / 10) * 10;
  return `[${String(first)}-${String(Math.floor(years / 10) * 10 + 9)}]`;
}

/** A range in steps of 1, 2 and 5, with the currency. */
function coarseAmount(value: string): string {
  const [currency = ''] =
    /[$£€¥₹₩₺₽₦₴]|[A-Z]{3}|(?:dollar|euro|pound|rupee|franc|kron|złot|yen)\p{L}*|Rs|kr|zł|Ft|Kč/u.exec(value) ?? [];
  const [figures = ''] = /\d[\d.,' ’]*/u.exec(value) ?? [];
  const number = numberOf(figures) * scaleOf(value);
  if (!(number > 0)) return currency === '' ? '[amount]' : `[amount in ${currency}]`;
  const power = 10 ** Math.floor(Math.log10(number));
  const [low, high] = number < 2 * power ? [1, 2] : number < 5 * power ? [2, 5] : [5, 10];
  const range = `${grouped(low * power)}-${grouped(high * power)}`;
  return `[${[range, currency].filter((part) => part !== '').join(' ')}]`;
}

function numberOf(figures: string): number {
  const plain = figures.replaceAll(/[' ’]/gu, '');
  const decimal = /[.,](\d{1,2})$/u.exec(plain);
  const whole = (decimal ? plain.slice(0, decimal.index) : plain).replaceAll(/\D/gu, '');
  return Number(`${whole}.${decimal?.[1] ?? '0'}`);
}

function scaleOf(value: string): number {
  if (/\d ?(?:k|thousand)(?!\p{L})/iu.test(value)) return 1e3;
  if (/lakh/iu.test(value)) return 1e5;
  if (/crore/iu.test(value)) return 1e7;
  if (/\d ?(?:mn?|million|mio)(?!\p{L})/iu.test(value)) return 1e6;
  return /billion|\bbn\b|mrd/iu.test(value) ? 1e9 : 1;
}

function grouped(value: number): string {
  return value < 1 ? value.toPrecision(1) : String(Math.round(value)).replaceAll(/\B(?=(?:\d{3})+$)/gu, ',');
}
