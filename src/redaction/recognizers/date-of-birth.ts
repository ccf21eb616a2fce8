import { patternRecognizer } from '../recognizer';
import { isNumericDate, monthYear, numericDate, writtenDate } from './support/date-words';

const label =
  '(?:date[ _-]?of[ _-]?birth|birth[ _-]?da(?:te|y)|d\\.?[ /]?o\\.?[ /]?b\\.?|geburts(?:datum|tag)|geb\\.?(?: am)?|geboren(?: am)?|date de naissance|née?(?: le)?|fecha de nacimiento|f\\. ?nac\\.?|nacid[oa](?: el)?|nat[oa] il|data di nascita|geboortedatum|geb\\. ?datum|data urodzenia|födelsedatum|born(?: on| in)?(?: the)?)';
const between =
  '(?:["\'*_]{0,3}[ :=|>(]{1,6}["\'*_]{0,3}|[ :]{0,2}\\n ?|["\'*_]{0,3}[:=] ?["\']{0,2}|[ .]{3,40}:? ?|</?\\w{1,8}>){1,3}';
const place = '(?:in [\\p{L} ,-]{2,40} on (?:the )?)?';
const value = `(?<value>${writtenDate}|${numericDate}|${monthYear}|\\d{8}(?!\\d))`;

/** Dates that a label, a key or a verb calls somebody's birth. */
export const dateOfBirth = patternRecognizer({
  name: 'date-of-birth',
  patterns: [
    {
      expression: new RegExp(`(?<![\\p{L}\\p{N}])${label}${between}${place}${value}(?![\\p{L}\\p{N}])`, 'dgiu'),
      type: 'DATE_OF_BIRTH',
      shape: 0.9,
      hasContext: true,
      check: refuseImpossible,
    },
    {
      expression:
        /(?<![\p{L}\p{N}])(?:born|geboren|née?|nacid[oa]|nat[oa])(?: in| en| im jahr| nel)? (?<value>(?:19|20)\d{2})(?![\p{L}\p{N}])/dgiu,
      type: 'DATE_OF_BIRTH',
      shape: 0.8,
      hasContext: true,
    },
    {
      expression: new RegExp(
        `(?<![\\p{L}\\p{N}])(?<value>${numericDate}|${writtenDate})(?: ?[,(]{0,2} ?)(?:d\\.?o\\.?b\\.?|date of birth|birthday)(?!\\p{L})(?! ?[:=])`,
        'dgiu',
      ),
      type: 'DATE_OF_BIRTH',
      shape: 0.7,
      check: refuseImpossible,
    },
  ],
});

function refuseImpossible(written: string): boolean | null {
  return /^[\d./ –-]+$/u.test(written) && !/^\d{8}$/u.test(written) && !isNumericDate(written) ? false : null;
}
