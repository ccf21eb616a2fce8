import { countrySpecs, isValidIBAN } from 'ibantools';
import type { Recognizer } from '../recognizer';
import { afterGap } from './support/gaps';
import { isWordCharacter } from './support/near';

const beginning = /(?<![\p{L}\p{N}])[A-Za-z][ .\-–—_*]{0,2}[A-Za-z][ .\-–—_*]{0,6}\d/gu;

/** International bank account numbers (ISO 13616), by their countries' lengths and their checksum. */
export const iban: Recognizer = {
  name: 'iban',
  types: ['IBAN_CODE'],
  context: ['iban', 'account', 'konto', 'bank', 'compte', 'cuenta', 'rekening', 'kto', 'conto', 'rachunek'],
  *find(text) {
    for (const { index: start, 0: written } of text.matchAll(beginning)) {
      const country = written.replaceAll(/[^A-Za-z]/gu, '').toUpperCase();
      const rules = Object.hasOwn(countrySpecs, country) ? countrySpecs[country] : undefined;
      const number = rules?.chars ? take(text, start, rules.chars) : null;
      if (number === null) continue;
      const isValidated = isValidIBAN(number.compact);
      const isWhole = /^[A-Za-z]{2}\d/u.test(written) && !isWordCharacter(text.charAt(number.end));
      if (!isValidated && !(isWhole && new RegExp(rules?.bban_regexp ?? '^$', 'u').test(number.compact.slice(4))))
        continue;
      // With a slip in it, it is still somebody's account.
      yield { start, end: number.end, type: 'IBAN_CODE', shape: isValidated ? 0.9 : 0.5, isValidated };
    }
  },
};

/** So many letters and digits from a place on; null: the text ends before, or something that is no gap divides them. */
function take(text: string, start: number, count: number): { readonly end: number; readonly compact: string } | null {
  let compact = '';
  for (let at = start; ; at = afterGap(text, at)) {
    const sign = text.charAt(at);
    if (!/^[A-Za-z\d]$/u.test(sign)) return null;
    compact += sign;
    at++;
    if (compact.length === count) return { end: at, compact: compact.toUpperCase() };
  }
}
