import { seededRandom } from '../../../src/evaluation';

/** A document's kind: each has its own fields. */
export type Kind = 'receipt' | 'letter' | 'contract' | 'claim' | 'invoice';

/** Marks in a template's text around a field's value. Private-use characters, which no text holds. */
export const MARK = { open: '\uE000', name: '\uE001', close: '\uE002' } as const;

/** Draws what a document is made of: the same for the same seed. */
export class Draw {
  readonly #random: () => number;

  constructor(seed: number) {
    this.#random = seededRandom(seed);
    // The first numbers of near seeds are near each other.
    for (let i = 0; i < 5; i++) this.#random();
  }

  next(): number {
    return this.#random();
  }

  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number {
    return low + Math.floor(this.#random() * (high - low + 1));
  }

  chance(probability: number): boolean {
    return this.#random() < probability;
  }

  pick<T>(items: readonly T[]): T {
    const item = items[Math.floor(this.#random() * items.length)];
    if (item === undefined) throw new Error('There is nothing to pick from.');
    return item;
  }

  /** One of the phrases that `|` sets apart. */
  say(phrases: string): string {
    return this.pick(phrases.split('|'));
  }

  some<T>(items: readonly T[], count: number): readonly T[] {
    const rest = [...items];
    return Array.from({ length: Math.min(count, rest.length) }, () => {
      const [item] = rest.splice(Math.floor(this.#random() * rest.length), 1);
      return item;
    }).filter((item) => item !== undefined);
  }

  digits(count: number): string {
    return Array.from({ length: count }, (_, i) => String(this.int(i === 0 ? 1 : 0, 9))).join('');
  }

  letters(count: number): string {
    return Array.from({ length: count }, () => this.pick(Array.from('ABCDEFGHJKLMNPRSTUVWXYZ'))).join('');
  }

  /** `#` becomes a digit, `@` a capital letter. */
  code(pattern: string): string {
    return pattern.replaceAll('#', () => this.digits(1)).replaceAll('@', () => this.letters(1));
  }
}

/** Sets a field's value into the text of a template. */
export function gold(name: string, value: string): string {
  return `${MARK.open}${name}${MARK.name}${value}${MARK.close}`;
}
