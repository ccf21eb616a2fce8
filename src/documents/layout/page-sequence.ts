import type { Page, TextRun } from '../document';
import { assemblePage } from './assemble';
import { Vocabulary } from './hyphens';
import { findMargins, repeatedItems, type Margins } from './margins';
import type { PlacedItem } from './placed-item';

const PAGE_SEPARATOR = '\n\n';
/** Pages that are read before one is written, so that it is known which of its lines repeat. */
const LOOK_AHEAD = 2;

interface WaitingPage {
  readonly items: readonly PlacedItem[];
  readonly margins: Margins;
  readonly width: number;
  readonly height: number;
}

/** A shorter last line is a heading, a name or a figure, which no sentence goes on from. */
const MIN_LINE_CHARACTERS = 25;

/** Whether what begins with `after` goes on with the sentence that the line `before` left open. */
function isContinued(before: string, after: string): boolean {
  return before.length >= MIN_LINE_CHARACTERS && /[\p{L}\p{N},;\-‐\u00ad]$/u.test(before) && /^\p{Ll}/u.test(after);
}

/**
 * Makes one text of pages, in order: a blank line between them, a line break where a sentence goes on, and nothing where
 * a word does. Repeated headers and footers are left out, see {@link repeatedItems}. Holds a few pages at a time.
 */
export class PageSequence {
  readonly #vocabulary = new Vocabulary();
  readonly #waiting: WaitingPage[] = [];
  /** Margins of the pages written last, the last one first. */
  #written: readonly Margins[] = [];
  readonly #pages: Page[] = [];
  readonly #runs: TextRun[] = [];
  #text = '';

  add(items: readonly PlacedItem[], width: number, height: number): void {
    for (const { text } of items) this.#vocabulary.add(text);
    this.#waiting.push({ items, margins: findMargins(items, height), width, height });
    if (this.#waiting.length > LOOK_AHEAD) this.#writeNext();
  }

  /** Ends it. `text`, `pages` and `runs` are those of a `DocumentContent`. */
  finish(): { readonly text: string; readonly pages: readonly Page[]; readonly runs: readonly TextRun[] } {
    while (this.#waiting.length > 0) this.#writeNext();
    return { text: this.#text, pages: this.#pages, runs: this.#runs };
  }

  #writeNext(): void {
    const next = this.#waiting.shift();
    if (next === undefined) return;
    const after = this.#waiting.slice(0, LOOK_AHEAD).map(({ margins }) => margins);
    const left = repeatedItems(next.margins, this.#written, after);
    const { text, runs } = assemblePage(
      next.items.filter((item) => !left.has(item)),
      this.#vocabulary.joins,
    );
    if (text !== '') this.#separate(text);
    const start = this.#text.length;
    for (const run of runs) {
      this.#runs.push({ start: start + run.start, end: start + run.end, page: this.#pages.length, box: run.box });
    }
    this.#text += text;
    this.#pages.push({ start, end: this.#text.length, width: next.width, height: next.height });
    this.#written = [next.margins, ...this.#written].slice(0, LOOK_AHEAD);
  }

  /** Ends what is there, for `next` to follow. The separator belongs to the pages before, so each offset has a page. */
  #separate(next: string): void {
    const last = this.#runs.at(-1);
    if (last === undefined) return;
    const word = this.#text.slice(last.start, last.end);
    const isOpen = isContinued(this.#text.slice(this.#text.lastIndexOf('\n') + 1), next);
    if (isOpen && word.length > 1 && this.#vocabulary.joins(word, next)) {
      this.#text = this.#text.slice(0, -1);
      this.#runs[this.#runs.length - 1] = { ...last, end: last.end - 1 };
    } else {
      this.#text += isOpen ? '\n' : PAGE_SEPARATOR;
    }
    // Empty pages since then stand at the end of the text, too.
    for (let index = this.#pages.length - 1; index >= last.page; index -= 1) {
      const page = this.#pages[index];
      if (page === undefined) continue;
      const start = index === last.page ? page.start : this.#text.length;
      this.#pages[index] = { ...page, start, end: this.#text.length };
    }
  }
}
