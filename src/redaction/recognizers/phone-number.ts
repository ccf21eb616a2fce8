import type { Finding, Recognizer } from '../recognizer';
import { phoneChains, type PhoneSlice } from './support/phone-chains';
import { phoneEvidence } from './support/phone-context';
import { phoneShape } from './support/phone-shape';

/** Letters in the place of digits, as companies tell them. */
const vanity =
  /(?<![\p{L}\p{N}-])(?:\+?1[-. ])?\(?8(?:00|33|44|55|66|77|88)\)?[-. ][A-Z]{3}[A-Z-][A-Z]{3,4}(?![\p{L}\p{N}])/gu;
/** Partly told: the last four digits, or the first and the last ones of a mobile number. */
const masked =
  /(?<![\p{L}\p{N}*])(?:\(?[*xX•]{3}\)?[-. ][*xX•]{3}[-. ]\d{4}|(?:\+\d{1,3}[- ]?)?1\d{2}[- ]?[*xX•]{4}[- ]?\d{4})(?![\p{L}\p{N}*])/gu;
/** North America's plan and numbers with a country, where a line breaks. */
const broken =
  /(?<![\p{L}\p{N}])(?:(?:\+?1[-. ]?)?\(?[2-9]\d{2}\)?(?:[-. ]?\n|[-. ]{1,2})[2-9]\d{2}(?:[-. ]?\n|[-. ])\d{4}|\d{3}-(?:\d{3}-\n|\n\d{3}-)\d{4}|\+\d(?:[ .()/-]{0,3}\d){3,12}[ -]?\n\d(?:[ -]?\d){2,8})(?![\p{L}\p{N}])/gu;

/** Any number that a line breaks: only where a word says that it is a phone's. */
const brokenAnyhow =
  /(?<![\p{L}\p{N}.,/+-])\(?\d(?:[ .()/-]{0,2}\d){2,9}[ ./-]?\n[ \t]{0,8}\d(?:[ .-]?\d){2,8}(?![\p{L}\p{N}])/gu;

/**
 * Phone numbers, international and national, with extensions. What could be any other number needs a word beside it;
 * where a word says that it is another number, only a form with its country's code counts.
 */
export const phoneNumber: Recognizer = {
  name: 'phone-number',
  types: ['PHONE_NUMBER'],
  *find(text) {
    for (const slices of phoneChains(text)) yield* chosen(text, slices);
    for (const match of text.matchAll(vanity)) yield phone(match.index, match.index + match[0].length, 0.7, false);
    for (const match of text.matchAll(masked)) {
      const [start, end] = [match.index, match.index + match[0].length];
      yield phone(start, end, 0.3, phoneEvidence(text, start, end) === 'phone');
    }
    for (const match of text.matchAll(broken)) {
      if (!match[0].includes('\n')) continue;
      const [start, end] = [match.index, match.index + match[0].length];
      const digits = match[0].replaceAll(/\D/gu, '');
      if (digits.length > 15 || phoneEvidence(text, start, end) === 'other') continue;
      // A line of numbers may be complete, and the next one another row.
      if (match[0].startsWith('+') && phoneShape(match[0].split('\n')[0] ?? '') >= 0.85) continue;
      yield phone(start, end, 0.6, false);
    }
    for (const match of text.matchAll(brokenAnyhow)) {
      const [start, end] = [match.index, match.index + match[0].length];
      const [first = ''] = match[0].split('\n');
      const digits = match[0].replaceAll(/\D/gu, '').length;
      if (digits < 7 || digits > 13 || phoneShape(first) >= 0.5) continue;
      // In front of it: a word behind may speak of the second line alone.
      if (phoneEvidence(text.slice(0, end), start, end) === 'phone') yield phone(start, end, 0.4, true);
    }
  },
};

/** From left to right, the longest stretch that is a phone number by its form; what is only likely must be the whole. */
function* chosen(text: string, slices: readonly PhoneSlice[]): Generator<Finding> {
  let from = -1;
  for (const slice of slices) {
    if (slice.start < from) continue;
    const finding = judge(text, slice);
    if (!finding) continue;
    from = finding.end;
    yield finding;
  }
}

function judge(text: string, { start, end, number, isWhole }: PhoneSlice): Finding | null {
  const shape = phoneShape(number);
  if (shape === 0 || (shape < 0.5 && !isWhole)) return null;
  if (shape >= 0.85) return phone(start, end, shape, false);
  const evidence = phoneEvidence(text, start, end);
  if (evidence === 'other') return null;
  return phone(start, end, shape, evidence === 'phone');
}

function phone(start: number, end: number, shape: number, hasContext: boolean): Finding {
  return { start, end, type: 'PHONE_NUMBER', shape, hasContext };
}
