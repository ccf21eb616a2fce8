/**
 * The one canonical JSON text of a value (RFC 8785, JSON Canonicalization Scheme): properties sorted by UTF-16 code units, no
 * white space, numbers and strings as ECMAScript writes them. Equal values have equal texts, so that it can be hashed.
 *
 * @throws TypeError for what JSON can't tell: a number that is not finite, undefined, a lone surrogate, a symbol as a
 *   property's name, an object that is neither plain nor an array
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('JSON has no number that is not finite.');
    return JSON.stringify(value);
  }
  if (typeof value === 'string') return quoted(value);
  // Array.from also visits the holes of an array, which are undefined.
  if (Array.isArray(value)) return `[${Array.from(value, canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || !isPlain(value)) throw new TypeError(`JSON has no ${typeof value} like this.`);
  const members = Object.entries(value)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${quoted(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}

function quoted(text: string): string {
  // With the u flag a surrogate matches only where it has no partner.
  if (/\p{Surrogate}/u.test(text)) throw new TypeError('JSON of the canonical kind has no lone surrogate.');
  return JSON.stringify(text);
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return (prototype === Object.prototype || prototype === null) && Object.getOwnPropertySymbols(value).length === 0;
}
