import type { Finding, Recognizer } from '../recognizer';
import { isNear } from './support/near';
import { isAbaRouting } from './support/routing-checks';

/** Between a label and its value: `No.: `, `": "`, ` is `. */
const link = String.raw`(?:[ _-]?(?:no|nr|num|number|code|id|#)(?!\p{L})\.?)?["'*]{0,3}[ :=#(\n|]{1,4}(?:is )?["'*]{0,3}`;

/** Labels, and what the number is made of behind them. */
const labelled = [
  ['sort[ _-]?code', String.raw`\d{2}[ -]?\d{2}[ -]?\d{2}`],
  ['bsb', String.raw`\d{3}[- ]?\d{3}`],
  ['ifsc', String.raw`[A-Za-z]{4}0[A-Za-z\d]{6}`],
  ['(?:branch )?transit', String.raw`\d{5}(?:-\d{3})?`],
  ['(?:blz|bankleitzahl)', String.raw`\d{3} ?\d{3} ?\d{2}`],
  ['(?:institution|branch|clearing|bank)[ _-]?(?:no|nr|number|code)', String.raw`\d{3,6}`],
].map(
  ([label = '', value = '']) =>
    new RegExp(String.raw`(?<!\p{L})${label}${link}(?<value>${value})(?![\p{L}\p{N}]|[-.]\d)`, 'dgiu'),
);
/** India: four letters of the bank, a zero, six signs of the branch. */
const ifsc = /(?<![\p{L}\p{N}])[A-Z]{4}0[A-Z\d]{6}(?![\p{L}\p{N}])/gu;
/** United Kingdom: pairs of digits before an account of eight. */
const sortCode = /(?<![\p{L}\p{N}-])(?<value>\d{2}-\d{2}-\d{2})(?=[ ,/|\n]{1,3}\d{8}(?!\d))/gu;
const nineDigits = /(?<![\p{L}\p{N}]|[\d.,]-?)\d{9}(?![\p{L}\p{N}]|[-.,]\d)/gu;
const routingWords = ['routing', 'aba', 'rtn', 'transit', 'wire', 'fedwire', 'ach', 'bank code'];

/** Numbers that name a bank and its branch: by their label, or by their form and a check digit beside a word. */
export const bankRouting: Recognizer = {
  name: 'bank-routing',
  types: ['BANK_ROUTING'],
  *find(text) {
    for (const expression of labelled) {
      for (const match of text.matchAll(expression)) {
        const span = match.indices?.groups?.['value'];
        if (span) yield routing(span[0], span[1], 0.7);
      }
    }
    for (const match of text.matchAll(ifsc)) yield routing(match.index, match.index + match[0].length, 0.6);
    for (const match of text.matchAll(sortCode)) yield routing(match.index, match.index + 8, 0.7);
    for (const match of text.matchAll(nineDigits)) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (!isAbaRouting(match[0]) || !isNear(text, start, end, routingWords)) continue;
      yield { ...routing(start, end, 0.6), isValidated: true, hasContext: true };
    }
  },
};

function routing(start: number, end: number, shape: number): Finding {
  return { start, end, type: 'BANK_ROUTING', shape };
}
