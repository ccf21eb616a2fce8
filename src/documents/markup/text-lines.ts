/** Thrown when a text grows past its limit, so that a hostile file is left before it has filled the memory. */
export class TooMuchText extends Error {}

/** How much text all builders of one document may still take. */
export interface Room {
  characters: number;
}

/** White space as HTML collapses it, and the no-break space, which layouts use as a ruler. */
const SPACES = /[\s\u00a0]+/g;
/** Control characters and those without width: they hide from a reader, and break words apart for a program. */
const INVISIBLE = /(?![\t\n\f\r])[\p{Cc}\u00ad\u200b\u2060\ufeff]|\u034f/gu;

/** Lines of text as a browser would break them: runs of white space count as one space, blank lines as one. */
export class TextLines {
  readonly #room: Room;
  readonly #lines: string[] = [];
  #current = '';
  #gap = '';
  #mark: string | null = null;
  #isSpacePending = false;
  #isBlankPending = false;

  constructor(room: Room) {
    this.#room = room;
  }

  /** Adds text to the current line. */
  write(text: string): void {
    const visible = text.replace(INVISIBLE, '').replace(SPACES, ' ');
    if (visible === '') return;
    if (visible === ' ') {
      this.#isSpacePending = true;
      return;
    }
    const isSpaced = (this.#isSpacePending || visible.startsWith(' ')) && this.#current !== '' && this.#gap === '';
    this.#append(`${isSpaced ? ' ' : ''}${visible.trim()}`);
    this.#isSpacePending = visible.endsWith(' ');
  }

  /** Adds text as it is, line breaks and spaces included. */
  writePreformatted(text: string): void {
    text.split('\n').forEach((line, index) => {
      if (index > 0) this.endLine(true);
      if (line !== '') this.#append(line.replace(INVISIBLE, '').replaceAll('\u00a0', ' '));
    });
  }

  /** Leaves a gap before what follows on this line. */
  writeGap(gap: string): void {
    if (this.#current !== '') this.#gap = gap;
  }

  /** Begins the next line with a mark, once there is text for it; null takes a mark back that has none. */
  setMark(mark: string | null): void {
    this.#mark = mark;
  }

  /** Ends the current line. An empty one makes a blank line only where the author asked for it. */
  endLine(isForced = false): void {
    const line = this.#current.trimEnd();
    this.#current = '';
    this.#gap = '';
    this.#isSpacePending = false;
    if (line === '') {
      if (isForced) this.#isBlankPending = true;
      return;
    }
    this.addLine(line);
  }

  /** Ends the current line and leaves a blank one before the next. */
  endParagraph(): void {
    this.endLine();
    // A paragraph that is an item's text belongs to its mark.
    if (this.#mark === null) this.#isBlankPending = true;
  }

  /** Adds a line that is complete. */
  addLine(line: string): void {
    if (line === '') {
      this.#isBlankPending = true;
      return;
    }
    if (this.#isBlankPending && this.#lines.length > 0) this.#lines.push('');
    this.#isBlankPending = false;
    this.#lines.push(line);
  }

  /** Ends it: the lines, without a blank one at either end. */
  finish(): readonly string[] {
    this.endLine();
    return this.#lines;
  }

  #append(text: string): void {
    this.#room.characters -= text.length;
    if (this.#room.characters < 0) throw new TooMuchText();
    this.#current += `${this.#mark ?? ''}${this.#gap}${text}`;
    this.#mark = null;
    this.#gap = '';
  }
}
