import type { Finding, Recognizer } from '../recognizer';
import { convictions, nationalities, smallToo } from './data/groups-of-people';
import { isCapitalised, phraseSet, phrasesIn, wordsOf } from './support/words';

const groups = phraseSet(nationalities, convictions);
const languages = phraseSet(nationalities).phrases;
const small = phraseSet(smallToo).phrases;
const languageBefore =
  /(?<!\p{L})(?:in|into|speaks?|speaking|spoken|spoke|fluent|learn(?:s|ing)?|native|from|of the|the|translated|plain)(?: \p{Ll}+ly)? $/iu;
const languageBehind =
  /^(?:[ -](?:language|translation|version|text|speak(?:ing|ers?)|spoken|teacher|lessons?|class|grammar|law|street|road|restaurant|food|cuisine|wine)(?!\p{L})| \p{Lu}\p{Ll}+ (?:street|road)| (?:and|or) \p{Lu}\p{Ll}+ languages?)/iu;
const label =
  /(?<!\p{L})(?:nationality|religion|ethnicity|citizenship|race|political party|party affiliation|staatsangehörigkeit|nationalité|nacionalidad)["']? ?[:=] {0,4}["']?(?<value>\p{L}[\p{L}-]{2,24}(?: \p{L}[\p{L}-]{1,20})?)(?=["'\n,;<|).]|$)/dgiu;

/** Nationalities, religions and political groups. A language's name is none. */
export const nrp: Recognizer = {
  name: 'nrp',
  types: ['NRP'],
  *find(text): Generator<Finding> {
    for (const { start, end, text: name } of phrasesIn(text, wordsOf(text), groups)) {
      const lower = name.toLowerCase();
      const before = text.slice(Math.max(0, start - 28), start);
      if (!isCapitalised(name) && !(small.has(lower) && /(?<!\p{L})(?:an?|is|am|are|was|as) $/iu.test(before)))
        continue;
      if (languages.has(lower) && isLanguage(before, text.slice(end, end + 32))) continue;
      yield { start, end, type: 'NRP', shape: 0.6 };
    }
    for (const match of text.matchAll(label)) {
      const [start, end] = match.indices?.groups?.['value'] ?? [0, 0];
      yield { start, end, type: 'NRP', shape: 0.75 };
    }
  },
};

function isLanguage(before: string, behind: string): boolean {
  if (languageBehind.test(behind)) return true;
  return languageBefore.test(before) && !/^ \p{Ll}/u.test(behind);
}
