import fc from 'fast-check';
import { composeIBAN, countrySpecs } from 'ibantools';
import { expect, test } from 'vitest';
import { scoreOf } from '../recognizer';
import { iban } from './iban';
import { acceptedValues } from './support/accepted';

/** A valid number of a country: digits where letters would do as well. */
function ibanOf(country: string, bban: string): string | null {
  return composeIBAN({ countryCode: country, bban });
}

const examples = [
  ...['DE89370400440532013000', 'GB29NWBK60161331926819', 'FR1420041010050500013M02606', 'NL91ABNA0417164300'],
  ...['ES9121000418450200051332', 'IT60X0542811101000000123456', 'CH9300762011623852957', 'NO9386011117947'],
  ...['MT84MALT011000012345MTLCAST001S', 'PL61109010140000071219812874', 'SE4550000000058398257466'],
];

test.each(examples)('%s is found in all usual forms', (number) => {
  const fours = number.match(/.{1,4}/gu) ?? [];
  const half = Math.floor(fours.length / 2);
  const forms = [
    number,
    number.toLowerCase(),
    fours.join(' '),
    fours.join('-'),
    fours.join('.'),
    fours.join(' ').toLowerCase(),
    fours.join('** **'),
    fours.join('&nbsp;'),
    `${fours.slice(0, half).join(' ')}\n${fours.slice(half).join(' ')}`,
    `${number.slice(0, 9)}\n${number.slice(9)}`,
    number.replaceAll(/.(?!$)/gu, '$& '),
  ];
  for (const form of forms) {
    expect(acceptedValues(iban, `Pay ${form} by Friday`)).toEqual([form]);
    expect(acceptedValues(iban, `IBAN:${form}.`)).toEqual([form]);
    expect(acceptedValues(iban, `<b>${form}</b>`)).toEqual([form]);
  }
});

test('what follows is not swallowed', () => {
  expect(acceptedValues(iban, 'DE89 3704 0044 0532 0130 00 BIC COBADEFFXXX')).toEqual(['DE89 3704 0044 0532 0130 00']);
  expect(acceptedValues(iban, 'DE89370400440532013000BIC')).toEqual(['DE89370400440532013000']);
  expect(acceptedValues(iban, 'DE89 3704 0044 0532 0130 00\n12.03.2024')).toEqual(['DE89 3704 0044 0532 0130 00']);
});

test('each country that registers numbers of digits alone', () => {
  const countries = Object.entries(countrySpecs).filter(([, { chars, bban_regexp }]) => {
    return typeof chars === 'number' && /^\^\[0-9\]\{\d+\}\$$/u.test(bban_regexp ?? '');
  });
  expect(countries.length).toBeGreaterThan(20);
  fc.assert(
    fc.property(
      fc.constantFrom(...countries),
      fc.bigInt({ min: 0n, max: 10n ** 30n }),
      ([country, { chars }], digits) => {
        const length = (chars ?? 4) - 4;
        const number = ibanOf(country, String(digits).padStart(length, '7').slice(0, length));
        fc.pre(number !== null);
        expect(acceptedValues(iban, `to ${number}`)).toEqual([number]);
      },
    ),
  );
});

test('with a slip in it, it is no valid number, and only the form speaks for it', () => {
  const text = 'DE89370400440532013001';
  const [finding] = iban.find(text);
  expect(finding).toMatchObject({ isValidated: false });
  expect(finding && scoreOf(finding, [], text)).toBe(0.5);
});

test.each([
  'at 12 months of age the child',
  'DE89 3704',
  'registered: No. 1306001000338',
  'GB 2024 was a good year for all of us',
  'XX89370400440532013000',
])('%j is none', (text) => {
  expect(acceptedValues(iban, text)).toEqual([]);
});
