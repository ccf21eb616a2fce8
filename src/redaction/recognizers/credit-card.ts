import type { Finding, Recognizer } from '../recognizer';
import { digitChains, windows, type DigitWindow } from './support/gaps';
import { isLuhn } from './support/luhn';
import { isNear, standsAlone } from './support/near';

/** First digits and lengths of the large networks (ISO/IEC 7812 registers them; lists of the networks themselves). */
const networks: readonly { readonly prefix: RegExp; readonly lengths: readonly number[] }[] = [
  { prefix: /^4/u, lengths: [13, 16, 19] },
  { prefix: /^(?:5[1-5]|2(?:2[2-9]|[3-6]\d|7[01]|720))/u, lengths: [16] },
  { prefix: /^3[47]/u, lengths: [15] },
  { prefix: /^3(?:0[0-5]|095|[689])/u, lengths: [14, 16, 19] },
  { prefix: /^(?:6011|64[4-9]|65)/u, lengths: [16, 19] },
  { prefix: /^(?:62|81)/u, lengths: [16, 17, 18, 19] },
  { prefix: /^35(?:2[89]|[3-8])/u, lengths: [16, 17, 18, 19] },
  { prefix: /^220[0-4]/u, lengths: [16, 17, 18, 19] },
  { prefix: /^(?:50|5[6-9]|6)/u, lengths: [12, 13, 14, 15, 16, 17, 18, 19] },
  { prefix: /^(?:1800|2131)/u, lengths: [15] },
];

const cardWords = [
  ...['card', 'visa', 'mastercard', 'master card', 'amex', 'american express', 'discover', 'diners', 'maestro', 'jcb'],
  ...['credit', 'debit', 'cc no', 'cc#', 'cc num', 'cvv', 'cvc', 'karte', 'kreditkarte', 'carte', 'tarjeta', 'carta'],
];

const hidden = '[*xX•·#]';
/** What is not told stands as signs in the groups of the number, at least four of them beside digits of its front. */
const masked = new RegExp(
  String.raw`(?<![\p{L}\p{N}*•·#]|\d[ -])(?:` +
    String.raw`(?:${hidden}{4}[ -]?){2,3}|${hidden}{4}[ -]${hidden}{6}[ -]${hidden}?|${hidden}{8,15}[ -]?|` +
    String.raw`\d{4}[ -]?\d{2}${hidden}{2}[ -]${hidden}{4}[ -]|\d{4}[ -]?(?:\d{2})?${hidden}{4,12}[ -]?(?:${hidden}{4}[ -]?){0,2}` +
    String.raw`)\d{4}(?![\p{L}\p{N}])`,
  'gu',
);
const lastDigits =
  /(?<!\p{L})(?:ending|ends|endet|endend|terminant|last (?:four|4)(?: digits)?)(?: of (?:my|your|the|his|her|their) [a-z ]{0,12}card)?(?: (?:in|with|on|auf|mit|par|are|is))?[:( ]{1,3}(?<value>\d{4})(?!\d)/dgiu;
const code =
  /(?<!\p{L})(?:cvv2?|cvc2?|cid|security code|card verification (?:code|value)|kartenprüfnummer|prüfziffer)(?: (?:code|number|no))?[^\n\p{L}\p{N}]{1,4}(?:is )?(?<value>\d{3,4})(?![\d.,]*\d)/dgiu;
const expiry =
  /(?<!\p{L})(?:exp|expires|expiry|expiration|valid (?:thru|until|to)|good thru|gültig bis)(?: date)?[^\n\p{L}\p{N}]{1,4}(?:is |on |in )?(?<value>(?:0?[1-9]|1[0-2]) ?[/-] ?(?:20)?\d{2})(?![\d/-])/dgiu;
/** What is told in one breath with the number: a month and a year, and three digits. */
const beside =
  /[ ,;|\n]{1,3}(?<month>(?:0[1-9]|1[0-2])[/|-](?:20)?\d{2})(?:[ ,;|\n]{1,3}(?<code>\d{3,4}))?(?![\d/-])/duy;

/**
 * Numbers of payment cards, whole with their check digit or cut down to the last four digits, and what is told with
 * them: codes and the end of their term.
 */
export const creditCard: Recognizer = {
  name: 'credit-card',
  types: ['CREDIT_CARD'],
  context: cardWords,
  *find(text) {
    for (const chain of digitChains(text)) {
      for (const window of windows(chain, { least: 12, most: 19 })) {
        const shape = shapeOf(text, window);
        if (shape === null) continue;
        yield { start: window.start, end: window.end, type: 'CREDIT_CARD', ...shape };
        if (shape.isValidated) yield* toldBeside(text, window.end);
      }
    }
    for (const match of text.matchAll(masked)) yield card(match.index, match.index + match[0].length, 0.55);
    for (const match of text.matchAll(lastDigits)) yield* ofGroup(match, 'value', 0.25);
    for (const match of text.matchAll(code)) yield* ofGroup(match, 'value', 0.7);
    for (const match of text.matchAll(expiry)) yield* ofGroup(match, 'value', 0.25);
  },
};

function shapeOf(text: string, window: DigitWindow): { readonly shape: number; readonly isValidated: boolean } | null {
  const { start, end, digits } = window;
  if (!networks.some(({ prefix, lengths }) => lengths.includes(digits.length) && prefix.test(digits))) return null;
  if (!isLuhn(digits) || /^(\d)\1+$/u.test(digits) || !standsAlone(text, start, end)) return null;
  const layout = layoutOf(text, window);
  if (layout === 'list') return null;
  // Short ones are of few networks, and other numbers of that length check as well: articles, Aadhaar.
  const isTelling = layout === 'card' && (digits.length >= 15 || isNear(text, start, end, cardWords));
  return { shape: isTelling ? 0.7 : 0.3, isValidated: isTelling };
}

/**
 * `card`: in the groups in which cards are printed, or evenly divided. `odd`: in other groups, which a word beside it
 * has to explain. `list`: a part of a longer row of numbers.
 */
function layoutOf(text: string, { start, end, groups, before, after }: DigitWindow): 'card' | 'odd' | 'list' {
  const written = text.slice(start, end);
  const isOneLine = !written.includes('\n');
  const hasNeighbour =
    (before !== undefined && !(isOneLine && text.slice(before.end, start).includes('\n'))) ||
    (after !== undefined && !(isOneLine && text.slice(end, after.start).includes('\n')));
  const sizes = groups.map((group) => group.digits.length);
  const joined = sizesWithoutBreak(text, groups);
  if (groups.length === 1 || isPrinted(sizes) || isPrinted(joined)) {
    const isRow = groups.length > 1 && (before?.digits.length === 4 || after?.digits.length === 4);
    return hasNeighbour && isRow ? 'odd' : 'card';
  }
  if (hasNeighbour) return 'list';
  const isEven = sizes.slice(0, -1).every((size) => size === sizes[0]) && (sizes.at(-1) ?? 0) <= (sizes[0] ?? 0);
  return isEven || !isOneLine ? 'card' : 'odd';
}

function isPrinted(sizes: readonly number[]): boolean {
  return /^(?:4(?:-4){2,3}(?:-[1-5])?|4-6-[45]|4-4-[1-6]|8-8|4-12|6-10|\d+)$/u.test(sizes.join('-'));
}

/** A line may have broken within a group. */
function sizesWithoutBreak(text: string, groups: DigitWindow['groups']): readonly number[] {
  const sizes: number[] = [];
  for (const [place, { start, digits }] of groups.entries()) {
    const before = groups[place - 1];
    if (before && text.slice(before.end, start).includes('\n')) sizes.push((sizes.pop() ?? 0) + digits.length);
    else sizes.push(digits.length);
  }
  return sizes;
}

function* toldBeside(text: string, end: number): Generator<Finding> {
  beside.lastIndex = end;
  const match = beside.exec(text);
  if (!match) return;
  yield* ofGroup(match, 'month', 0.6);
  yield* ofGroup(match, 'code', 0.6);
}

function* ofGroup(match: RegExpExecArray, group: string, shape: number): Generator<Finding> {
  const span = match.indices?.groups?.[group];
  if (span) yield card(span[0], span[1], shape);
}

function card(start: number, end: number, shape: number): Finding {
  return { start, end, type: 'CREDIT_CARD', shape };
}
