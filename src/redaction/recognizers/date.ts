import type { Finding, Recognizer } from '../recognizer';
import {
  day,
  gap,
  isNumericDate,
  month,
  monthYear,
  numericDate,
  time,
  weekday,
  writtenDate,
  year,
} from './support/date-words';

const before = '(?<![\\p{L}\\p{N}])(?<!\\d[.,/:-])';
const behind = '(?![\\p{L}\\p{N}])';
const weekdayBefore = `(?:${weekday},? ?(?:the |den |le |el )?)?`;
const timeBehind = `(?:(?:,? (?:at |um |à |a las )?|T|,\\n| - )${time})?`;
const ordinalWord =
  '(?:(?:twenty|thirty)[- ])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth|thirtieth)';

interface DateForm {
  readonly expression: RegExp;
  readonly shape: number;
  readonly accepts?: (written: string, text: string, end: number) => boolean;
}

function form(source: string, shape: number, accepts?: DateForm['accepts'], flags = 'dgiu'): DateForm {
  return { expression: new RegExp(source, flags), shape, ...(accepts && { accepts }) };
}

const forms: readonly DateForm[] = [
  form(`${before}${weekdayBefore}${writtenDate}${behind}${timeBehind}`, 0.8, isNoVerb),
  form(`${before}${weekdayBefore}${numericDate}${timeBehind}`, 0.75, isNumericDate),
  form(`${before}${monthYear}${behind}`, 0.75, isNoVerb),
  form(`${before}${ordinalWord} (?:day )?of ${month}(?:,? ${year})?${behind}`, 0.8, isNoVerb),
  form(`${before}(?:1[6-9]|20)\\d{2} ?年 ?\\d{1,2} ?月(?: ?\\d{1,2} ?日)?`, 0.9),
  form(`${before}(?:Q[1-4]|[1-4]Q|H[12])(?:[ /-]| of )?(?:FY ?)?(?:'?\\d{2}|20\\d{2})${behind}`, 0.6, undefined, 'dgu'),
  form(`${before}(?:FY|fiscal year|financial year) ?(?:'?\\d{2}|(?:19|20)\\d{2})(?:[/-]\\d{2,4})?${behind}`, 0.6),
  form(
    `${before}(?:first|second|third|fourth|last|1st|2nd|3rd|4th) (?:quarter|half)(?: of|,)? (?:fiscal )?${year}${behind}`,
    0.7,
  ),
  form(
    `${before}(?:(?:early|late|mid)[- ])?(?:spring|summer|autumn|fall|winter|frühling|frühjahr|sommer|herbst|printemps|été|automne|hiver|primavera|verano|otoño|invierno)(?: of| de)?,? ${year}${behind}`,
    0.7,
  ),
  form(
    `${before}(?:early|late|mid|the year|anno|year|im jahre?|jahr|l'année|el año)[ -]?(?<value>(?:1[6-9]|20)\\d{2})${behind}`,
    0.55,
  ),
  form(
    `${before}(?:in|since|until|till|before|after|during|by|around|circa|ca\\.|seit|bis|vor|nach|en|depuis|desde|between|class of|summer of|end of|start of|beginning of) (?<value>(?:1[6-9]|20)\\d{2})${behind}(?![.,]\\d| ?[%€$£]|-)`,
    0.5,
  ),
  form(
    `${before}(?:between|from) (?:1[6-9]|20)\\d{2} (?:and|to|until) (?<value>(?:1[6-9]|20)\\d{2})${behind}(?![.,]\\d)`,
    0.55,
  ),
  form(`${before}from (?<value>(?:1[6-9]|20)\\d{2}) (?:to|until) `, 0.55),
  form(`${before}(?<value>(?:19|20)\\d{2} ?[-–] ?(?:(?:19|20)\\d{2}|present|heute))${behind}(?!-)`, 0.5, isSpanOfYears),
  form(`${before}(?:the )(?<value>(?:early |late |mid-?)?(?:1[6-9]|20)\\d0'?s)${behind}`, 0.55),
  form(
    `${before}(?:on|next|last|this|by|until|every) (?<value>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)${behind}`,
    0.5,
    undefined,
    'dgu',
  ),
  form(`${before}(?:${weekday},? )?${day}[./](?:0?[1-9]|1[0-2])(?:\\.(?!\\d)|(?![\\p{L}\\d./-]))`, 0.15),
  form(
    `${before}(?:exp(?:iry|ires|iration)?\\.?(?: date)?|valid (?:thru|until)|gültig bis)[ :]{0,3}(?<value>(?:0?[1-9]|1[0-2]) ?[/-] ?(?:20)?\\d{2})${behind}`,
    0.6,
  ),
  form(`${before}(?<value>(?:19|20)\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01]))(?:T\\d{4,6}Z?)?${behind}`, 0.25),
  form(`${before}(?:${weekday},? )?${month}${gap}?\\d{1,2}(?:st|nd|rd|th)${behind}`, 0.8),
];

/** Whether a month that is also a verb, or half a word, stands as a month: `Section 5 may be` holds no date. */
function isNoVerb(written: string, text: string, end: number): boolean {
  if (/(?:1[6-9]|20)\d{2}|'\d{2}/u.test(written)) return true;
  if (/^(?:mar|mars|sun|sat|do|so|mag|gen|ago|dec|set|mi|di|ott|giu|lug)\.?$/iu.test(written)) return false;
  if (!/(?<!\p{L})may(?!\p{L})/iu.test(written)) return true;
  if (/(?<!\p{L})may(?!\p{L})/u.test(written)) return /may\.? \d/u.test(written);
  return !/^ (?:also|be|not|have|only|in|at|by|elect|terminate|require|use|do|make|request|assign|apply|no)(?!\p{L})/iu.test(
    text.slice(end, end + 12),
  );
}

function isSpanOfYears(written: string): boolean {
  const [from = '', to = ''] = written.split(/ ?[-–] ?/u);
  return !/^\d/u.test(to) || Number(from) <= Number(to);
}

/** Days, months, quarters, seasons and years as they are written, with the time of day behind them. */
export const date: Recognizer = {
  name: 'date',
  types: ['DATE_TIME'],
  context: [
    'date',
    'dated',
    'due',
    'deadline',
    'datum',
    'am ',
    'le ',
    'fecha',
    'issued',
    'signed',
    'effective',
    'valid',
    'expir',
  ],
  *find(text): Generator<Finding> {
    for (const { expression, shape, accepts } of forms) {
      for (const match of text.matchAll(expression)) {
        const [start, last] = match.indices?.groups?.['value'] ?? [match.index, match.index + match[0].length];
        // A full stop behind a bare day or a month ends the sentence; behind an hour's `p.m.` it belongs to it.
        const end = /(?:\d|\p{L}{3})\.$/u.test(text.slice(start, last)) ? last - 1 : last;
        const written = text.slice(start, end);
        if (accepts && !accepts(written, text, end)) continue;
        yield { start, end, type: 'DATE_TIME', shape };
      }
    }
  },
};
