import { patternRecognizer } from '../recognizer';

const values = new Map(Array.from('0123456789').map((digit) => [digit, Number(digit)] as const));
for (const [place, letter] of Array.from('ABCDEFGH').entries()) values.set(letter, place + 1);
for (const [place, letter] of Array.from('JKLMN').entries()) values.set(letter, place + 1);
values.set('P', 7).set('R', 9);
for (const [place, letter] of Array.from('STUVWXYZ').entries()) values.set(letter, place + 2);
const weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

/** North America's check digit (49 CFR 565.15). Europe has none, so a number that breaks it may be one all the same. */
function isChecked(value: string): boolean | null {
  const vin = value.toUpperCase();
  if (!/\d/.test(vin) || !/[A-Z]/.test(vin)) return false;
  const sum = Array.from(vin).reduce(
    (total, sign, place) => total + (values.get(sign) ?? 0) * (weights[place] ?? 0),
    0,
  );
  return vin.charAt(8) === (sum % 11 === 10 ? 'X' : String(sum % 11)) ? true : null;
}

/** Vehicle identification numbers (ISO 3779). */
export const vin = patternRecognizer({
  name: 'vin',
  context: ['vin', 'chassis', 'vehicle', 'fahrgestell', 'fin', 'car', 'frame'],
  patterns: [
    {
      expression:
        /(?<![\p{L}\p{N}])[A-HJ-NPR-Za-hj-npr-z\d]{9}[A-HJ-NPR-Za-hj-npr-z\d]{4}[A-HJ-NPR-Za-hj-npr-z\d]{4}(?![\p{L}\p{N}])/gu,
      type: 'VIN',
      shape: 0.4,
      check: isChecked,
    },
  ],
});
