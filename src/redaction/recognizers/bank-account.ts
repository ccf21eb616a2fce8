import { patternRecognizer } from '../recognizer';

const label = String.raw`(?:account|acct|a\/c|acc|bank details|konto(?:nummer|nr)?|kto|(?:numéro de )?compte|cuenta|conto|rekening(?:nummer)?|rachunek|konta)`;
const link = String.raw`(?:[ _-]?(?:no|nr|num|number|id|#)(?!\p{L})\.?)?["'*]{0,3}[ :=#.(\n|-]{0,4}(?:is )?["'*]{0,3}`;

/** Account numbers of countries or papers without IBAN: beside a label, or behind a sort code. */
export const bankAccount = patternRecognizer({
  name: 'bank-account',
  patterns: [
    {
      expression: new RegExp(
        String.raw`(?<!\p{L})${label}${link}(?<value>\d(?:[ -]?\d){5,17})(?![\p{L}\p{N}]|[.,:]\d)`,
        'dgiu',
      ),
      type: 'BANK_ACCOUNT',
      shape: 0.6,
      check: (value) => (isDate(value) ? false : null),
    },
    // The front is not told: "account ending in 1234", "account ****1234".
    {
      expression: new RegExp(
        String.raw`(?<!\p{L})${label}${link}(?:(?:ending|ends|endet) (?:in|with|on|auf) (?<!\d)|(?:\d{2,6})?[*xX•]{3,12}[ -]?)(?<value>\d{3,4})(?![\p{L}\p{N}])`,
        'dgiu',
      ),
      type: 'BANK_ACCOUNT',
      shape: 0.6,
    },
    // United Kingdom: six digits of the bank in pairs, eight of the account.
    {
      expression: /(?<![\p{L}\p{N}-])\d{2}-\d{2}-\d{2}[ ,/|\n]{1,3}(?<value>\d{8})(?![\p{L}\p{N}])/dgu,
      type: 'BANK_ACCOUNT',
      shape: 0.8,
    },
    // Behind another bank's number: "BSB 062-000 Account 12345678", "BLZ 370 400 44, 1234567".
    {
      expression:
        /(?<!\p{L})(?:blz|bsb)[ :]{1,3}\d{3}[ -]?\d{3}(?: ?\d{2})?[ ,/|]{1,3}(?<value>\d{5,10})(?![\p{L}\p{N}])/dgiu,
      type: 'BANK_ACCOUNT',
      shape: 0.7,
    },
    // Mexico, Argentina: so many digits have no other use beside such a word.
    {
      expression: /(?<!\p{L})(?:clabe|cbu|cvu)[ :]{1,3}(?<value>\d{18,22})(?!\d)/dgiu,
      type: 'BANK_ACCOUNT',
      shape: 0.9,
    },
  ],
});

function isDate(value: string): boolean {
  return /^\d{1,2}[ -]\d{1,2}[ -](?:\d{2}|\d{4})$|^(?:19|20)\d{2}[ -]\d{1,2}[ -]\d{1,2}$/u.test(value);
}
