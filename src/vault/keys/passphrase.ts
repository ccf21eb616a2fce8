/** Letters that a passphrase has at least (NIST SP 800-63B asks for 8 beside a second factor; this one stands alone). */
export const passphraseLength = 12;

/** Different letters: `aaaaaaaaaaaa` and `121212121212` are long, and the first that anyone tries. */
const differentLetters = 6;

/** Whether a passphrase is not among those that are guessed first. It does not mean that it is good. */
export function isAcceptablePassphrase(passphrase: string): boolean {
  const letters = Array.from(passphrase.normalize('NFKC').toLowerCase());
  if (letters.length < passphraseLength || new Set(letters).size < differentLetters) return false;
  // 123456789012, abcdefghijkl: each letter one after the one before.
  const steps = letters.slice(1).filter((letter, index) => {
    const before = letters[index]?.codePointAt(0) ?? 0;
    return Math.abs((letter.codePointAt(0) ?? 0) - before) === 1;
  });
  return steps.length < letters.length / 2;
}
