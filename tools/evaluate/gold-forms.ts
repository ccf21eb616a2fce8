// The normal forms of gold values, written apart from src/understanding on purpose: gold that were checked
// with the product's own normalisers could not show that one of those is wrong.
import type { Field } from '../../src/tasks';

type FieldType = Field['type'];

/** White-space runs count as one space. */
export const squeeze = (text: string): string => text.replace(/\s+/g, ' ').trim();

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const units: Readonly<Record<string, string>> = {
  year: 'Y',
  anniversary: 'Y',
  month: 'M',
  payment: 'M', // A lease states its term as "60 payments", one a month.
  week: 'W',
  day: 'D',
};
const numbers = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const more: Readonly<Record<string, number>> = { third: 3, thirty: 30 };

/** The forms that `value` may have when `quote` is its passage in `text`; more than one where only a reader can tell. */
export function normalForms(type: FieldType, quote: string, text: string): readonly string[] {
  switch (type) {
    case 'date':
      return datesOf(quote, text);
    case 'money':
      return [moneyOf(quote)];
    case 'duration':
      return durationsOf(quote);
    case 'phone':
      return [(quote.startsWith('+') ? '+' : '') + quote.replace(/\D/g, '')];
    case 'email':
      return [quote.toLowerCase()];
    case 'identifier':
      return [quote.toUpperCase()];
    case 'address':
      return addressesOf(quote, text);
    case 'name':
    case 'text':
      return [quote];
  }
}

/** What an answer of the type looks like, whatever its passage. */
export function shapeOf(type: FieldType): RegExp {
  switch (type) {
    case 'date':
      return /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
    case 'money':
      return /^\d+\.\d{2}( [A-Z]{3})?$/;
    case 'duration':
      return /^P\d+[YMWD]$/;
    case 'phone':
      return /^\+?\d{3,}$/;
    case 'email':
      return /^[^\sA-Z@]+@[^\sA-Z@]+$/;
    case 'identifier':
      return /^(?! )(?!.* $)(?!.* {2})[^a-z]+$/;
    case 'address':
      return /^(?!.*, ?,)(?!.* {2})\S.*[^\s,]$/;
    case 'name':
    case 'text':
      return /^(?!.* {2})\S(.*\S)?$/;
  }
}

/** The bare number of an amount, with two decimals. The currency may stand elsewhere in the document. */
export function moneyOf(amount: string): string {
  const number = /\d[\d., ]*/.exec(amount)?.[0].replace(/[., ]+$/, '') ?? '';
  const cents = /[.,](\d{2})$/.exec(number);
  const whole = (cents ? number.slice(0, -3) : number).replace(/\D/g, '');
  return `${whole}.${cents?.[1] ?? '00'}`;
}

/** Both readings of an all-figures date; where the passage gives no year, each year that the text names. */
export function datesOf(quote: string, text: string): readonly string[] {
  const iso = (y: string, m: string | number, d: string) =>
    `${y.length === 2 ? (Number(y) < 60 ? '20' : '19') : ''}${y}-${String(m).padStart(2, '0')}-${d.padStart(2, '0')}`;
  const years = [...text.matchAll(/\b(?:19|20)\d{2}\b/g)].map(([year]) => year);
  const [, y4, m4, d4] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(quote) ?? [];
  if (y4 && m4 && d4) return [iso(y4, m4, d4)];
  const [, a, b, y] = /^(\d{1,2})[-/.](\d{1,2})(?:[-/.](\d{4}|\d{2}))?$/.exec(quote) ?? [];
  if (a && b) return (y ? [y] : years).flatMap((year) => [iso(year, b, a), iso(year, a, b)]);
  const month = months.findIndex((name) => new RegExp(`\\b${name}`, 'i').test(quote)) + 1;
  const day = /\b(\d{1,2})(?:st|nd|rd|th)?\b/i.exec(quote)?.[1];
  const year = /\b\d{4}\b/.exec(quote)?.[0] ?? /\d.*[a-z]{3}[.,]? ['’]?(\d{2})$/i.exec(quote)?.[1];
  if (month === 0 || day === undefined) return [];
  return (year ? [year] : years).map((each) => iso(each, month, day));
}

function durationsOf(quote: string): readonly string[] {
  const unit = Object.entries(units).find(([word]) => quote.toLowerCase().includes(word))?.[1];
  const figure = /\d+/.exec(quote)?.[0];
  const word = quote.toLowerCase().split(/[^a-z]/, 1)[0] ?? '';
  const count = figure ?? more[word] ?? numbers.indexOf(word) + 1;
  return unit === undefined || count === 0 ? [] : [`P${String(count)}${unit}`];
}

/**
 * The lines that the passage covers in the document, joined by ", ". Where a second column stands beside them,
 * the lines may also end where it begins.
 */
function addressesOf(quote: string, text: string): readonly string[] {
  const words = quote.split(' ').map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const found = new RegExp(words.join('\\s+')).exec(text)?.[0] ?? quote;
  const join = (lines: readonly string[]) =>
    lines
      .map((line) => squeeze(line).replace(/,$/, ''))
      .filter((line) => line !== '')
      .join(', ');
  const lines = found.split('\n');
  return [join(lines), join(lines.map((line) => line.trim().split(/ {3,}/, 1)[0] ?? ''))];
}
