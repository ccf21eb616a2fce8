import { commonWords, prepareText, type EntityType } from '../../redaction';
import { letterStream, lettersOf, unconfused, type LetterStream } from './letter-stream';
import type { Match, ProtectedValue } from './protected-value';

/** Of so many letters and digits, chance puts no value together out of its neighbours. */
const telling = 9;
/** Of a number, where it stands by itself. */
const tellingNumber = 6;
/** Of a number, even where more digits follow. */
const tellingAnywhere = 12;
/** What tells a value apart when it is looked up. */
const beginning = 6;
/** Of these, another spelling with the same digits is another value: `1.000,00` and `100,000`. */
const leftOut: ReadonlySet<EntityType> = new Set(['AMOUNT', 'AGE', 'SECRET']);

interface Key {
  readonly type: EntityType;
  readonly letters: string;
  readonly hasDigit: boolean;
  /** How the digits of the value are written; letters that look like them are counted out. */
  readonly digits: number;
}

/** Looks for protected values whatever parts their letters and digits: `D E 8 9-3704`, `89.DE`. */
export class Scattered {
  readonly #keys: ReadonlyMap<string, readonly Key[]>;

  constructor(values: readonly ProtectedValue[]) {
    const keys = new Map<string, Key[]>();
    const known = new Set<string>();
    for (const { type, value } of values) {
      if (leftOut.has(type)) continue;
      const prepared = prepareText(value).text;
      const written = [lettersOf(prepared), ...reversed(prepared)];
      for (const letters of written) {
        const digits = letters.match(/\p{N}/gu)?.length ?? 0;
        const shortest = digits >= letters.length / 2 ? tellingNumber : telling;
        // "Telephone" was taken for a place, and is a word elsewhere.
        if (letters.length < shortest || commonWords.has(letters)) continue;
        const key: Key = { type, hasDigit: digits > 0, digits, letters: digits > 0 ? unconfused(letters) : letters };
        const identity = `${type} ${key.letters}`;
        if (known.has(identity)) continue;
        known.add(identity);
        const start = key.letters.slice(0, beginning);
        keys.set(start, [...(keys.get(start) ?? []), key]);
      }
    }
    this.#keys = keys;
  }

  /** @param text prepared */
  in(text: string): readonly Match[] {
    if (this.#keys.size === 0) return [];
    const stream = letterStream(text);
    const plain = stream.letters;
    const digits = unconfused(plain);
    const matches: Match[] = [];
    for (let at = 0; at + beginning <= plain.length; at++) {
      const own = this.#keys.get(plain.slice(at, at + beginning));
      const confused = this.#keys.get(digits.slice(at, at + beginning));
      if (!own && !confused) continue;
      for (const key of new Set([...(own ?? []), ...(confused ?? [])])) {
        if (!(key.hasDigit ? digits : plain).startsWith(key.letters, at)) continue;
        const match = matchOf(key, stream, at);
        if (match) matches.push(match);
      }
    }
    return matches;
  }
}

function matchOf({ type, letters, hasDigit, digits }: Key, stream: LetterStream, at: number): Match | null {
  const span = stream.spanOf({ start: at, end: at + letters.length });
  const found = stream.text.slice(span.start, span.end);
  const before = stream.text.slice(Math.max(0, span.start - 2), span.start);
  const after = stream.text.slice(span.end, span.end + 2);
  const touchesSign = /[\p{L}\p{M}\p{N}]$/u.test(before) || /^[\p{L}\p{M}\p{N}]/u.test(after);
  // A name is no part of a word: "ann lee" is not in "Hann Leeds".
  if (!hasDigit) return touchesSign ? null : { kind: 'exact', type, ...span };
  const goesOn = (/\p{N}$/u.test(before) && /^\p{N}/u.test(found)) || (/\p{N}$/u.test(found) && /^\p{N}/u.test(after));
  if (letters.length < telling ? touchesSign : goesOn && letters.length < tellingAnywhere) return null;
  const seen = found.match(/\p{N}/gu)?.length ?? 0;
  if (seen < digits / 2) return null;
  return { kind: seen === digits ? 'exact' : 'fuzzy', type, ...span };
}

/** A value of digits alone with its groups in the other order: `2026-05-03` for `03.05.2026`. */
function reversed(prepared: string): readonly string[] {
  if (/\p{L}/u.test(prepared)) return [];
  const groups = prepared.match(/\p{N}+/gu) ?? [];
  return groups.length < 2 ? [] : [groups.toReversed().join('')];
}
