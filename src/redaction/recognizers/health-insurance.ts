import type { Recognizer } from '../recognizer';
import { groupings } from './support/groups';
import { isLuhn } from './support/luhn';
import { isNear } from './support/near';

interface Scheme {
  readonly compact: RegExp;
  readonly isValid: (compact: string) => boolean;
  readonly usual: RegExp | null;
  readonly context: readonly string[];
  readonly isStrong: boolean;
}

/** Numbers of health services and insurances whose form or check digit is known. */
const schemes: readonly Scheme[] = [
  {
    // United Kingdom: weights 10 to 2, modulus 11 (https://www.datadictionary.nhs.uk/attributes/nhs_number.html).
    compact: /^\d{10}$/,
    isValid: (digits) => {
      const sum = Array.from(digits.slice(0, 9)).reduce(
        (total, digit, place) => total + Number(digit) * (10 - place),
        0,
      );
      return (11 - (sum % 11)) % 11 === Number(digits.charAt(9));
    },
    usual: /^\d{3} \d{3} \d{4}$/,
    context: ['nhs', 'patient', 'hospital', 'gp', 'health'],
    isStrong: false,
  },
  {
    // Germany: a letter and nine digits (Anlage zu § 290 SGB V), the letter as two digits, weights 1 and 2.
    compact: /^[A-Z]\d{9}$/,
    isValid: (value) => {
      const digits = `${String(value.charCodeAt(0) - 64).padStart(2, '0')}${value.slice(1, 9)}`;
      const sum = Array.from(digits).reduce((total, digit, place) => {
        const product = Number(digit) * (place % 2 === 0 ? 1 : 2);
        return total + (product > 9 ? product - 9 : product);
      }, 0);
      return sum % 10 === Number(value.charAt(9));
    },
    usual: null,
    context: [
      'krankenkasse',
      'versichertennummer',
      'kvnr',
      'krankenversicherung',
      'versicherten',
      'gesundheitskarte',
      'insurance',
    ],
    isStrong: false,
  },
  {
    // United States, Medicare beneficiary identifier (https://www.cms.gov, "Understanding the MBI format").
    compact: /^[1-9][AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y\d]\d[AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y\d]\d[AC-HJKMNP-RT-Y]{2}\d{2}$/,
    isValid: () => true,
    usual: /^\w{4}-\w{3}-\w{4}$/,
    context: ['medicare', 'mbi', 'beneficiary'],
    isStrong: true,
  },
  {
    // Australia, Medicare: weights 1, 3, 7, 9; the ninth digit checks, the tenth counts cards, an eleventh the person.
    compact: /^[2-6]\d{9,10}$/,
    isValid: (digits) =>
      Array.from(digits.slice(0, 8)).reduce(
        (total, digit, place) => total + Number(digit) * ([1, 3, 7, 9][place % 4] ?? 0),
        0,
      ) %
        10 ===
      Number(digits.charAt(8)),
    usual: /^\d{4} \d{5} \d(?: ?[\d/])?$/,
    context: ['medicare'],
    isStrong: false,
  },
  {
    // Ontario: ten digits with a check digit, and a version of two letters.
    compact: /^\d{10}[A-Z]{0,2}$/,
    isValid: (value) => isLuhn(value.slice(0, 10)),
    usual: /^\d{4}[- ]\d{3}[- ]\d{3}(?:[- ]?[A-Z]{2})?$/,
    context: ['ohip', 'health card', 'health number', 'ontario'],
    isStrong: false,
  },
  {
    compact: /^80\d{18}$/,
    isValid: () => true,
    usual: null,
    context: ['ehic', 'european health', 'versichertenkarte'],
    isStrong: true,
  },
];

/** Numbers of health insurances and services. Those that chance could pass need their usual form or a word beside them. */
export const healthInsurance: Recognizer = {
  name: 'health-insurance',
  types: ['HEALTH_INSURANCE'],
  *find(text) {
    for (const { start, end, compact, written, groups } of groupings(text, 20)) {
      if (compact.length < 10 || groups > 5) continue;
      for (const scheme of schemes) {
        if (!scheme.compact.test(compact) || !scheme.isValid(compact)) continue;
        const isUsual = scheme.usual?.test(written) ?? false;
        const hasContext = isNear(text, start, end, scheme.context);
        const isValidated = hasContext || (scheme.isStrong && /\D/.test(compact));
        yield { start, end, type: 'HEALTH_INSURANCE', shape: isUsual ? 0.55 : 0.1, isValidated, hasContext };
      }
    }
  },
};
