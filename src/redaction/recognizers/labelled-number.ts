import type { EntityType } from '../entity-types';
import type { Finding, Recognizer } from '../recognizer';
import { labelAt, wordsOf } from './support/labels';
import { isWordCharacter } from './support/near';

/** What may stand between a label and its number. */
const filler =
  /(?:["'”\])]|\.?\s?\((?:if any|optional|[\p{L} ]{2,14})\))?(?:[,-]?[ \t]*(?:number|no|nos|num|nr|nummer|id|code|ref|reference|n°|nº|№|#)(?![\p{L}])\.?)?["']?(?:[ \t]*[:=#.,\-–—|>]{1,40})?[ \t]*(?:(?:is|was|of|being|lautet|est|es)[ \t]+)?(?:the[ \t]+|new[ \t]+)?["'(#*_`[<]{0,4}/iuy;
const nextLine = /(?:[ \t]*[:.]?[ \t]*\n[ \t]*)["']?/uy;
const value =
  /(?:[A-Z]{1,4} )?[A-Za-z\d](?:[A-Za-z\d/_.\-–:]{0,38}[A-Za-z\d])?(?:[ ](?=[A-Za-z\d-]*\d)[A-Za-z\d][A-Za-z\d/_-]{0,14}){0,4}(?: [A-Z]{1,2}(?![\p{L}\p{N}]))?/uy;
const continuation = /^(?: of \d{4})?/u;

const notNumbers =
  /^(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d{2}-\d{2}|\d{1,3}(?:[.,]\d{3})*[.,]\d{2}|(?:19|20)\d\d|\d{1,2}:\d{2}(?::\d{2})?|\d{1,2}(?:am|pm|st|nd|rd|th)|[\d.,]+ ?%)$/iu;

/**
 * Numbers of policies, claims, cases, employees, orders, records, passports and what else papers number: known by the
 * label in front of them (English, German, French, Spanish, Italian, Dutch), on the line before, or as a key in JSON.
 */
export const labelledNumber: Recognizer = {
  name: 'labelled-number',
  types: [
    'POLICY_NUMBER', 'CLAIM_NUMBER', 'CASE_NUMBER', 'EMPLOYEE_ID', 'ORDER_NUMBER', 'ID_NUMBER', 'MEDICAL_RECORD', 'HEALTH_INSURANCE',
    'PASSPORT', 'DRIVER_LICENSE', 'NATIONAL_ID', 'TAX_ID', 'DEVICE_ID', 'VIN', 'BANK_ACCOUNT', 'BANK_ROUTING',
  ], // prettier-ignore
  *find(text) {
    const words = wordsOf(text);
    for (let place = 0; place < words.length; place++) {
      const found = labelAt(words, place, text);
      if (
        !found ||
        (isWordCharacter(text.charAt((words[place]?.start ?? 0) - 1)) && !isHump(text, words[place]?.start ?? 0))
      )
        continue;
      const finding = numberAfter(text, found.last.end, found.label.type, found.label.isExplicit);
      if (finding) yield finding;
    }
  },
};

/** In `policyNumber`, a label may begin inside of a word. */
function isHump(text: string, at: number): boolean {
  return /\p{Ll}\p{Lu}/u.test(text.slice(at - 1, at + 1)) || text.charAt(at - 1) === '_';
}

function numberAfter(text: string, end: number, type: EntityType, isLabelExplicit: boolean): Finding | null {
  filler.lastIndex = end;
  const between = filler.exec(text)?.[0] ?? '';
  let at = end + between.length;
  let isExplicit = isLabelExplicit || /[:=#|>]|number|no|nr|num|id|code|ref|n°|nº|№/iu.test(between);
  if (between === '' && isWordCharacter(text.charAt(at))) return null;
  nextLine.lastIndex = at;
  const line = nextLine.exec(text);
  if (line && isExplicit) at += line[0].length;
  value.lastIndex = at;
  const written = value.exec(text)?.[0];
  if (written === undefined) return null;
  const number = trimmed(written);
  const stop = at + number.length;
  const rest = continuation.exec(text.slice(stop))?.[0] ?? '';
  const whole = type === 'CASE_NUMBER' ? number + rest : number;
  if (!isNumberLike(whole, type)) return null;
  if (
    /^[$£€]/u.test(text.slice(at - 1)) ||
    /^ ?(?:%|€|days?|weeks?|months?|years?|hours?|minutes?|items?|people|pages?|times?)(?!\p{L})/iu.test(
      text.slice(stop),
    )
  )
    return null;
  const digits = whole.replaceAll(/\D/gu, '').length;
  const isTelling =
    digits >= 4 || (digits >= 2 && /[A-Za-z]/u.test(whole) && whole.length >= 5) || /\d.*[-/].*[A-Za-z\d]/u.test(whole);
  if (!isExplicit && !isTelling) return null;
  isExplicit ||= digits >= 6;
  return { start: at, end: at + whole.length, type, shape: isExplicit ? 0.75 : 0.6 };
}

/** The words of a sentence that goes on are no part of a number. */
function trimmed(written: string): string {
  const groups = written.split(' ');
  while (groups.length > 1) {
    const last = groups.at(-1) ?? '';
    // Lower-case words, dates and amounts behind the number; a lone figure may belong to it.
    if (/^[a-z]+$/u.test(last) || notNumbers.test(last)) groups.pop();
    else break;
  }
  return groups.join(' ').replace(/[.\-–:/_]+$/u, '');
}

function isNumberLike(number: string, type: EntityType): boolean {
  const first = number.split(' ')[0] ?? '';
  if (notNumbers.test(number) || (notNumbers.test(first) && !number.includes(' ')))
    return type === 'CASE_NUMBER' && /of \d{4}$/u.test(number);
  if (/\d/.test(number)) return /\d/.test(first) || /^[A-Z]{1,6}$/u.test(first);
  // A booking's locator is six letters at times.
  return type === 'ORDER_NUMBER' && /^[A-Z]{6}$/u.test(number);
}
