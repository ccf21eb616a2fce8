import type { Recognizer } from '../recognizer';
import { forenames } from './support/forenames';

const word = /\p{L}[\p{L}'’-]*/gu;
const surname = /^ \p{Lu}[\p{L}'’-]{1,24}(?: \p{Lu}[\p{L}'’-]{1,24})?/u;

/**
 * Names that begin with a frequent forename. A guess, for when the entity model is not there: it knows neither rare names nor
 * a surname alone.
 */
export const personGuess: Recognizer = {
  name: 'person-guess',
  types: ['PERSON'],
  *find(text) {
    for (const match of text.matchAll(word)) {
      const first = match[0].replace(/['’]s$/u, '');
      if (!forenames.has(first)) continue;
      const more =
        first === match[0]
          ? (surname.exec(text.slice(match.index + first.length, match.index + first.length + 52))?.[0] ?? '')
          : '';
      yield {
        start: match.index,
        end: match.index + first.length + more.length,
        type: 'PERSON',
        shape: more === '' ? 0.5 : 0.6,
      };
    }
  },
};
