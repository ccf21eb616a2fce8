/** Sources of expressions for the parts of written dates in English, German, French, Spanish, Italian and Dutch. */

const monthNames = [
  'jan(?:uary|uar|vier|uari)?',
  'jänner|enero|ene|gennaio|gen',
  'feb(?:ruary|ruar|rero|braio|ruari)?',
  'f[ée]v(?:r(?:ier)?)?',
  'mar(?:ch|s|zo)?',
  'm[äa]rz|mär|maart|mrt',
  'apr(?:ile?)?',
  'avr(?:il)?|abr(?:il)?',
  'mayo?|mai|mei|maggio|mag',
  'jun(?:[ei]|io)?|juin|giugno|giu',
  'jul(?:[yi]|io)?|juil(?:let)?|luglio|lug',
  'aug(?:ust(?:us)?)?|ao[ûu]t|agosto|ago',
  'sept?(?:emb(?:er|re)|iembre|tembre)?|settembre',
  'oct(?:ob(?:er|re)|ubre)?|okt(?:ober)?|ottobre|ott',
  'nov(?:emb(?:er|re)|iembre)?',
  'dec(?:ember)?|déc(?:embre)?|decembre|dez(?:ember)?|dic(?:iembre|embre)?',
];

/** A month's name, or its short form with or without a full stop. */
export const month = `(?:(?:${monthNames.join('|')})(?!\\p{L})\\.?)`;

const weekdayNames = [
  '(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thur?s?|fri|sat|sun',
  '(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend|mo|di|mi|do|fr|sa|so',
  'lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche',
  'lunes|martes|miércoles|jueves|viernes|sábado|domingo',
];

/** A weekday's name, or its short form with or without a full stop. */
export const weekday = `(?:(?:${weekdayNames.join('|')})(?!\\p{L})\\.?)`;

/** A day of the month in digits, without an ordinal's ending. */
export const day = '(?:0?[1-9]|[12]\\d|3[01])(?!\\d)';

/** What may stand behind a day's digits. */
export const ordinal = '(?: ?(?:st|nd|rd|th|er|º|\\.)(?!\\p{L}))?';

/** Four digits of a year from 1600 to 2099, or two behind an apostrophe. */
export const year = "(?:(?:1[6-9]|20)\\d{2}|'\\d{2})(?!\\d)";

/** A time of day, with seconds and zone where they are there. */
export const time =
  '(?:\\d{1,2}[:.h]\\d{2}(?::\\d{2}(?:[.,]\\d{1,9})?)?(?: ?[ap]\\.?m\\.?(?!\\p{L}))?|\\d{1,2} ?[ap]\\.?m\\.?(?!\\p{L}))(?: ?(?:Z|UTC|GMT|[ECMPB]S?T|[ECMP]DT|CES?T|Uhr|[+-]\\d{2}:?\\d{2})(?![\\p{L}\\d]))?';

/** A gap between a date's parts: spaces, or one line break. */
export const gap = '(?: {1,2}|\\n)';

const dayMonth = `${day}${ordinal}(?: ?[-–/] ?${day}${ordinal}| (?:to|and|bis) ${day}${ordinal})?(?:${gap}|[-./])?(?:day )?(?:of |de |d')?${month}`;
const yearBehind = `(?:,? ?[-./]?${gap}?(?:del? |in the year |of )?${year}|[-./]\\d{2}(?![\\d]))`;
const monthDay = `${month}${gap}?[-./]?(?:the )?${day}${ordinal}(?!\\d|[.,:/]\\d|%)(?: ?[-–] ?${day}${ordinal}| (?:to|and|through) ${day}${ordinal})?`;

/** A written date with a day, a month's name and, if it is there, a year. */
export const writtenDate = `(?:${dayMonth}${yearBehind}?|${monthDay}(?:,? ?[-./]?${gap}?(?:of )?${year})?)`;

/** Day, month and year in digits, in any order that is in use, all with the same sign between them. */
export const numericDate =
  '(?:\\d{4}(?<sign>[-./])\\d{1,2}\\k<sign>\\d{1,2}|\\d{1,2}(?<mark> ?[-./–] ?)\\d{1,2}\\k<mark>(?:\\d{4}|\\d{2}))(?!\\d|[-./]\\d)';

/** A month's name with a year. */
export const monthYear = `${month},?(?:${gap}|[-./])?(?:of |del? )?${year}`;

/** Whether digits with two signs between them can be a date: `1.2.10` is a clause, `1.2.2010` a day. */
export function isNumericDate(written: string): boolean {
  const parts = written.split(/[^\d]+/u).filter((part) => part !== '');
  const [first = '', second = '', third = ''] = parts;
  if (parts.length < 3) return false;
  if (first.length === 4) return isYear(first) && isMonthAndDay(second, third);
  const isShort = third.length === 2;
  if (isShort && /[.–-]/u.test(written) && (first.length < 2 || second.length < 2)) return false;
  if (!isShort && !isYear(third)) return false;
  return isMonthAndDay(first, second) || isMonthAndDay(second, first);
}

function isYear(digits: string): boolean {
  const value = Number(digits);
  return value >= 1600 && value < 2100;
}

function isMonthAndDay(monthDigits: string, dayDigits: string): boolean {
  const inYear = Number(monthDigits);
  const inMonth = Number(dayDigits);
  return inYear >= 1 && inYear <= 12 && inMonth >= 1 && inMonth <= 31;
}
