import { stdnum } from 'stdnum';
import type { Finding, Recognizer } from '../recognizer';
import { groupings, type Grouped } from './support/groups';
import { isNear } from './support/near';
import { registeredNumbers, type RegisteredNumber } from './support/registered-numbers';

/** By the length of the compact number: most groups of digits are then of no kind at all. */
const byLength = new Map<number, RegisteredNumber[]>();
for (let length = 7; length <= 18; length++) {
  byLength.set(
    length,
    registeredNumbers.filter(({ compact }) => couldBe(compact, length)),
  );
}

/** Letters and digits of a group, on average: a row of single figures is a table's, not an id in pieces. */
const shortestGroups = 1.7;

/**
 * Numbers that states give to people and firms, by their checksums: national ids, tax numbers, numbers of health
 * insurances (stdnum's rules, some fifty countries). What chance alone could pass needs its usual form or a word beside it.
 */
export const nationalId: Recognizer = {
  name: 'national-id',
  types: ['NATIONAL_ID', 'TAX_ID', 'HEALTH_INSURANCE'],
  *find(text) {
    const surest = new Map<string, Finding>();
    for (const grouped of groupings(text, 18)) {
      if (grouped.groups > 2 && grouped.compact.length < grouped.groups * shortestGroups) continue;
      for (const kind of byLength.get(grouped.compact.length) ?? []) {
        const finding = judge(text, grouped, kind);
        if (!finding) continue;
        const key = `${String(finding.start)}-${String(finding.end)}`;
        const before = surest.get(key);
        if (!before || worth(finding) > worth(before)) surest.set(key, finding);
      }
    }
    yield* surest.values();
    yield* mexicanTaxNumbers(text);
    yield* unissued(text);
  },
};

const rfc = registeredNumbers.find(({ validator }) => validator === stdnum.MX?.rfc);
const mexican = /(?<![\p{L}\p{N}&])[A-ZÑ&]{3,4} ?\d{6} ?[\dA-Z]{3}(?![\p{L}\p{N}&])/gu;

/** The only ones with letters and signs that no other number has. */
function* mexicanTaxNumbers(text: string): Generator<Finding> {
  for (const match of text.matchAll(mexican)) {
    if (!rfc || !/[Ñ&]/u.test(match[0]) || !isValid(rfc, match[0].replaceAll(' ', ''))) continue;
    yield { start: match.index, end: match.index + match[0].length, type: 'TAX_ID', shape: 0.6, isValidated: true };
  }
}

function judge(text: string, grouped: Grouped, kind: RegisteredNumber): Finding | null {
  const { start, end, written, compact } = grouped;
  if (!kind.compact.test(compact) || !isValid(kind, compact)) return null;
  const isUsual = kind.usual?.test(written) ?? false;
  // A dozen numbers in a row are a table's, not one id in pieces.
  if (!isUsual && grouped.groups > 6) return null;
  const hasContext = isNear(text, start, end, kind.context);
  const isSure =
    kind.isStrong ||
    (isUsual && hasContext) ||
    isNear(text, start, end, kind.context.slice(0, 2), { before: 40, after: 0 });
  const shape = isUsual ? 0.55 : kind.isStrong ? 0.6 : 0.15;
  return { start, end, type: kind.type, shape, isValidated: isSure, hasContext };
}

function isValid({ validator, separated }: RegisteredNumber, compact: string): boolean {
  try {
    return validator.validate(separated?.(compact) ?? compact).isValid;
  } catch {
    return false;
  }
}

function worth({ shape, isValidated, hasContext }: Finding): number {
  return shape + (isValidated === true ? 1 : 0) + (hasContext === true ? 0.35 : 0);
}

function couldBe(compact: RegExp, length: number): boolean {
  const source = compact.source;
  const [least, most] = lengthsOf(source);
  return least <= length && length <= most;
}

/** The least and greatest length that an expression of single signs, classes and counts takes. */
function lengthsOf(source: string): readonly [number, number] {
  let least = 0;
  let most = 0;
  const token = /\(\?:((?:[^()]|\[[^\]]*\])*)\)(\?)?|(?:\[[^\]]*\]|\\.|[^\\^$[\]{}()?*+|])(\{(\d+)(?:,(\d+))?\}|\?)?/g;
  for (const [, inner, isOptional, quantifier, low, high] of source.matchAll(token)) {
    if (inner !== undefined) {
      const options = inner.split('|').map(lengthsOf);
      least += isOptional === '?' ? 0 : Math.min(...options.map(([shortest]) => shortest));
      most += Math.max(...options.map(([, longest]) => longest));
    } else {
      least += quantifier === '?' ? 0 : Number(low ?? 1);
      most += Number(high ?? low ?? 1);
    }
  }
  return [least, most];
}

const socialSecurity = /(?<![\p{L}\p{N}-])\d{3}-\d{2}-\d{4}(?![\p{L}\p{N}-])/gu;

/** The form is telling even where the number is not one that was ever given out: in test data, or with a slip in it. */
function* unissued(text: string): Generator<Finding> {
  for (const match of text.matchAll(socialSecurity)) {
    yield { start: match.index, end: match.index + match[0].length, type: 'NATIONAL_ID', shape: 0.5 };
  }
}
