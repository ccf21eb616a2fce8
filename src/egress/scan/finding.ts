import type { EntityType } from '../../redaction';

/** Half-open, in UTF-16 code units of whatever text is spoken of. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * How something was found. `exact`: a protected value, whatever its case, accents, spacing or encoding. `recognizer`: what
 * looks like an entity by itself. `fuzzy`: a protected value with a slip in it. `unreadable`: nobody can say what it is.
 * `limit`: there was more than the scan looks through.
 */
export type ScanKind = 'exact' | 'recognizer' | 'fuzzy' | 'unreadable' | 'limit';

/** A reason why a body must not leave. Holds no protected value, so that it can be shown and logged. */
export interface ScanFinding {
  readonly kind: ScanKind;
  /** Null where nothing was recognised: `unreadable` and `limit`. */
  readonly type: EntityType | null;
  /** For a person, as the end of a sentence: `inside of base64 in the request’s text`. */
  readonly where: string;
  /** Where it stands in the string, name or number of the body; what an encoding hides has the span of all that was encoded. */
  readonly hit: Span;
  /** JSON Pointer (RFC 6901) of that string or number in the body; of its member, for a name. */
  readonly path: string;
  /** The hit with most of it left out: `M…a G…z`. Empty for secrets and for what can't be read. */
  readonly sample: string;
}

const mostWords = 3;

/** What may be shown of a value: the ends of three words; of a number, the ends of the whole; of a secret, nothing. */
export function sampleOf(value: string, type: EntityType): string {
  if (type === 'SECRET') return '';
  const words = /\p{N}/u.test(value) ? [value] : value.split(/[\s,;/]+/u);
  const shown = words.map(ends).filter((word) => word !== '');
  return [...shown.slice(0, mostWords), ...(shown.length > mostWords ? ['…'] : [])].join(' ');
}

function ends(word: string): string {
  const signs = word.match(/[\p{L}\p{N}]/gu) ?? [];
  const [first = ''] = signs;
  // Both ends of a short word are nearly all of it.
  return first === '' ? '' : `${first}…${signs.length > 3 ? (signs.at(-1) ?? '') : ''}`;
}
