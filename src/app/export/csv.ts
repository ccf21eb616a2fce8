import type { Cell, ResultTable } from './result-table';

/**
 * Spreadsheets run a cell that begins with one of these as a formula, and a document's words are anybody's. The
 * full-width forms are taken for the plain ones in some places.
 */
const runsAsFormula = /^[=+\-@\t\r\n＝＋－＠]/u;

/** Text that no spreadsheet takes for a formula: an apostrophe comes before it where needed. */
export function guarded(text: string): string {
  return runsAsFormula.test(text) ? `'${text}` : text;
}

/** A field by RFC 4180, section 2: quoted when it holds a comma, a quote or a line break. */
function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function written(cell: Cell): string {
  switch (cell.kind) {
    case 'empty':
      return '';
    case 'number':
      return cell.number.toString();
    case 'amount':
      // In normal form, so the sign can only be a number's.
      return cell.text;
    case 'date':
    case 'text':
      return guarded(cell.text);
  }
}

/** A table as CSV (RFC 4180) in UTF-8, with the mark at its beginning that spreadsheets know the encoding by. */
export function toCsv({ header, rows }: ResultTable): Blob {
  const lines = [header.map(guarded), ...rows.map((row) => row.map(written))];
  const text = lines.map((line) => `${line.map(quoted).join(',')}\r\n`).join('');
  return new Blob([`\ufeff${text}`], { type: 'text/csv;charset=utf-8' });
}
