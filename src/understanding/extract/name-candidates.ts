import type { Span } from '../../documents';

/** Words of a part of a run of capitalised words; a whole run may have more. */
const MOST_WORDS = 5;
const MOST_WORDS_OF_A_RUN = 10;

/** Lines of a letterhead: each may be a name as a whole, whatever signs are in it. */
const HEADER_LINES = 6;
const LONGEST_HEADER = 70;
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
  'ter',
  'zu',
  'dos',
  'and',
  '&',
  'y',
  'of',
  'ni',
  'bin',
  'binti',
  'a/p',
  'a/l',
  's/o',
  'd/o',
  'the',
  'for',
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
    const words = [...line[0].matchAll(/[\p{L}&](?:\/\p{L}(?!\p{L})|[\p{L}\p{M}\p{N}'’.&-]*)/gu)].map((match) => ({
      start: line.index + match.index,
      end: line.index + match.index + match[0].replace(/(?<![.'’-])[.'’-]+$/u, '').length,
      text: match[0],
    }));
    for (let first = 0; first < words.length; first++) {
      const opening = words[first];
      if (!opening || !canBound(opening.text, hasCapitals)) continue;
      const isRunStart = first === 0 || !canContinue(words[first - 1]?.text ?? '', hasCapitals);
      const most = isRunStart ? MOST_WORDS_OF_A_RUN : MOST_WORDS;
      for (let last = first; last < Math.min(words.length, first + most); last++) {
        const closing = words[last];
        const previous = words[last - 1];
        if (!closing) break;
        if (last > first && previous && !isJoined(text, previous, closing)) break;
        if (!canContinue(closing.text, hasCapitals)) break;
        if (!canBound(closing.text, hasCapitals)) continue;
        const end = isAbbreviation(text, closing) ? closing.end + 1 : closing.end;
        const next = words[last + 1];
        const isPart = next && canContinue(next.text, hasCapitals) && isJoined(text, closing, next);
        if (last - first >= MOST_WORDS && isPart) continue;
        if (end - opening.start >= 3) spans.push({ start: opening.start, end });
      }
    }
  }
  return [...spans, ...headerLines(text)];
}

function headerLines(text: string): Span[] {
  const spans: Span[] = [];
  let lines = 0;
  for (const line of text.slice(0, 2000).matchAll(/[^\n]*\S[^\n]*/gu)) {
    if (++lines > HEADER_LINES) break;
    const lead = /^[\s*#=_"-]*/u.exec(line[0])?.[0].length ?? 0;
    const words = line[0].slice(lead).replace(/[\s*#=_,;:-]+$/u, '');
    if (words.length < 3 || words.length > LONGEST_HEADER || !/^[\p{Lu}\p{N}]/u.test(words)) continue;
    if (/^(?:dear|hi|hello|hey|to|from|re|subject|date)\b/iu.test(words)) continue;
    if (/:|@|\d{3}/u.test(words) || !/\p{L}{2}|(?:\p{L} ){3}/u.test(words)) continue;
    spans.push({ start: line.index + lead, end: line.index + lead + words.length });
  }
  return spans;
}

/**
 * Words of one name stand a space apart, with at most the point of an initial or an abbreviation between, or a comma
 * before a legal form ("Smith, Inc").
 */
function isJoined(text: string, before: Span, after: Span): boolean {
  const gap = text.slice(before.end, after.start);
  if (/^ {1,2}$/u.test(gap)) return true;
  const word = text.slice(before.start, before.end);
  if (/^\. {0,2}$/u.test(gap)) return word.length <= 2 || ABBREVIATIONS.test(word);
  return /^, ?$/u.test(gap) && LEGAL_FORMS.test(text.slice(after.start, after.end));
}

const ABBREVIATIONS = /^(?:inc|ltd|co|jr|sr|corp|bros|mrs|dr|prof|rev|capt|sgt|gen|mfg|intl|assoc|dept|pte|pty|sdn)$/iu;
const LEGAL_FORMS =
  /^(?:inc|ltd|limited|llc|llp|lp|plc|corp|corporation|co|jr|sr|ii|iii|iv|esq|md|phd|p\.?c|l\.?p|n\.?a|s\.?a|s\.?l|s\.?r\.?l|b\.?v|n\.?v|a\.?s|gmbh|ag|se|lda|l\.?l\.?c|l\.?l\.?p|d\.?d\.?s|p\.?a)\.?$/iu;

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
