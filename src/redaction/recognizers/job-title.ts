import type { Finding, Recognizer } from '../recognizer';
import { occupationHeads, occupations, seniorities } from './data/occupations';
import { isCapitalised, phraseSet, phrasesIn, wordsOf, type Word } from './support/words';

const listed = phraseSet(occupations, plurals(occupations));
const heads = phraseSet(occupationHeads);
const seniority = phraseSet(seniorities).phrases;
const saysSo =
  /(?:(?:works?|worked|working|employed|serves?|served|job|position|role|career|acting|appointed|trained|hired|promoted|elected|arbeitet|travaille|trabaja) (?:\p{L}+ )?(?:as|to|als|comme|como|of|was|is)|(?<!\p{L})(?:i am|i'm|he is|she is|he's|she's|he was|she was|is|was|became|become|becoming|being))(?: an?| the| our| their|) $/iu;
const label =
  /(?<!\p{L})(?:occupation|profession|job ?title|job|position|title|role|beruf|profesión|métier|designation|employment)["']? ?[:=] {0,4}["']?(?<value>\p{L}[\p{L}&/'.-]{1,24}(?: [\p{L}&/'.-]{1,24}){0,4})(?=["'\n,;<|)]|$|\. |\.$)/dgiu;
const officeOf =
  /(?<!\p{L})(?<value>(?:(?:Executive |Senior |Assistant |Associate )?(?:Vice President|Director|Head|Manager|Professor|Dean|Secretary|Minister|Chief|VP)) of (?:the )?\p{Lu}\p{L}+(?:(?: and| &)? \p{Lu}\p{L}+){0,2})(?!\p{L})/dgu;
const office = /(?<!\p{L})(?:CEO|CFO|COO|CTO|CIO|CMO|CISO|EVP|SVP)(?!\p{L})/gu;

/** Occupations and offices. General words such as "director" need a seniority, a verb or a label to be one. */
export const jobTitle: Recognizer = {
  name: 'job-title',
  types: ['JOB_TITLE'],
  *find(text): Generator<Finding> {
    const words = wordsOf(text);
    const places = new Map(words.map((word, place) => [word.start, place]));
    for (const phrase of phrasesIn(text, words, listed)) {
      const start = withSeniority(phrase, words, places, text);
      const shape = isPartOfName(phrase, text) ? 0.3 : 0.6;
      yield { start, end: phrase.end, type: 'JOB_TITLE', shape };
    }
    for (const phrase of phrasesIn(text, words, heads)) {
      const start = withSeniority(phrase, words, places, text);
      const isSaid = saysSo.test(text.slice(Math.max(0, start - 48), start));
      if (isSaid || (start < phrase.start && (isCapitalised(phrase.text) || phrase.text.length > 7))) {
        yield { start, end: phrase.end, type: 'JOB_TITLE', shape: isSaid ? 0.6 : 0.5 };
      }
    }
    for (const match of text.matchAll(office)) {
      yield { start: match.index, end: match.index + match[0].length, type: 'JOB_TITLE', shape: 0.6 };
    }
    for (const [expression, shape] of [
      [label, 0.65],
      [officeOf, 0.65],
    ] as const) {
      for (const match of text.matchAll(expression)) {
        const [start, end] = match.indices?.groups?.['value'] ?? [0, 0];
        yield { start, end, type: 'JOB_TITLE', shape };
      }
    }
  },
};

/** Where the words begin that stand before an occupation and belong to it, three at most. */
function withSeniority(
  phrase: Word,
  words: readonly Word[],
  places: ReadonlyMap<number, number>,
  text: string,
): number {
  let start = phrase.start;
  const place = places.get(phrase.start) ?? 0;
  for (let back = place - 1; back >= Math.max(0, place - 3); back--) {
    const word = words[back];
    if (!word || !/^\.? $/u.test(text.slice(word.end, start)) || !seniority.has(word.text.toLowerCase())) break;
    start = word.start;
  }
  return start;
}

/** `Baker Street`, `Susan Baker`: a capital inside of a sentence, beside another one. */
function isPartOfName({ start, end, text: name }: Word, text: string): boolean {
  if (!/^\p{Lu}\p{Ll}/u.test(name) || name.includes(' ')) return false;
  return (
    /^ \p{Lu}\p{Ll}/u.test(text.slice(end, end + 3)) ||
    /\p{Lu}(?:\p{Ll}+|\.) $/u.test(text.slice(Math.max(0, start - 20), start))
  );
}

function plurals(list: string): string {
  return list
    .split('|')
    .filter((name) => /^[a-z ]+[^s]$/u.test(name))
    .map((name) => (name.endsWith('man') ? `${name.slice(0, -2)}en` : `${name}s`))
    .join('|');
}
