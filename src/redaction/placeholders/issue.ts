import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import type { EntityType } from '../entity-types';
import type { PlaceholderEntry, PlaceholderTable } from '../request';

/** Crockford's base 32 (https://www.crockford.com/base32.html): no letter that is mistaken for a digit. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 30 bits: one guess in a thousand million is right. */
export const authenticatorLength = 6;

/** Bytes of a request's key. */
export const keyBytes = 32;

/**
 * Gives out the placeholders of one request: `[PERSON_1_K7Q2MX]` is type, number of the subject and an authenticator, the
 * first 30 bits of HMAC-SHA-256 over the rest. Different words for one subject get a letter: `[PERSON_1b_9D4HTR]`, so that
 * each comes back letter by letter.
 */
export class PlaceholderIssuer {
  readonly #key: Uint8Array;
  readonly #isTaken: (placeholder: string) => boolean;
  readonly #entries = new Map<string, PlaceholderEntry>();
  readonly #variants = new Map<string, number>();

  /**
   * @param key {@link keyBytes} random bytes that no other request uses
   * @param isTaken whether the request's texts hold such a placeholder already
   */
  constructor(key: Uint8Array, isTaken: (placeholder: string) => boolean) {
    if (key.length !== keyBytes)
      throw new RangeError(`A key has ${String(keyBytes)} bytes, not ${String(key.length)}.`);
    this.#key = key;
    this.#isTaken = isTaken;
  }

  /** The placeholder of these words for this subject: the same each time. */
  issue(type: EntityType, subject: number, value: string): string {
    const identity = JSON.stringify([type, subject, value]);
    const known = this.#entries.get(identity);
    if (known) return known.placeholder;
    let placeholder: string;
    do placeholder = this.#next(type, subject);
    while (this.#isTaken(placeholder));
    this.#entries.set(identity, { placeholder, type, subject, value });
    return placeholder;
  }

  /** All that were given out, with the key. */
  table(): PlaceholderTable {
    return { key: this.#key, entries: [...this.#entries.values()] };
  }

  #next(type: EntityType, subject: number): string {
    const series = `${type}_${String(subject)}`;
    const variant = this.#variants.get(series) ?? 0;
    this.#variants.set(series, variant + 1);
    const name = `${series}${variant === 0 ? '' : lettersOf(variant)}`;
    return `[${name}_${authenticatorOf(this.#key, name)}]`;
  }
}

/** `b`, `c` ... `z`, `aa` and so on. */
function lettersOf(variant: number): string {
  const rest = Math.floor(variant / 26) - 1;
  return (rest < 0 ? '' : lettersOf(rest)) + String.fromCharCode(97 + (variant % 26));
}

/** What proves that this request has given out the placeholder of that name. */
export function authenticatorOf(key: Uint8Array, name: string): string {
  const tag = hmac(sha256, key, new TextEncoder().encode(name));
  const bits = new DataView(tag.buffer, tag.byteOffset).getUint32(0) >>> 2;
  let text = '';
  for (let shift = 25; shift >= 0; shift -= 5) text += alphabet.charAt((bits >>> shift) & 31);
  return text;
}
