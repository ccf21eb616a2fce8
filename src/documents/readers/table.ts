import Papa from 'papaparse';
import { err, ok } from '../../shared/result';
import { CELL_SEPARATOR, unplaced, withoutAttachments } from '../content';
import { documentErrors } from '../errors';
import type { Reader } from '../read';
import { textOf } from './text';

/** Excel writes its delimiter into the first line on request. */
const DELIMITER_LINE = /^sep=(.)\n/;
const DELIMITERS = [',', ';', '\t', '|'];
/** A heading names something: it has a letter, and is no date, amount, address or sentence. */
const MAX_HEADING_CHARACTERS = 60;

type Row = readonly string[];

function isHeading(cell: string): boolean {
  return cell.length <= MAX_HEADING_CHARACTERS && /\p{L}/u.test(cell) && !/@|:\/\/|\d{3}/.test(cell);
}

/**
 * Whether the first row names the columns: its cells look like names, and those below one of them don't. Two columns
 * are read as they are: they may as well be names and values.
 */
function hasHeadings([first, ...records]: readonly Row[]): boolean {
  if (first === undefined || first.length < 3) return false;
  if (!first.every(isHeading) || new Set(first).size < first.length) return false;
  return first.some((_, column) => {
    const cells = records.map((row) => row[column] ?? '').filter((cell) => cell !== '');
    return cells.filter((cell) => !isHeading(cell) || /\d/.test(cell)).length * 2 > cells.length;
  });
}

/** A record as a person would dictate it: a line per value with its column's name; empty values say nothing. */
function recordLines(headings: Row, row: Row): string {
  return row
    .map((cell, index) => ({ heading: headings[index], cell }))
    .filter(({ cell }) => cell !== '')
    .map(({ heading, cell }) => (heading === undefined ? cell : `${heading.replace(/:$/, '')}: ${cell}`))
    .join('\n');
}

function tableText(rows: readonly Row[]): string {
  const [headings, ...records] = rows;
  if (headings === undefined || !hasHeadings(rows)) {
    return rows.map((row) => row.filter((cell) => cell !== '').join(CELL_SEPARATOR)).join('\n');
  }
  // A column without any value is still part of what the table says.
  const unused = headings.filter((_, column) => records.every((row) => (row[column] ?? '') === ''));
  return [...records.map((row) => recordLines(headings, row)), unused.map((heading) => `${heading}:`).join('\n')].join(
    '\n\n',
  );
}

/**
 * Reads CSV and its kin. Under a row of headings each record becomes lines of "heading: value", because a reader of a
 * part of a long table would not know its columns; other tables keep a line per row.
 */
// eslint-disable-next-line @typescript-eslint/require-await -- every reader is asynchronous
export const readTable: Reader = async (input) => {
  const { extension, limits } = input;
  const text = textOf(input);
  if (!text.ok) return text;
  const declared = DELIMITER_LINE.exec(text.value)?.[1];
  const body = text.value.replace(DELIMITER_LINE, '');
  const delimiter = declared ?? (extension === 'csv' ? '' : '\t');
  const { data } = Papa.parse<string[]>(body, { delimiter, delimitersToGuess: DELIMITERS, skipEmptyLines: 'greedy' });
  const rows = data.map((row) => row.map((cell) => cell.replace(/\s+/g, ' ').trim()));
  const table = tableText(rows).trim();
  if (table === '') return err(documentErrors.emptyFile());
  if (table.length > limits.characters) return err(documentErrors.tooMuchText(limits));
  const mediaType = extension === 'csv' ? 'text/csv' : 'text/tab-separated-values';
  return ok(withoutAttachments(unplaced(mediaType, table)));
};
