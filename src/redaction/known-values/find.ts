import type { Entity } from '../entity';
import type { EntityType } from '../entity-types';
import { LetterCases } from '../letter-case';
import type { RequestPart } from '../request';
import { folded } from '../subjects';
import { commonWords } from './common-words';

/** What the second pass is called as a recognizer. */
const knownValueName = 'known-value';

/** A value that was found, as the second pass looks for it. */
interface Known {
  readonly type: EntityType;
  readonly score: number;
  /** Whether its words may be parted by anything but letters and digits, or only by what parts words of a name. */
  readonly isLoose: boolean;
  /** A word of any text, too: only where it is written as a name within a sentence. */
  readonly isCommon?: boolean;
}

/** From which score on a common word that was found once counts as a name elsewhere. */
const sureName = 0.7;
/** Written with a capital letter, and seldom a name. */
const dateWords = new Set(
  'january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday'.split(
    ' ',
  ),
);

const legalForms =
  /,? (?:Ltd|Limited|Inc|Incorporated|LLC|LLP|LP|PLC|plc|Corp|Corporation|Co|Company|GmbH|AG|KG|SE|S\.A|SARL|B\.V|N\.V|Pty(?: Ltd)?|Pvt\.? Ltd|Oy|AB|A\/S|Kft|Zrt|s\.r\.o|d\.o\.o)\.?$/iu;
const shortest = 4;
/** Words of a name that are looked at together. */
const mostTokens = 10;
const longestKey = 80;

/** Types of which only the very words are looked for: they have many other meanings in part. */
const exactTypes = new Set<EntityType>([
  'JOB_TITLE',
  'NRP',
  'LOCATION',
  'DATE_TIME',
  'DATE_OF_BIRTH',
  'AMOUNT',
  'ADDRESS',
]);

/**
 * The second pass: every further mention of a found value in any part of a request. Case, accents, spacing, separators, line
 * breaks and hyphenation do not matter, nor does whether the value is part of a file name or an address; of a person, each
 * name counts by itself. Short values are not looked for, and common words only where they are written as names, dates never:
 * "May" stays a month.
 *
 * @param entities what was found in each part
 * @returns for each part, mentions that none of its own entities covers
 */
export function findKnownValues(
  parts: readonly RequestPart[],
  entities: readonly (readonly Entity[])[],
): readonly (readonly Entity[])[] {
  const known = new Map<string, Known>();
  const literal = new Map<string, Known>();
  for (const [part, own] of entities.entries()) {
    const text = parts[part]?.text ?? '';
    for (const entity of own) learn(text.slice(entity.start, entity.end), entity, known, literal);
  }
  if (known.size === 0 && literal.size === 0) return parts.map(() => []);
  return parts.map(({ text }, part) => {
    const covered = new Uint8Array(text.length);
    for (const { start, end } of entities[part] ?? []) covered.fill(1, start, end);
    const found = [...search(text, known), ...searchLiteral(text, literal)];
    return found.filter(({ start, end }) => covered.subarray(start, end).includes(0));
  });
}

function learn(value: string, { type, score }: Entity, known: Map<string, Known>, literal: Map<string, Known>): void {
  const add = (words: string, isLoose: boolean, isCommon = false) => {
    for (const key of keysOf(words)) {
      const before = known.get(key);
      if (!before || before.score < score) known.set(key, { type, score, isLoose, isCommon });
    }
  };
  const addWord = (word: string) => {
    if (isDistinct(word)) add(word, false);
    else if (score >= sureName && isWrittenAsName(word)) add(word, false, true);
  };
  if (type === 'SECRET') {
    if (value.length >= shortest) literal.set(value, { type, score, isLoose: true });
    return;
  }
  if (type === 'AGE') return;
  const words = value.match(/[\p{L}\p{N}]+/gu) ?? [];
  if (exactTypes.has(type)) {
    const isTelling =
      words.length > 1
        ? value.length > 5
        : value.length >= shortest && !commonWords.has(folded(value)) && /\p{L}/u.test(value);
    if (isTelling) add(value, false);
    return;
  }
  if (/\d/u.test(value)) {
    // A number is told apart from others by its length.
    if (value.replaceAll(/[^\p{L}\p{N}]/gu, '').length >= 6) add(value, true);
    return;
  }
  if (type === 'PERSON') {
    if (words.length > 1) {
      add(value, false);
      add(words.toReversed().join(' '), false);
    }
    for (const word of words) addWord(word);
    return;
  }
  if (words.length > 1) add(value, false);
  else addWord(value);
  if (type === 'ORGANIZATION') {
    const name = value.replace(legalForms, '');
    const [first = ''] = name.match(/[\p{L}\p{N}]+/gu) ?? [];
    if (name !== value && isDistinct(name)) add(name, false);
    if (isDistinct(first) && first.length > shortest && /^\p{Lu}/u.test(first)) add(first, false);
  }
}

function isDistinct(word: string): boolean {
  const plain = folded(word);
  return plain.length >= shortest && !commonWords.has(plain) && !commonWords.has(plain.replace(/s$/u, ''));
}

function isWrittenAsName(word: string): boolean {
  return word.length >= shortest && /^\p{Lu}\p{Ll}/u.test(word) && !dateWords.has(word.toLowerCase());
}

/** As it is looked up: letters and digits alone. Umlauts may be written with an "e". */
function keysOf(words: string): readonly string[] {
  const plain = compact(folded(words));
  const keys = new Set([plain]);
  if (/[äöü]/iu.test(words)) keys.add(compact(folded(words.replaceAll(/[äöüÄÖÜ]/gu, (letter) => `${letter}e`))));
  if (/(?:ae|oe|ue)/u.test(plain)) keys.add(plain.replaceAll(/([aou])e/gu, '$1'));
  return [...keys].filter((key) => key.length >= 2 && key.length <= longestKey);
}

function compact(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}]/gu, '');
}

interface Token {
  readonly start: number;
  readonly end: number;
  readonly folded: string;
}

/** Words, parts of a word that a capital begins, and figures; an escaped space is none of them. */
const token =
  /%20|\p{Lu}\p{M}*(?:\p{Ll}|\p{M})+|\p{Lu}(?:\p{M}|\p{Lu}(?!\p{Ll}))*|(?:\p{Ll}|\p{M})+|\p{N}+|(?:\p{Lo}|\p{Lm}|\p{M})+/gu;
const nameGap =
  /^(?:[ \t._+'’,/–-]{0,3}|[-\u00ad\u2010]?[ \t]*\r?\n[ \t>]*|%20| {1,20}|[\u200b-\u200d\ufeff\u00a0\u202f]{1,3})$/u;
const looseGap = /^[^\p{L}\p{N}]{0,6}$/u;

function* search(text: string, known: ReadonlyMap<string, Known>): Generator<Entity> {
  const tokens = [...text.matchAll(token)]
    .filter((match) => match[0] !== '%20')
    .map((match): Token => ({ start: match.index, end: match.index + match[0].length, folded: folded(match[0]) }));
  const cases = new LetterCases(text);
  const beginnings = new Set([...known.keys()].map((key) => key.slice(0, 2)));
  for (let first = 0; first < tokens.length; first++) {
    const begin = tokens[first];
    if (!begin || !mayBegin(begin.folded, tokens[first + 1]?.folded ?? '', beginnings)) continue;
    let key = '';
    let isName = true;
    let best: { readonly end: number; readonly last: number; readonly value: Known } | null = null;
    for (let last = first; last < Math.min(tokens.length, first + mostTokens); last++) {
      const own = tokens[last];
      if (!own) break;
      const gap = text.slice(tokens[last - 1]?.end ?? own.start, own.start);
      if (last > first && !nameGap.test(gap)) {
        isName = false;
        if (!looseGap.test(gap)) break;
      }
      key += own.folded;
      if (key.length > longestKey) break;
      const value = known.get(key) ?? (own.folded === 's' ? undefined : known.get(withoutEnding(key)));
      const isMeant = value?.isCommon !== true || cases.of(begin.start, own.end) === 'large';
      if (value && isMeant && (isName || value.isLoose) && isBounded(text, begin.start, own.end, value))
        best = { end: own.end, last, value };
    }
    if (!best) continue;
    yield {
      start: begin.start,
      end: best.end,
      type: best.value.type,
      score: best.value.score,
      recognizer: knownValueName,
    };
    first = best.last;
  }
}

function mayBegin(own: string, following: string, beginnings: ReadonlySet<string>): boolean {
  return beginnings.has((own + following).slice(0, 2));
}

/** Plurals and genitives. */
function withoutEnding(key: string): string {
  return key.length > shortest && key.endsWith('s') ? key.slice(0, -1) : key;
}

/** A name may stand inside of a word where a capital or a figure divides it; a figure's neighbours are no figures. */
function isBounded(text: string, start: number, end: number, { isLoose }: Known): boolean {
  if (isLoose) return !/[\p{N}]/u.test(text.charAt(start - 1)) && !/[\p{N}]/u.test(text.charAt(end));
  const before = text.charAt(start - 1);
  const after = text.charAt(end);
  const isFree = (sign: string) => !/[\p{L}\p{M}]/u.test(sign);
  const isHump = /\p{Ll}/u.test(before) && /\p{Lu}/u.test(text.charAt(start));
  const goesOn = /\p{Lu}/u.test(after) && /\p{Ll}/u.test(text.charAt(end - 1));
  return (isFree(before) || isHump) && (isFree(after) || goesOn);
}

function* searchLiteral(text: string, literal: ReadonlyMap<string, Known>): Generator<Entity> {
  for (const [value, { type, score }] of literal) {
    for (let at = text.indexOf(value); at !== -1; at = text.indexOf(value, at + value.length)) {
      yield { start: at, end: at + value.length, type, score, recognizer: knownValueName };
    }
  }
}
