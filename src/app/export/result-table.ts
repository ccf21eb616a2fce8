import type { DocumentContent, Span } from '../../documents';
import type { Field, TaskPack } from '../../tasks';
import type { Reading } from '../../understanding';
import type { DocumentEntry, StoredCorrection } from '../../vault';
import { fieldViews, saidIntent, type FieldView } from '../document/field-views';

/** All that is known of one document that was read. */
export interface ExportedDocument {
  readonly pack: TaskPack;
  readonly entry: DocumentEntry;
  readonly reading: Reading;
  readonly corrections: readonly StoredCorrection[];
}

/** A cell by what it means, so that each format can write it in its own way. */
export type Cell =
  | { readonly kind: 'empty' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'amount'; readonly amount: number; readonly currency: string; readonly text: string }
  /** `days` since 1970-01-01; `text` is the ISO date. */
  | { readonly kind: 'date'; readonly days: number; readonly text: string };

/** One row per document, one group of columns per field. */
export interface ResultTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

const empty: Cell = { kind: 'empty' };
const text = (words: string): Cell => (words === '' ? empty : { kind: 'text', text: words });
const number = (value: number): Cell => ({ kind: 'number', number: value });

const fixedColumns = ['document', 'added', 'task pack', 'intent', 'intent title', 'score', 'reviewed', 'fields'];
const fieldColumns = ['', ' quote', ' page', ' decided by'];

/** Collects rows one by one, since the documents of a large export don't fit into memory together. */
export class ResultTableBuilder {
  readonly #fields: string[] = [];
  readonly #rows: { readonly fixed: readonly Cell[]; readonly byField: ReadonlyMap<string, readonly Cell[]> }[] = [];

  add(document: ExportedDocument): void {
    const { pack, entry, reading, corrections } = document;
    const views = fieldViews(pack, reading, corrections);
    for (const { field } of views) if (!this.#fields.includes(field.name)) this.#fields.push(field.name);
    const reviewed = views.filter(({ correction }) => correction !== null).length;
    const intent = saidIntent(corrections)?.intent ?? reading.intent.label;
    this.#rows.push({
      fixed: [
        text(entry.name),
        text(new Date(entry.addedAt).toISOString()),
        text(`${reading.packId} ${reading.packVersion}`),
        text(intent),
        text(titleOf(pack, intent)),
        number(reading.intent.confidence),
        number(reviewed),
        number(views.length),
      ],
      byField: new Map(views.map((view) => [view.field.name, cellsOf(view, entry.content)])),
    });
  }

  /** Documents of several task packs share the columns of fields that have the same name. */
  build(): ResultTable {
    const header = [...fixedColumns, ...this.#fields.flatMap((name) => fieldColumns.map((column) => name + column))];
    const none = fieldColumns.map(() => empty);
    const rows = this.#rows.map(({ fixed, byField }) => [
      ...fixed,
      ...this.#fields.flatMap((name) => byField.get(name) ?? none),
    ]);
    return { header, rows };
  }
}

function titleOf({ classification }: TaskPack, label: string): string {
  return [...classification.intents, classification.none].find((intent) => intent.label === label)?.title ?? label;
}

function cellsOf({ field, found, verdict }: FieldView, content: DocumentContent): readonly Cell[] {
  const decidedBy = { 'not-read': '', model: 'model', confirmed: 'person', corrected: 'person' }[verdict];
  if (found === null) return [empty, empty, empty, text(decidedBy)];
  const page = pageOf(content, found);
  return [valueCell(field.type, found.value), text(found.quote), page === null ? empty : number(page), text(decidedBy)];
}

/** The number of the page, from 1, that a span begins on; null for formats without pages. */
export function pageOf({ pages }: DocumentContent, { start }: Span): number | null {
  const index = pages.findIndex((page) => page.width > 0 && page.start <= start && start < page.end);
  return index < 0 ? null : index + 1;
}

/** Only a value in its normal form becomes a date or a number: what a person picked may be any words. */
export function valueCell(type: Field['type'], value: string): Cell {
  if (type === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(value)) {
    const time = Date.parse(`${value}T00:00:00Z`);
    // `Date` makes 2 March of 30 February.
    if (!Number.isNaN(time) && new Date(time).toISOString().startsWith(value)) {
      return { kind: 'date', days: time / 86_400_000, text: value };
    }
  }
  const amount = type === 'money' ? /^(-?\d{1,15}(?:\.\d{1,4})?)(?: ([A-Z]{3}))?$/.exec(value) : null;
  if (amount !== null) {
    return { kind: 'amount', amount: Number(amount[1]), currency: amount[2] ?? '', text: value };
  }
  return text(value);
}
