import { Parser } from 'htmlparser2';
import { cleanText } from '../clean';
import { CELL_SEPARATOR } from '../content';
import { BLOCKS, contactOf, inputText, isHidden, PARAGRAPHS, pictureText } from './elements';
import { rowLines, type OpenTable } from './tables';
import { TextLines, type Room } from './text-lines';

type Attributes = Readonly<Record<string, string>>;

/** Tables deeper than this are read as plain blocks: each level copies the lines of those inside. */
const MAX_TABLES = 40;
const TITLE_CHARACTERS = 300;
/** Browsers stop at 512 elements in each other; the parser's work for each tag grows with them. */
const MAX_DEPTH = 5_000;

/** Thrown when elements lie in each other as only an attack has them. */
export class TooDeep extends Error {}

export interface HtmlTextOptions {
  /** Characters of text; more throw {@link TooMuchText}. */
  readonly limit: number;
  /** A title that the text doesn't repeat comes first. */
  readonly withTitle?: boolean;
  /** A tab is a gap between cells, as in a word processor. */
  readonly areTabsKept?: boolean;
  /** Numbered lists become lists of points, because their numbers are not known to be right. */
  readonly withoutNumbers?: boolean;
}

interface OpenList {
  /** The next item's number; null in a list of points. */
  number: number | null;
}

/** Builds text from the events of a parser. It keeps no tree, so that no nesting can exhaust the stack. */
class TextHandler {
  readonly #options: HtmlTextOptions;
  readonly #room: Room;
  readonly #page: TextLines;
  readonly #tables: OpenTable[] = [];
  readonly #lists: OpenList[] = [];
  readonly #contacts: (string | null)[] = [];
  #title = '';
  #depth = 0;
  /** Depth at which something hidden began. */
  #hiddenAt: number | null = null;
  #isTitle = false;
  #preformatted = 0;
  #uncountedTables = 0;
  /** The chosen option of a select element, or its first one. */
  #option: { text: string; isChosen: boolean } | null = null;
  #choice: string | null = null;
  #linkText = '';

  constructor(options: HtmlTextOptions, room: Room) {
    this.#options = options;
    this.#room = room;
    this.#page = new TextLines(room);
  }

  get title(): string {
    return this.#title.replace(/\s+/g, ' ').trim();
  }

  finish(): string {
    while (this.#tables.length > 0) this.#closeTable();
    return this.#page.finish().join('\n');
  }

  readonly onopentag = (name: string, attributes: Attributes): void => {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) throw new TooDeep();
    this.#isTitle = name === 'title' && this.#title === '';
    if (this.#hiddenAt !== null) return;
    if (isHidden(name, attributes)) {
      this.#hiddenAt = this.#depth;
      return;
    }
    this.#open(name, attributes);
  };

  readonly onclosetag = (name: string): void => {
    this.#isTitle = false;
    if (this.#hiddenAt === null) this.#close(name);
    else if (this.#hiddenAt === this.#depth) this.#hiddenAt = null;
    this.#depth -= 1;
  };

  readonly ontext = (text: string): void => {
    if (this.#isTitle && this.#title.length < TITLE_CHARACTERS) this.#title += text;
    if (this.#hiddenAt !== null) return;
    if (this.#option !== null) this.#option.text += text;
    else if (this.#choice !== null) return;
    else if (this.#preformatted > 0) this.#lines.writePreformatted(text);
    else this.#write(text);
    if ((this.#contacts.at(-1) ?? null) !== null) this.#linkText += text;
  };

  get #lines(): TextLines {
    return this.#tables.at(-1)?.cell ?? this.#page;
  }

  #open(name: string, attributes: Attributes): void {
    if (PARAGRAPHS.has(name)) this.#endParagraph();
    else if (BLOCKS.has(name)) this.#lines.endLine();
    switch (name) {
      case 'br':
        this.#lines.endLine(true);
        break;
      case 'pre':
      case 'textarea':
        this.#preformatted += 1;
        break;
      case 'a':
        this.#contacts.push(contactOf(attributes['href']));
        this.#linkText = '';
        break;
      case 'img':
        this.#writeField(pictureText(attributes));
        break;
      case 'input':
        this.#writeField(inputText(attributes));
        break;
      case 'select':
        this.#choice = '';
        break;
      case 'option':
        this.#option = { text: '', isChosen: attributes['selected'] !== undefined };
        break;
      case 'dd':
        // Beside its term, where that left room.
        this.#lines.writeGap(CELL_SEPARATOR);
        break;
      case 'ul':
      case 'ol':
        this.#openList(name === 'ol' ? Number.parseInt(attributes['start'] ?? '1', 10) || 1 : null);
        break;
      case 'li':
        this.#openItem(attributes['id'] ?? '');
        break;
      case 'table':
        this.#openTable();
        break;
      case 'tr':
        this.#closeRow();
        break;
      case 'td':
      case 'th':
        this.#openCell();
        break;
    }
  }

  #close(name: string): void {
    switch (name) {
      case 'pre':
      case 'textarea':
        this.#preformatted = Math.max(0, this.#preformatted - 1);
        break;
      case 'a':
        this.#closeLink();
        break;
      case 'option':
        this.#closeOption();
        return;
      case 'select': {
        const choice = this.#choice ?? '';
        this.#choice = null;
        this.#writeField(choice);
        break;
      }
      case 'ul':
      case 'ol':
        this.#lists.pop();
        if (this.#lists.length === 0) this.#lines.endParagraph();
        else this.#lines.endLine();
        break;
      case 'dd':
        this.#lines.endLine();
        break;
      case 'li':
        this.#lines.endLine();
        this.#lines.setMark(null);
        break;
      case 'td':
      case 'th':
        this.#closeCell();
        break;
      case 'tr':
        this.#closeRow();
        break;
      case 'table':
        if (this.#uncountedTables > 0) this.#uncountedTables -= 1;
        else this.#closeTable();
        break;
    }
    if (PARAGRAPHS.has(name)) this.#endParagraph();
    else if (BLOCKS.has(name) && name !== 'dt') this.#lines.endLine();
  }

  #write(text: string): void {
    if (this.#options.areTabsKept !== true) {
      this.#lines.write(text);
      return;
    }
    text.split(/\t+/).forEach((part, index) => {
      if (index > 0) this.#lines.writeGap(CELL_SEPARATOR);
      this.#lines.write(part);
    });
  }

  /** The items of a list stay together. */
  #endParagraph(): void {
    if (this.#lists.length > 0) this.#lines.endLine();
    else this.#lines.endParagraph();
  }

  /** A value or a tick stands apart from the words beside it. */
  #writeField(text: string): void {
    if (text.trim() !== '' && this.#choice === null) this.#lines.write(` ${text} `);
  }

  #openList(number: number | null): void {
    if (this.#lists.length === 0) this.#lines.endParagraph();
    else this.#lines.endLine();
    this.#lists.push({ number });
  }

  #openItem(id: string): void {
    this.#lines.endLine();
    const list = this.#lists.at(-1);
    const indent = '  '.repeat(Math.min(8, Math.max(0, this.#lists.length - 1)));
    const isNote = /^(?:foot|end)note-\d+$/.test(id);
    const number = list?.number ?? null;
    if (list !== undefined && number !== null) list.number = number + 1;
    if (isNote && number !== null) this.#lines.setMark(`[${number.toString()}] `);
    else if (number === null || this.#options.withoutNumbers === true) this.#lines.setMark(`${indent}- `);
    else this.#lines.setMark(`${indent}${number.toString()}. `);
  }

  #closeLink(): void {
    const contact = this.#contacts.pop() ?? null;
    if (contact === null || contact === '') return;
    const squeeze = (text: string) => text.replace(/[^\p{L}\p{N}@]/gu, '').toLowerCase();
    if (!squeeze(this.#linkText).includes(squeeze(contact))) this.#lines.write(` (${contact})`);
  }

  #closeOption(): void {
    const option = this.#option;
    this.#option = null;
    if (option === null) return;
    if (this.#choice === null) this.#lines.write(option.text);
    else if (option.isChosen || this.#choice === '') this.#choice = option.text.trim();
  }

  #openTable(): void {
    if (this.#tables.length >= MAX_TABLES) {
      this.#uncountedTables += 1;
      this.#lines.endLine();
      return;
    }
    this.#lines.endParagraph();
    this.#tables.push({ cells: [], cell: null });
  }

  #openCell(): void {
    const table = this.#tables.at(-1);
    if (table === undefined || this.#uncountedTables > 0) {
      this.#lines.endLine();
      return;
    }
    this.#closeCell();
    table.cell = new TextLines(this.#room);
  }

  #closeCell(): void {
    const table = this.#tables.at(-1);
    if (table === undefined || table.cell === null || this.#uncountedTables > 0) return;
    table.cells.push(table.cell.finish());
    table.cell = null;
  }

  #closeRow(): void {
    const table = this.#tables.at(-1);
    if (table === undefined || this.#uncountedTables > 0) {
      this.#lines.endLine();
      return;
    }
    this.#closeCell();
    const around = this.#tables.at(-2)?.cell ?? this.#page;
    around.endLine();
    for (const line of rowLines(table.cells)) around.addLine(line);
    table.cells.length = 0;
  }

  #closeTable(): void {
    this.#closeRow();
    this.#tables.pop();
    this.#lines.endParagraph();
  }
}

/**
 * Makes text of HTML without running, loading or rendering any of it: what stands in the file and is not hidden, in the
 * order of the file, a line per block and per row of a table.
 *
 * @throws TooMuchText, TooDeep
 */
export function htmlToText(html: string, options: HtmlTextOptions): string {
  const handler = new TextHandler(options, { characters: options.limit });
  const parser = new Parser(handler, { decodeEntities: true });
  parser.write(html);
  parser.end();
  const text = cleanText(handler.finish());
  const title = cleanText(handler.title);
  return options.withTitle === true && title !== '' && !text.includes(title) ? `${title}\n\n${text}`.trimEnd() : text;
}
