import type { PlaceholderTable } from '../request';
import { longestWritten, normalPlaceholder, writtenPlaceholder } from './written';

export interface Restoration {
  readonly text: string;
  /** How many placeholders were put back. */
  readonly restored: number;
  /** What looks like a placeholder, but was not given out for this request: left as it stands, each once. */
  readonly refused: readonly string[];
}

/** Values by the one spelling of their placeholder. */
type Values = ReadonlyMap<string, string>;

/**
 * Puts the originals back into an answer. Only what the request's own table holds is restored: an invented or altered
 * placeholder has the wrong authenticator, stays as it stands, and is told.
 */
export function restore(answer: string, table: PlaceholderTable): Restoration {
  const counter = new Counter();
  return counter.of(replaceIn(answer, valuesOf(table), counter));
}

/**
 * Restores an answer that comes in pieces: what may be the beginning of a placeholder is held back until it is decided.
 * The pieces together are what {@link restore} makes of the whole.
 */
export class StreamRestorer {
  readonly #values: Values;
  readonly #counter = new Counter();
  #held = '';
  /** What came before: whether a name stands alone depends on it. */
  #before = '';

  constructor(table: PlaceholderTable) {
    this.#values = valuesOf(table);
  }

  /** Takes the next piece. Returns what is certain by now. */
  push(piece: string): string {
    this.#held += piece;
    return this.#take(certainLength(this.#before + this.#held) - this.#before.length);
  }

  /** Takes the end of the answer. Returns the rest, with what happened in all pieces. */
  end(): Restoration {
    return this.#counter.of(this.#take(this.#held.length));
  }

  #take(length: number): string {
    if (length <= 0) return '';
    const certain = this.#before + this.#held.slice(0, length);
    const out = replaceIn(certain, this.#values, this.#counter, this.#before.length);
    this.#held = this.#held.slice(length);
    this.#before = certain.slice(-2);
    return out;
  }
}

/**
 * Restores the strings of a parsed JSON answer, keys included: a value with quotation marks can't break out of its
 * string. Leaves the given value as it is.
 */
export function restoreJson(answer: unknown, table: PlaceholderTable): { value: unknown } & Omit<Restoration, 'text'> {
  const values = valuesOf(table);
  const counter = new Counter();
  const root: { value: unknown } = { value: answer };
  // A stack of its own: JSON may be nested deeper than calls may.
  const open: { readonly holder: Record<string, unknown>; readonly key: string }[] = [{ holder: root, key: 'value' }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { holder, key } = next;
    const value = holder[key];
    if (typeof value === 'string') {
      holder[key] = replaceIn(value, values, counter);
    } else if (typeof value === 'object' && value !== null) {
      const copy = copyOf(value, (name) => replaceIn(name, values, counter));
      holder[key] = copy;
      for (const inner of Object.keys(copy)) open.push({ holder: copy, key: inner });
    }
  }
  const { restored, refused } = counter.of('');
  return { value: root.value, restored, refused };
}

function copyOf(value: object, rename: (key: string) => string): Record<string, unknown> {
  if (Array.isArray(value)) return [...(value as unknown[])] as unknown as Record<string, unknown>;
  const copy: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value)) {
    // Assignment to `__proto__` would set a prototype.
    Object.defineProperty(copy, rename(key), { value: inner, enumerable: true, writable: true, configurable: true });
  }
  return copy;
}

function valuesOf({ entries }: PlaceholderTable): Values {
  return new Map(entries.map(({ placeholder, value }) => [normalPlaceholder(placeholder), value]));
}

class Counter {
  restored = 0;
  readonly #refused = new Set<string>();

  refuse(written: string): void {
    this.#refused.add(written);
  }

  of(text: string): Restoration {
    return { text, restored: this.restored, refused: [...this.#refused] };
  }
}

/** @param from what comes before is looked at, but not part of the answer */
function replaceIn(text: string, values: Values, counter: Counter, from = 0): string {
  let out = '';
  let copied = from;
  writtenPlaceholder.lastIndex = from;
  for (const match of text.matchAll(writtenPlaceholder)) {
    const written = match[1] ?? match[3] ?? match[5] ?? '';
    const suffix = (match[2] ?? match[4] ?? '').toLowerCase();
    const value = values.get(normalPlaceholder(written));
    if (value === undefined) {
      if (match[5] === undefined) counter.refuse(match[0]);
      continue;
    }
    counter.restored++;
    out += text.slice(copied, match.index) + value + suffix;
    copied = match.index + match[0].length;
  }
  return out + text.slice(copied);
}

/** How much of a text can't become another one by what follows. */
function certainLength(text: string): number {
  const least = Math.max(0, text.length - longestWritten);
  const tail = text.slice(least);
  const open = /(?:\\?\[|\\u005b)[^\][]*$|\\(?:u(?:0(?:0(?:5b?)?)?)?)?$/iu.exec(tail);
  const word = /[\p{L}\p{N}_\\]+$/u.exec(tail);
  const certain = least + Math.min(open?.index ?? tail.length, word?.index ?? tail.length);
  writtenPlaceholder.lastIndex = 0;
  for (const { 0: written, index } of text.matchAll(writtenPlaceholder)) {
    // One that is whole already stays whole, where it is part of a longer run of letters.
    if (index < certain && certain < index + written.length) return index;
  }
  return certain;
}
