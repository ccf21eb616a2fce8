import { utils, write, type CellObject, type WorkBook, type WorkSheet } from '@e965/xlsx';
import type { Cell, ResultTable } from './result-table';

/** What a cell of a spreadsheet can hold. */
const maxCharacters = 32_767;
/** Day 25,569 of a spreadsheet is 1970-01-01; before March 1900 its count is one day off. */
const daysBefore1970 = 25_569;
const firstRightDay = 61;

function textCell(text: string): CellObject {
  return { t: 's', v: text.length > maxCharacters ? `${text.slice(0, maxCharacters - 1)}…` : text };
}

/** Text is a string cell, which no spreadsheet computes: it needs no guard. */
function sheetCell(cell: Cell): CellObject | null {
  switch (cell.kind) {
    case 'empty':
      return null;
    case 'text':
      return textCell(cell.text);
    case 'number':
      return { t: 'n', v: cell.number };
    case 'amount':
      return { t: 'n', v: cell.amount, z: cell.currency === '' ? '#,##0.00' : `#,##0.00 "${cell.currency}"` };
    case 'date': {
      const day = cell.days + daysBefore1970;
      // As a number with a format, not as a `Date`: that would move with the time zone.
      return day < firstRightDay ? textCell(cell.text) : { t: 'n', v: day, z: 'yyyy-mm-dd' };
    }
  }
}

/** The numbers below are kept for formats that every program knows (ISO/IEC 29500-1, 18.8.30); some take no others. */
const firstOwnFormat = 164;

/** The formats that the cells name, by number. Left to itself, the library would take reserved numbers. */
function formatsOf(cells: readonly unknown[]): Readonly<Record<number, string>> {
  const named = new Set(cells.flatMap((cell) => (isCell(cell) && typeof cell.z === 'string' ? [cell.z] : [])));
  return { 0: 'General', ...Object.fromEntries([...named].map((format, index) => [firstOwnFormat + index, format])) };
}

function isCell(value: unknown): value is CellObject {
  return typeof value === 'object' && value !== null && 't' in value;
}

/** A table as a spreadsheet (ISO/IEC 29500), with dates as dates and amounts as numbers with their currency. */
export function toXlsx({ header, rows }: ResultTable): Blob {
  const sheet: WorkSheet = {};
  const put = (row: number, column: number, cell: CellObject | null): void => {
    if (cell !== null) sheet[utils.encode_cell({ r: row, c: column })] = cell;
  };
  header.forEach((title, column) => {
    put(0, column, textCell(title));
  });
  rows.forEach((row, index) => {
    row.forEach((cell, column) => {
      put(index + 1, column, sheetCell(cell));
    });
  });
  const range = utils.encode_range({ s: { r: 0, c: 0 }, e: { r: rows.length, c: Math.max(0, header.length - 1) } });
  sheet['!ref'] = range;
  sheet['!autofilter'] = { ref: range };
  sheet['!cols'] = header.map((title) => ({ wch: Math.max(12, title.length + 2) }));
  // The types leave out that a workbook brings its table of formats.
  const book: WorkBook & { SSF?: Readonly<Record<number, string>> } = utils.book_new();
  book.SSF = formatsOf(Object.values(sheet));
  utils.book_append_sheet(book, sheet, 'Results');
  const bytes = write(book, { bookType: 'xlsx', type: 'array', compression: true }) as ArrayBuffer;
  return new Blob([bytes], { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' });
}
