import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/min';

/** Where a number without a country's code may be from, the likelier ones first. */
const countries: readonly CountryCode[] = [
  ...(['US', 'GB', 'DE', 'FR', 'IT', 'AU', 'IE', 'NL', 'BE', 'AT', 'CH', 'ES', 'SE', 'PL', 'IN', 'ZA', 'NZ', 'JP', 'BR'] as const),
  ...(['MX', 'NG', 'KE', 'PT', 'DK', 'NO', 'FI', 'CZ', 'HU', 'RO', 'GR', 'TR', 'IL', 'SG', 'MY', 'PH', 'CN', 'KR'] as const),
]; // prettier-ignore

/**
 * How telling a number's form is, from 0 (it is something else) to 1: as `shape` of a finding. Below .5, it could be any
 * number.
 *
 * @param number as it is written, without an extension
 */
export function phoneShape(number: string): number {
  const digits = number.replaceAll(/\D/gu, '');
  if (digits.length < 6 || digits.length > 17 || isOtherThing(number) || !hasPairedBrackets(number)) return 0;
  if (/^\(?\+/u.test(number)) return digits.length < 7 || digits.length > 16 ? 0 : 0.85;
  const hasGap = /\d[ .()/\u2013-]+\d/u.test(number);
  if (/^00[1-9]/u.test(digits) && digits.length >= 10) return hasGap || isKnown(`+${digits.slice(2)}`) ? 0.7 : 0.3;
  if (digits.length > 15) return 0;
  const northAmerican = northAmericanShape(number);
  if (northAmerican > 0) return northAmerican;
  const isGrouped = hasGap && isGroupedAsPhone(number);
  if (digits.startsWith('0') && digits.length >= 9 && digits.length <= 12) {
    const isNational = isKnownSomewhere(digits);
    if (isGrouped) return isNational ? 0.65 : 0.5;
    return isNational ? 0.5 : 0.2;
  }
  if (/^\(\d{2,5}\) ?\d{2,5}[ -]?\d{2,4}$/u.test(number)) return 0.6;
  if (/^1?[38]00[ -]\d{3}[ -]\d{3,4}$|^13 ?\d{2} ?\d{2}$/u.test(number)) return 0.6;
  if (isGrouped) return digits.length <= 12 || isKnownSomewhere(digits) ? 0.25 : 0;
  return digits.length >= 8 && digits.length <= 12 && /^[\d/-]+$/u.test(number) ? 0.15 : 0;
}

/** Area code, exchange and line. Chance numbers of the plan's form are few, and fewer with the plan's first digits. */
function northAmericanShape(number: string): number {
  if (/^(?:1[ .-]?)?\(\d{3}\) ?[-.]?\d{3}[ .-]?\d{4}$/u.test(number)) return 0.75;
  if (/^(?:1[ .-]?)?[2-9]\d{2}([ ./-])[2-9]\d{2}[ .-]\d{4}$/u.test(number)) return 0.7;
  if (/^(?:1[ .-]?)?\d{3}([.-])\d{3}\1\d{4}$/u.test(number)) return 0.6;
  return 0;
}

function hasPairedBrackets(number: string): boolean {
  return /^[^()]*(?:\([^()]*\)[^()]*){0,2}$/u.test(number);
}

/** Two to six groups, of which none is a single digit but the first. */
function isGroupedAsPhone(number: string): boolean {
  const groups = number.split(/\D+/u).filter((group) => group !== '');
  return groups.length >= 2 && groups.length <= 6 && groups.slice(1).every((group) => group.length >= 2);
}

function isKnown(number: string): boolean {
  return parsePhoneNumberFromString(number)?.isValid() === true;
}

function isKnownSomewhere(digits: string): boolean {
  return countries.some((country) => parsePhoneNumberFromString(digits, country)?.isValid() === true);
}

const otherThings = [
  // Dates, with an hour after them, and spans of years.
  /^\d{1,2}([./-])\d{1,2}\1(?:\d{2}|\d{4})(?: \d{1,2})?$/u,
  /^(?:19|20)\d{2}([./-])\d{1,2}\1\d{1,2}(?:[ -]\d{1,6})?$/u,
  /^(?:19|20)\d{2} ?[-/\u2013] ?(?:19|20)\d{2}$/u,
  /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?:[ -]?\d{4,6})?$/u,
  /(?<!\d)\d{1,2}([./-])\d{1,2}\1(?:19|20)\d{2}(?!\d)/u,
  // Addresses on the internet, social security numbers, American postcodes, decimals.
  /^\d{1,3}(?:\.\d{1,3}){3}$/u,
  /^\d{3}-\d{2}-\d{4}$/u,
  /^\d{5}-\d{4}$/u,
  /^\d+\.\d{1,2}$/u,
  // A span, a sum, or a suite and a house.
  /^\d{1,5} ?(?: [-\u2013/] |\u2013) ?\d{1,5}$/u,
  /^\d{1,3}(?:\.\d{3})+$/u,
];

function isOtherThing(number: string): boolean {
  return otherThings.some((form) => form.test(number));
}
