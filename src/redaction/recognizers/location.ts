import type { Finding, Recognizer } from '../recognizer';
import { ambiguousPlaces, cities, countries, regions } from './data/places';
import { isNoName } from './support/names';
import { isCapitalised, phraseSet, phrasesIn, wordsOf, type Word } from './support/words';

const places = phraseSet(countries, regions, cities);
const ambiguous = phraseSet(ambiguousPlaces).phrases;
const preposition =
  /(?<![\p{L}])(?:in|from|to|at|near|of|outside|around|via|visit(?:ed|ing)?|lives?|live in|based in|aus|nach|bei|à|en|de|desde|a|city|state|country|location|place|region|born|residing in|resident of|citizen of)[ :]{1,2}(?:the |downtown |northern |southern |eastern |western |central )?$/iu;
const states =
  'A[LKZR]|C[AOT]|D[CE]|FL|GA|HI|I[DLNA]|K[SY]|LA|M[EDAINSOT]|N[EVHJMYCD]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[TA]|W[AVIY]|PR|ON|QC|BC|AB|MB|SK|NS|NB|NL|PE|NSW|VIC|QLD|TAS|ACT';
const cityAndState = new RegExp(
  `(?<![\\p{L}\\p{N}])(?<value>\\p{Lu}[\\p{L}.'-]{1,20}(?: \\p{Lu}[\\p{L}.'-]{1,20}){0,2}, (?:${states}))(?![\\p{L}\\p{N}-])`,
  'dgu',
);
const abbreviation = /(?<![\p{L}\p{N}.$])(?:U\.S\.A?\.?|USA|UK|U\.K\.|UAE)(?![\p{L}\p{N}$])/gu;
const labelled =
  /(?<![\p{L}])(?:city|town|state|province|country|county|place of birth|birthplace|geburtsort|ort|stadt|ville|ciudad|pays|land)["']? ?[:=] {0,4}["']?(?<value>\p{Lu}[\p{L}.'-]{1,24}(?: [\p{L}][\p{L}.'-]{1,20}){0,2})(?=["'\n,;<|)]|$|\. |\.$)/dgiu;

/** Countries, states and large cities from lists, and places that a label or a state behind them gives away. */
export const location: Recognizer = {
  name: 'location',
  types: ['LOCATION'],
  *find(text): Generator<Finding> {
    for (const phrase of phrasesIn(text, wordsOf(text), places)) {
      const shape = listedShape(phrase, text);
      if (shape > 0) yield { start: phrase.start, end: phrase.end, type: 'LOCATION', shape };
    }
    for (const match of text.matchAll(cityAndState)) {
      const [start, end] = match.indices?.groups?.['value'] ?? [0, 0];
      const first = /^[\p{L}'-]+/u.exec(match[0])?.[0] ?? '';
      if (!isNoName(first)) yield { start, end, type: 'LOCATION', shape: 0.65 };
    }
    for (const match of text.matchAll(abbreviation)) {
      yield { start: match.index, end: match.index + match[0].length, type: 'LOCATION', shape: 0.55 };
    }
    for (const match of text.matchAll(labelled)) {
      const [start, end] = match.indices?.groups?.['value'] ?? [0, 0];
      const isWorthIt = !isNoName(text.slice(start, end)) && isCapitalised(text.slice(start, end));
      if (isWorthIt) yield { start, end, type: 'LOCATION', shape: 0.6 };
    }
  },
};

/** How telling a listed name is: alone, behind a preposition, or as part of a longer name. */
function listedShape({ start, end, text: name }: Word, text: string): number {
  const isPlaced = preposition.test(text.slice(Math.max(0, start - 28), start));
  const isAmbiguous = ambiguous.has(name.toLowerCase());
  if (!isCapitalised(name)) return isPlaced && !isAmbiguous && name.length > 4 ? 0.5 : 0;
  const isPartOfName =
    /^ \p{Lu}\p{Ll}/u.test(text.slice(end, end + 3)) ||
    /\p{Lu}\p{Ll}+ $/u.test(text.slice(Math.max(0, start - 20), start));
  if (isPlaced) return 0.65;
  if (isAmbiguous) return /^, \p{Lu}/u.test(text.slice(end, end + 3)) && !isPartOfName ? 0.55 : 0.3;
  return 0.6;
}
