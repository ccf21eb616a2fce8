import { countries } from '../recognizers/data/places';

const countryNames: ReadonlySet<string> = new Set(countries.split('|'));
const american =
  /(?:^|[ ,\n])(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])[ ,\n]+\d{5}(?:-\d{4})?$/u;
const british = /(?:^|[ ,\n])[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/u;

/** The country that a place or an address tells; null: none, or it is the country itself. */
export function countryOf(value: string): string | null {
  const plain = value.trim();
  if (american.test(plain)) return 'the United States';
  if (british.test(plain)) return 'the United Kingdom';
  const last = plain.split(/[,\n]/u).at(-1)?.trim() ?? '';
  return last !== plain && countryNames.has(last.toLowerCase()) ? last : null;
}
