/** Deeper nesting than any task pack has; a deeper file is refused before it fills the stack. */
const MOST_DEPTH = 24;

/** A place in a text. Both count from 1; `column` counts UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Where JSON breaks (RFC 8259), in words without a line of the text itself. */
export interface JsonFault extends Place {
  readonly message: string;
}

/** Where the values of some paths begin, or the first place at which the text is no JSON. */
export type JsonPlaces =
  | { readonly isJson: true; readonly places: ReadonlyMap<string, Place> }
  | { readonly isJson: false; readonly fault: JsonFault };

/**
 * Finds places in JSON: engines word their errors differently, often without a place.
 *
 * @param wanted - paths in the form of {@link jsonPath}
 */
export function findPlaces(text: string, wanted: ReadonlySet<string> = new Set()): JsonPlaces {
  const found = new Map<string, number>();
  const scanner = new Scanner(text, (path, at) => {
    if (wanted.has(path)) found.set(path, at);
  });
  const fault = scanner.scan();
  if (fault !== null) return { isJson: false, fault: { ...placeOf(text, fault.at), message: fault.message } };
  return { isJson: true, places: new Map([...found].map(([path, at]) => [path, placeOf(text, at)])) };
}

/** `fields[2].type`; the whole file is the empty path. */
export function jsonPath(keys: readonly (string | number)[]): string {
  return keys.reduce<string>((path, key) => path + step(path, key), '');
}

function step(path: string, key: string | number): string {
  if (typeof key === 'number') return `[${key.toString()}]`;
  if (!/^[A-Za-z_]\w{0,63}$/u.test(key)) return `[${JSON.stringify(key.length > 80 ? `${key.slice(0, 80)}…` : key)}]`;
  return path === '' ? key : `.${key}`;
}

function placeOf(text: string, at: number): Place {
  const before = text.slice(0, at);
  return { line: (before.match(/\n/gu)?.length ?? 0) + 1, column: at - before.lastIndexOf('\n') };
}

/** Thrown and caught in this file only. */
class Broken extends Error {
  readonly at: number;
  constructor(at: number, message: string) {
    super(message);
    this.at = at;
  }
}

class Scanner {
  readonly #text: string;
  readonly #onValue: (path: string, at: number) => void;
  #at = 0;

  constructor(text: string, onValue: (path: string, at: number) => void) {
    this.#text = text;
    this.#onValue = onValue;
  }

  scan(): Broken | null {
    try {
      this.#value('', 0);
      this.#skipSpace();
      if (this.#at < this.#text.length) this.#fail('there is more after the end');
      return null;
    } catch (thrown) {
      if (thrown instanceof Broken) return thrown;
      throw thrown;
    }
  }

  #value(path: string, depth: number): void {
    this.#skipSpace();
    this.#onValue(path, this.#at);
    if (depth > MOST_DEPTH) this.#fail('it is nested too deeply for a task pack');
    const first = this.#text[this.#at];
    if (first === '{') this.#members(path, depth);
    else if (first === '[') this.#elements(path, depth);
    else if (first === '"') this.#string();
    else if (this.#take(/-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null/uy) === null) {
      this.#fail(first === undefined ? 'it ends where a value should stand' : 'no value begins like this');
    }
  }

  #members(path: string, depth: number): void {
    this.#at += 1;
    if (this.#isNext('}')) return;
    for (;;) {
      this.#skipSpace();
      if (this.#text[this.#at] !== '"') this.#fail('the name of a property in double quotes is missing');
      const name = JSON.parse(this.#string()) as string;
      if (!this.#isNext(':')) this.#fail('a colon is missing after the name of a property');
      this.#value(path + step(path, name), depth + 1);
      if (this.#isNext('}')) return;
      if (!this.#isNext(',')) this.#fail('a comma or the closing } is missing');
    }
  }

  #elements(path: string, depth: number): void {
    this.#at += 1;
    if (this.#isNext(']')) return;
    for (let index = 0; ; index++) {
      this.#value(path + step(path, index), depth + 1);
      if (this.#isNext(']')) return;
      if (!this.#isNext(',')) this.#fail('a comma or the closing ] is missing');
    }
  }

  /** The string with its quotes. */
  #string(): string {
    const begin = this.#at;
    this.#at += 1;
    for (;;) {
      this.#take(/[^"\\\p{Cc}]+|[\u007f-\u009f]+/uy);
      const next = this.#text[this.#at];
      if (next === '"') break;
      if (next === '\\') {
        if (this.#take(/\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/uy) === null) this.#fail('no such character after a \\');
      } else if (next === undefined) {
        this.#at = begin;
        this.#fail('this text has no closing quote');
      } else if (next < ' ') {
        this.#fail('a line break or control character inside of quotes; write \\n');
      }
    }
    this.#at += 1;
    return this.#text.slice(begin, this.#at);
  }

  #isNext(sign: string): boolean {
    this.#skipSpace();
    if (this.#text[this.#at] !== sign) return false;
    this.#at += 1;
    return true;
  }

  #skipSpace(): void {
    this.#take(/[ \t\n\r]*/uy);
  }

  /** What matches here, passed by. Null, and nothing passed by, when nothing does. */
  #take(pattern: RegExp): string | null {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text)?.[0] ?? null;
    this.#at += match?.length ?? 0;
    return match;
  }

  #fail(message: string): never {
    throw new Broken(this.#at, message);
  }
}
