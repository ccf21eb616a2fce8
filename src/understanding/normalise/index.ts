import type { Field, TaskPack } from '../../tasks';
import { normaliseAddress } from './address';
import { normaliseDate } from './date';
import { normaliseDuration } from './duration';
import { normaliseMoney } from './money';

export { localeOf } from './locale-of';
export type Locale = TaskPack['locale'];

/**
 * Normal form of a quote: ISO date, `1234.50 USD`, digits with a leading + if there was one, lower-case e-mail,
 * upper-case identifier, single spaces. Null when the quote is not a value of that type.
 *
 * @param reference - ISO date that gives a date its missing year
 */
export function normaliseFor(
  type: Field['type'],
  quote: string,
  locale: Locale,
  reference: string | null = null,
): string | null {
  const text = quote.replaceAll(/\s+/gu, ' ').trim();
  if (text === '') return null;
  switch (type) {
    case 'date':
      return normaliseDate(text, { order: locale.dateOrder, reference });
    case 'money':
      return normaliseMoney(text, locale.dollar);
    case 'phone': {
      const digits = text
        .replaceAll(/(?:ext|x|extension).*$/giu, '')
        .replaceAll(/\(0\)/gu, '')
        .replaceAll(/\D/gu, '');
      if (digits.length < 5) return null;
      return /^\(?\+/u.test(text) ? `+${digits}` : digits;
    }
    case 'email': {
      const email = text.replaceAll(' ', '').toLowerCase();
      return /^[^@\s]+@[^@\s]+\.[^@\s]+$/u.test(email) ? email : null;
    }
    case 'identifier':
      return text.toUpperCase();
    case 'name':
    case 'text':
      return text;
    case 'address':
      return normaliseAddress(quote);
    case 'duration':
      return normaliseDuration(text);
  }
}
