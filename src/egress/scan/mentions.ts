import { commonWords, findKnownValues, folded, LetterCases, prepareText } from '../../redaction';
import { lettersOf } from './letter-stream';
import type { Match, ProtectedValue } from './protected-value';

/** Of less letters and digits, a value is a word of any prompt: "A's". */
const shortest = 4;
/** As in the redaction: below it, a word that may be a name is left. */
const sureName = 0.7;
const unsure = 0.6;
/** Words of three letters that stand with names and are none. */
const notNames = new Set(
  'mrs mme sir rev sgt col maj gen pan shri smt tmt esq phd von van der den del las los des dos bin ibn iii'.split(' '),
);

/**
 * Finds mentions of protected values as the redaction's second pass does, by its own rules: what that leaves on purpose is no
 * mention here either. And names of three letters, which it leaves because they are words as well ("Lee", "lee"), where they
 * are written as names within a sentence.
 *
 * @param texts prepared
 * @returns for each text, its matches
 */
export function mentionsIn(texts: readonly string[], values: readonly ProtectedValue[]): readonly (readonly Match[])[] {
  let list = '';
  const entities = values.map(({ type, value, score = unsure }) => {
    const start = list.length;
    list += `${prepareText(value).text}\n`;
    return { type, score, start, end: list.length - 1, recognizer: 'protected-value' };
  });
  const [, ...found] = findKnownValues(
    [list, ...texts].map((text, place) => ({ id: String(place), text })),
    [entities],
  );
  const short = shortNames(values);
  return texts.map((text, place) => [
    ...(found[place] ?? [])
      .filter(({ start, end }) => lettersOf(text.slice(start, end)).length >= shortest)
      .map(({ start, end, type }): Match => ({ kind: 'exact', start, end, type })),
    ...shortMentions(text, short),
  ]);
}

function shortNames(values: readonly ProtectedValue[]): ReadonlySet<string> {
  const words = values.flatMap(({ type, value, score = 1 }) =>
    type === 'PERSON' && score >= sureName ? (prepareText(value).text.match(/\p{Lu}\p{Ll}{2}(?!\p{L})/gu) ?? []) : [],
  );
  return new Set(words.filter((word) => !commonWords.has(folded(word)) && !notNames.has(folded(word))));
}

function shortMentions(text: string, names: ReadonlySet<string>): readonly Match[] {
  if (names.size === 0) return [];
  const cases = new LetterCases(text);
  return [...text.matchAll(/(?<![\p{L}\p{N}])\p{Lu}\p{Ll}{2}(?![\p{L}\p{N}])/gu)]
    .filter((match) => names.has(match[0]) && cases.of(match.index, match.index + 3) === 'large')
    .map((match): Match => ({ kind: 'exact', type: 'PERSON', start: match.index, end: match.index + 3 }));
}
