/** Crockford's base 32 (https://www.crockford.com/base32.html): no I, L, O, U, so that nothing is read as another. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const dataLetters = 26;
const groupLength = 4;

/** 26 letters hold 130 random bits; two more say whether they were copied right. */
export const recoveryCodeLength = dataLetters + 2;

/**
 * A new recovery code: `XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX`. Guessing it takes 2^130 tries, so that it needs no slow
 * derivation.
 */
export function createRecoveryCode(random: (bytes: Uint8Array<ArrayBuffer>) => void = fillRandom): string {
  const bytes = new Uint8Array(dataLetters);
  random(bytes);
  const data = Array.from(bytes, (byte) => alphabet.charAt(byte % 32)).join('');
  return grouped(data + checkLetters(data));
}

/** The letters of a code as it was typed, in any case and grouping, with O for 0 and I or L for 1; null if it isn't one. */
export function readRecoveryCode(typed: string): string | null {
  const letters = typed
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  if (letters.length !== recoveryCodeLength) return null;
  const data = letters.slice(0, dataLetters);
  if (!/^[0-9A-HJKMNP-TV-Z]+$/.test(letters)) return null;
  return checkLetters(data) === letters.slice(dataLetters) ? letters : null;
}

/** Letters in the groups in which a code is shown. */
function grouped(letters: string): string {
  return (letters.match(new RegExp(`.{1,${groupLength.toString()}}`, 'g')) ?? []).join('-');
}

/** The value modulo 1021, the largest prime below 2^10: any one wrong letter, and any two swapped, change it. */
function checkLetters(data: string): string {
  let rest = 0;
  for (const letter of data) rest = (rest * 32 + alphabet.indexOf(letter)) % 1021;
  return alphabet.charAt(rest >> 5) + alphabet.charAt(rest & 31);
}

function fillRandom(bytes: Uint8Array<ArrayBuffer>): void {
  crypto.getRandomValues(bytes);
}
