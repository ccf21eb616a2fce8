import type { EntityType } from '../entity-types';
import type { TaggedSpan } from '../tagger';
import { LetterCases } from '../letter-case';
import type { TaggedWord } from './tagged-words';

/** From which probability of being anything a word counts, by type. */
export type Thresholds = Readonly<Partial<Record<EntityType, number>>>;

const defaultThreshold = 0.5;
/** Words that name nothing by themselves, nor together: "of the" alone is no place. */
const functionWords = new Set(
  'a an and as at but by for from he her his i in into is it its me my nor of on or our s she so that the their them these they this those to us was we were will with you your'.split(
    ' ',
  ),
);
/** What a form calls a number, in capitals as short names are. */
const labelWords = new Set('iban bic swift vat ein ssn dob mrn pin fax tel ref'.split(' '));
/** Who speaks in a record of a chat, by role and not by name. */
const speakers = new Set('agent assistant bot caller chatbot client customer operator support system user'.split(' '));
const punctuation = /^[\p{P}\p{S}]+$/u;
/** Letters and signs that may stand between two words of one entity, spaces apart. */
const widestGap = 3;

/** Joins the words that count to entities, which follow one another without overlaps. */
export function spansOf(text: string, words: readonly TaggedWord[], thresholds: Thresholds): readonly TaggedSpan[] {
  const spans: { start: number; end: number; type: EntityType; sum: number; words: number }[] = [];
  for (const { start, end, any, type, isBeginning } of countingWords(text, withWholeNames(text, words), thresholds)) {
    const before = spans.at(-1);
    const gap = before ? text.slice(before.end, start) : '';
    if (before?.type === type && !isBeginning && gap.trim().length <= widestGap && !/\n\s*\n/u.test(gap)) {
      before.end = end;
      before.sum += any;
      before.words++;
    } else {
      spans.push({ start, end, type, sum: any, words: 1 });
    }
  }
  return spans
    .filter(({ start, end, type }) => namesSomething(text.slice(start, end), type))
    .map(({ start, end, type, sum, words: count }) => {
      const span = namedPart(text, start, end);
      const score = sum / count;
      return {
        ...span,
        type,
        score: isCode(text.slice(span.start, span.end), type) ? Math.min(score, sureOfCode) : score,
      };
    });
}

/** The score at most of an address without a word: a telephone number or a plate is known better by its pattern. */
const sureOfCode = 0.5;

function isCode(value: string, type: EntityType): boolean {
  return type === 'ADDRESS' && !/\p{L}{3}/u.test(value);
}

/** Words that lead to an entity or on from it, and are no part of one: "Thursday at". Articles may be: "The Hague". */
const leading = /^(?:(?:and|as|at|by|for|from|in|is|of|on|or|to|was|with)[ \n]+)+/u;
const trailing = /(?:[ \n]+(?:a|an|and|as|at|by|for|from|in|is|of|on|or|the|to|was|with))+$/u;

function namedPart(text: string, start: number, end: number): { start: number; end: number } {
  const from = start + (leading.exec(text.slice(start, end))?.[0].length ?? 0);
  return { start: from, end: end - (trailing.exec(text.slice(from, end))?.[0].length ?? 0) };
}

/** Types whose words are written with a capital letter. */
const named: ReadonlySet<EntityType> = new Set(['PERSON', 'ORGANIZATION', 'LOCATION']);
/** From which probability a word counts that is no name by its looks and has no name beside it. */
const leastOfSmall = 0.9;
/** How much less a word needs that looks like a name: the model does not see its case. */
const easeOfLarge = 0.25;

/** The words that count: each by itself, or beside one of its type that does. Punctuation alone is nothing. */
function countingWords(
  text: string,
  words: readonly TaggedWord[],
  thresholds: Thresholds,
): readonly (TaggedWord & { readonly type: EntityType })[] {
  const cases = new LetterCases(text);
  const possible = words.flatMap((word) => {
    const { start, end, any, type } = word;
    if (type === null || punctuation.test(text.slice(start, end))) return [];
    const threshold = thresholds[type] ?? defaultThreshold;
    const looks = named.has(type) ? cases.of(start, end) : 'silent';
    const needed =
      looks === 'small' ? Math.max(leastOfSmall, threshold) : looks === 'large' ? threshold * easeOfLarge : threshold;
    return any < Math.min(threshold, needed) ? [] : [{ ...word, type, counts: any >= needed }];
  });
  const spread = (order: typeof possible) => {
    for (const [place, word] of order.entries()) {
      const before = order[place - 1];
      if (before?.counts === true && areOneName(text, before, word)) word.counts = true;
    }
  };
  spread(possible);
  spread(possible.toReversed());
  return possible.filter(({ counts }) => counts);
}

function areOneName(text: string, a: TaggedWord, b: TaggedWord): boolean {
  if (a.type !== b.type) return false;
  const gap = text.slice(Math.min(a.end, b.end), Math.max(a.start, b.start));
  return /^[ '\u2019&./-]?$/u.test(gap);
}

function namesSomething(value: string, type: EntityType): boolean {
  // In capitals, "US" and "IT" may be names; "Will" and "May" may be, too.
  const words = value.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  if (words.every((word) => functionWords.has(word) || labelWords.has(word.toLowerCase()))) return false;
  // The number of a paragraph, or half of a time of day.
  if (type === 'DATE_TIME' && /^\d{1,2}$/u.test(value)) return false;
  return type !== 'PERSON' || words.length > 1 || !speakers.has(value.toLowerCase());
}

const capitalised = /^\p{Lu}/u;
const letters = /^[\p{L}\p{M}]{2,}$/u;

/**
 * Takes names that a hyphen or an apostrophe divides for one word, as their readers do: O'Brien, Jean-Pierre. The model
 * reads them as words of their own, and half a name is as good as the whole. Not "London-based", nor "Maria's".
 */
function withWholeNames(text: string, words: readonly TaggedWord[]): readonly TaggedWord[] {
  const whole: TaggedWord[] = [];
  for (const word of words) {
    const before = whole.at(-2);
    const sign = whole.at(-1);
    if (before && sign?.start === before.end && sign.end === word.start && isOneName(text, before, sign, word)) {
      const surer = before.any >= word.any ? before : word;
      whole.splice(-2, 2, { ...surer, start: before.start, end: word.end, isBeginning: before.isBeginning });
    } else {
      whole.push(word);
    }
  }
  return whole;
}

function isOneName(text: string, before: TaggedWord, sign: TaggedWord, after: TaggedWord): boolean {
  if (!/^['\u2019-]$/u.test(text.slice(sign.start, sign.end))) return false;
  const next = text.slice(after.start, after.end);
  return capitalised.test(text.charAt(before.start)) && capitalised.test(next) && letters.test(next);
}
