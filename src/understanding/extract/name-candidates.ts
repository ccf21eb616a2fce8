import type { Span } from '../../documents';

const MOST_WORDS = 5;
const PARTICLES = new Set([
  'van',
  'von',
  'de',
  'der',
  'den',
  'del',
  'della',
  'di',
  'da',
  'du',
  'la',
  'le',
  'al',
  'bin',
  'ter',
  'zu',
  'dos',
  'and',
  '&',
  'y',
  'of',
  'ni',
]);
const HONORIFICS = /^(?:mr|mrs|ms|miss|mx|dr|prof|sir|dame|rev|herr|frau|shri|smt)\.?$/iu;

/**
 * Spans that could be the name of a person or a company: runs of up to five capitalised words of one line (or of
 * any words, in a text written without capitals), titles left out.
 */
export function nameCandidates(text: string): Span[] {
  const hasCapitals = (text.match(/(?<=[\p{Ll},] )\p{Lu}\p{Ll}+/gu)?.length ?? 0) >= 2;
  const spans: Span[] = [];
  for (const line of text.matchAll(/[^\n\t;:|<>()"“”]+/gu)) {
    const words = [...line[0].matchAll(/[\p{L}&][\p{L}\p{M}\p{N}'’.&-]*/gu)].map((match) => ({
      start: line.index + match.index,
      end: line.index + match.index + match[0].replace(/(?<![.'’-])[.'’-]+$/u, '').length,
      text: match[0],
    }));
    for (let first = 0; first < words.length; first++) {
      const opening = words[first];
      if (!opening || !canBound(opening.text, hasCapitals)) continue;
      for (let last = first; last < Math.min(words.length, first + MOST_WORDS); last++) {
        const closing = words[last];
        const previous = words[last - 1];
        if (!closing) break;
        if (last > first && previous && !isJoined(text.slice(previous.end, closing.start))) break;
        if (!canContinue(closing.text, hasCapitals)) break;
        if (!canBound(closing.text, hasCapitals)) continue;
        const end = isAbbreviation(text, closing) ? closing.end + 1 : closing.end;
        if (end - opening.start >= 3) spans.push({ start: opening.start, end });
      }
    }
  }
  return spans;
}

/** Words of one name stand a space apart, at most with the point of an initial or the comma of ", Inc" between. */
function isJoined(gap: string): boolean {
  return /^(?:\.? {1,2}|, ?)$/u.test(gap);
}

function isAbbreviation(text: string, word: Span): boolean {
  return text[word.end] === '.' && /^(?:inc|ltd|co|jr|sr|corp|bros)$/iu.test(text.slice(word.start, word.end));
}

function canBound(word: string, hasCapitals: boolean): boolean {
  const bare = word.replace(/(?<!\.)\.+$/u, '');
  if (HONORIFICS.test(bare) || PARTICLES.has(bare)) return false;
  return !hasCapitals || /^\p{Lu}/u.test(bare);
}

function canContinue(word: string, hasCapitals: boolean): boolean {
  if (HONORIFICS.test(word)) return false;
  return !hasCapitals || /^\p{Lu}/u.test(word) || PARTICLES.has(word);
}
