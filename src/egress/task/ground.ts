import type { RedactedEntity } from '../../redaction';

/** What a model outside answered for one field, held against the document. Offsets in UTF-16 code units of its text. */
export type GroundedAnswer =
  | { readonly kind: 'found'; readonly start: number; readonly end: number; readonly quote: string }
  | { readonly kind: 'not-stated' }
  /** Its words stand nowhere in the document. */
  | { readonly kind: 'not-in-document' }
  /** It names a token that this request never had. */
  | { readonly kind: 'forged-placeholder' }
  /** No text where one was asked for. */
  | { readonly kind: 'unreadable' };

export interface RedactedDocument {
  readonly text: string;
  readonly redacted: string;
  /** In order, without overlaps, in offsets of `text`. */
  readonly entities: readonly RedactedEntity[];
}

const longestAnswer = 2000;
/** What people write for "nothing" where null was asked for. */
const nothingWords = /^(?:null|none|n\/?a|not stated|not found|unknown|-)?$/i;

/**
 * Finds what was answered in the document. An answer quotes the redacted text, so it is looked up there, and its place is
 * carried over to the original: what a placeholder or a coarser word covers counts whole. So no word of the answer itself
 * gets into the document's fields.
 *
 * @param restored the answer with its placeholders put back, for one that wrote them in another way
 * @param hasForged whether tokens were left in it that this request never had
 */
export function groundAnswer(
  answer: unknown,
  document: RedactedDocument,
  restore: (answer: string) => { readonly text: string; readonly refused: readonly string[] },
): GroundedAnswer {
  if (answer === null) return { kind: 'not-stated' };
  if (typeof answer !== 'string' || answer.length > longestAnswer) return { kind: 'unreadable' };
  if (nothingWords.test(answer.trim())) return { kind: 'not-stated' };
  const quoted = find(document.redacted, answer);
  if (quoted && !isWithinToken(document.redacted, quoted)) {
    return found(document.text, originalSpan(quoted, document));
  }
  const { text, refused } = restore(answer);
  if (refused.length > 0) return { kind: 'forged-placeholder' };
  const restored = find(document.text, text);
  return restored ? found(document.text, restored) : { kind: 'not-in-document' };
}

/** A part of a token is no quote: "PERSON" is not the name that a token of it stands for. */
function isWithinToken(redacted: string, { start, end }: Stretch): boolean {
  const isInside = (at: number): boolean => {
    const open = redacted.lastIndexOf('[', at - 1);
    return (
      open !== -1 && open > redacted.lastIndexOf(']', at - 1) && /^\[[A-Z_]+_\d+_[A-Z0-9]+\]/.test(redacted.slice(open))
    );
  };
  return isInside(start) || isInside(end);
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

function found(text: string, { start, end }: Stretch): GroundedAnswer {
  return { kind: 'found', start, end, quote: text.slice(start, end) };
}

/** The first place where words stand, at word boundaries where there is one, whatever white space parts them. */
function find(text: string, words: string): Stretch | null {
  const parts = words
    .trim()
    .split(/\s+/u)
    .filter((part) => part !== '');
  if (parts.length === 0) return null;
  const pattern = parts.map((part) => part.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('\\s+');
  const [whole, anywhere] = [`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, pattern].map((source) =>
    new RegExp(source, 'u').exec(text),
  );
  const match = whole ?? anywhere;
  return match ? { start: match.index, end: match.index + match[0].length } : null;
}

/** Where a stretch of the redacted text comes from. What was replaced counts whole, however little of it is in the stretch. */
function originalSpan(quoted: Stretch, { text, entities }: RedactedDocument): Stretch {
  let shift = 0;
  let start: number | null = null;
  let end: number | null = null;
  for (const entity of entities) {
    const from = entity.start + shift;
    const to = from + entity.replacement.length;
    if (start === null && quoted.start < to) start = quoted.start < from ? quoted.start - shift : entity.start;
    if (quoted.end <= from) {
      end = quoted.end - shift;
      break;
    }
    if (quoted.end <= to) {
      end = entity.end;
      break;
    }
    shift += entity.replacement.length - (entity.end - entity.start);
  }
  return { start: start ?? quoted.start - shift, end: Math.min(end ?? quoted.end - shift, text.length) };
}
