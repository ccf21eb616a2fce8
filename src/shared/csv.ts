/**
 * Spreadsheets run a cell that begins with one of these as a formula, and a document's words are anybody's. The
 * full-width forms are taken for the plain ones in some places.
 */
const runsAsFormula = /^[=+\-@\t\r\n＝＋－＠]/u;

/** Text that no spreadsheet takes for a formula: an apostrophe comes before it where needed. */
export function guarded(text: string): string {
  return runsAsFormula.test(text) ? `'${text}` : text;
}

/**
 * Rows as CSV (RFC 4180), with the mark at its beginning that spreadsheets know UTF-8 by. Cells are written as they are: text
 * that is anybody's goes through {@link guarded} first.
 */
export function csvText(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('')}`;
}

/** A field by RFC 4180, section 2: quoted when it holds a comma, a quote or a line break. */
function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
