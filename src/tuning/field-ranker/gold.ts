/** Places of one gold value in a text. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** Most places of one value that count. */
const MOST_PLACES = 50;

/**
 * Finds where a gold value stands in a text: word for word, else without regard to runs of white space, else to case
 * too, else to all punctuation. Never inside of a longer word or number, unless it stands nowhere else.
 */
export class GoldFinder {
  readonly #text: string;
  readonly #views: (View | null)[] = [null, null, null];

  constructor(text: string) {
    this.#text = text;
  }

  /** @returns in reading order; empty when it does not stand in the text */
  placesOf(value: string): readonly Place[] {
    const inside: Place[][] = [];
    for (let i = 0; i <= VIEWS.length; i++) {
      const places = i === 0 ? this.#verbatim(value.trim()) : this.#seen(i - 1, value);
      const whole = places.filter((place) => isWhole(this.#text, place));
      if (whole.length > 0) return whole;
      inside.push([...places]);
    }
    // Where a scanner lost a space ("Total45.90"), a value stands inside of a word. One or two characters always do.
    if (value.trim().length < 4) return [];
    return inside.find((places) => places.length > 0) ?? [];
  }

  #verbatim(value: string): readonly Place[] {
    return occurrences(this.#text, value).map((start) => ({ start, end: start + value.length }));
  }

  #seen(index: number, value: string): readonly Place[] {
    const look = VIEWS[index];
    if (!look) return [];
    const view = (this.#views[index] ??= look(this.#text));
    const wanted = look(value.trim()).text;
    return occurrences(view.text, wanted).map((start) => ({
      start: view.offsets[start] ?? 0,
      end: (view.offsets[start + wanted.length - 1] ?? 0) + 1,
    }));
  }
}

/** A text as it is compared, with the offset in the original of each of its characters. */
interface View {
  readonly text: string;
  readonly offsets: readonly number[];
}

const VIEWS: readonly ((text: string) => View)[] = [
  (text) => viewOf(text, (character) => character),
  (text) => viewOf(text, lower),
  (text) => viewOf(text, (character) => (/[\p{L}\p{N}]/u.test(character) ? lower(character) : '')),
];

/** Lower case of the same length, so that offsets stay. */
function lower(character: string): string {
  const small = character.toLowerCase();
  return small.length === character.length ? small : character;
}

function viewOf(text: string, read: (character: string) => string): View {
  const offsets: number[] = [];
  let view = '';
  let isAfterSpace = false;
  for (let i = 0; i < text.length; i++) {
    const character = text.charAt(i);
    const isSpace = /\s/u.test(character);
    const seen = isSpace ? (isAfterSpace ? '' : read(' ')) : read(character);
    isAfterSpace = isSpace;
    if (seen === '') continue;
    view += seen;
    offsets.push(i);
  }
  return { text: view, offsets };
}

function occurrences(text: string, value: string): readonly number[] {
  const found: number[] = [];
  if (value === '') return found;
  for (let at = text.indexOf(value); at !== -1 && found.length < MOST_PLACES; at = text.indexOf(value, at + 1))
    found.push(at);
  return found;
}

/** Whether a place begins and ends where words do. */
function isWhole(text: string, { start, end }: Place): boolean {
  const isWord = (offset: number) => /[\p{L}\p{N}]/u.test(text.charAt(offset));
  const isDigit = (offset: number) => /\p{N}/u.test(text.charAt(offset));
  if (isWord(start - 1) && isWord(start)) return false;
  if (isWord(end - 1) && isWord(end)) return false;
  // "45.90" is no place in "1,245.90", nor "12" in "12.50".
  if (isDigit(start) && /[.,]/u.test(text.charAt(start - 1)) && isDigit(start - 2)) return false;
  return !(isDigit(end - 1) && /[.,]/u.test(text.charAt(end)) && isDigit(end + 1));
}
