import { isValidBIC } from 'ibantools';
import type { Finding, Recognizer } from '../recognizer';

const candidate = /(?<![\p{L}\p{N}])[A-Za-z]{6}[A-Za-z\d]{2}(?:[A-Za-z\d]{3})?(?![\p{L}\p{N}])/gu;
/** Directly before the code. `SWIFT/BIC-Code: ` and `"bic": "` are the longest usual ones. */
const label =
  /(?<!\p{L})(?:bic|swift)(?:[ /-]{0,3}(?:bic|swift))?(?:[ _-]?(?:code|no|number|nr|address))?["'*]{0,3}[ :=.(\n]{1,3}(?:is )?["'*]{0,3}$/iu;
const lengthOfLabel = 32;
const otherWords = /(?<!\p{L})(?:bic|swift|iban)(?!\p{L})/iu;

/**
 * Codes of banks (ISO 9362). They are mostly letters, so a word beside one has to say what it is: directly before it, or
 * close by where it is more than a word in capitals.
 */
export const bic: Recognizer = {
  name: 'bic',
  types: ['BIC_CODE'],
  *find(text) {
    for (const match of text.matchAll(candidate)) {
      if (!isValidBIC(match[0].toUpperCase())) continue;
      const shape = shapeOf(text, match.index, match[0]);
      if (shape === null) continue;
      yield { start: match.index, end: match.index + match[0].length, type: 'BIC_CODE', ...shape };
    }
  },
};

function shapeOf(text: string, start: number, written: string): Pick<Finding, 'shape' | 'hasContext'> | null {
  const before = text.slice(Math.max(0, start - lengthOfLabel), start);
  const isUpper = written === written.toUpperCase();
  const [told] = label.exec(before) ?? [];
  if (told !== undefined) {
    // "Swift response": a word in small letters is a word.
    return isUpper || /\d|xxx$/iu.test(written) || /bic/iu.test(told) ? { shape: 0.6, hasContext: true } : null;
  }
  if (!isUpper) return null;
  const around = text.slice(Math.max(0, start - 72), start + written.length + 32);
  const hasContext = otherWords.test(around);
  if (/\d|XXX$/u.test(written)) return { shape: 0.3, hasContext };
  // In a text in capitals, any word of eight letters may hold a country's code.
  return /\p{Ll}/u.test(around) ? { shape: 0.2, hasContext } : null;
}
