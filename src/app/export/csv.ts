import { csvText, guarded } from '../../shared/csv';
import type { Cell, ResultTable } from './result-table';

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
  const text = csvText([header.map(guarded), ...rows.map((row) => row.map(written))]);
  return new Blob([text], { type: 'text/csv;charset=utf-8' });
}
