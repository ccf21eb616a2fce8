import commonWords from '../extract/common-words.json';

/** Words that a name without any boundaries is cut into, unless others are given. */
const usualWords: ReadonlySet<string> = new Set(commonWords.words.split(' '));

/**
 * The plain words that a bare label name stands for, to be scored as what continues a text: "lost_or_stolen_card" is "lost or
 * stolen card", "checkClaimStatus" and "CLAIM-STATUS" are "check claim status" and "claim status". A name that is one run of
 * letters is cut where known words meet ("closeaccount": "close account"), into as few as possible, or stays whole.
 * Capitals stay only in an abbreviation among small letters ("PTORequest": "PTO request"). A name without a letter or digit stays
 * as it is, so that the answer is never empty.
 *
 * @param label - not empty
 * @param words - lower-case; those of the unlabelled texts serve well beside the usual ones
 */
export function describeLabel(label: string, words: Iterable<string> = []): string {
  const hasCase = /\p{Ll}/u.test(label);
  const parts = label
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((part) => part !== '')
    .map((part) => (hasCase && /^\p{Lu}{2,}$/u.test(part) ? part : part.toLowerCase()));
  const [only = label] = parts;
  if (parts.length > 1) return parts.join(' ');
  return cutIntoWords(only, new Set([...usualWords, ...words])).join(' ');
}

/** The fewest known words that follow each other to make up a run of letters, or the run itself. */
function cutIntoWords(run: string, words: ReadonlySet<string>): readonly string[] {
  if (words.has(run)) return [run];
  const best: (readonly string[] | null)[] = [[]];
  for (let end = 1; end <= run.length; end += 1) {
    let fewest: readonly string[] | null = null;
    for (let start = 0; start < end; start += 1) {
      const before = best[start];
      const word = run.slice(start, end);
      if (!before || word.length < shortestWord || !words.has(word)) continue;
      if (!fewest || before.length + 1 < fewest.length) fewest = [...before, word];
    }
    best.push(fewest);
  }
  return best[run.length] ?? [run];
}

/** Single letters are words of a text, too, and would make words of any name. */
const shortestWord = 2;
