import { limitsInside, READ_LIMITS, type ReadDocument } from '../../documents';
import { plural } from '../words/format';
import { DocumentRow } from './document-row.svelte';

/** The rows by their ids. */
export function rowsById(rows: readonly DocumentRow[]): ReadonlyMap<string, DocumentRow> {
  return new Map(rows.map((row) => [row.id, row]));
}

/** Rows as a list shows them: attachments right below their message, in its order, the rest as it is. */
export function familyOrder(rows: readonly DocumentRow[]): readonly DocumentRow[] {
  if (rows.every(({ parentId }) => parentId === null)) return rows;
  const ids = new Set(rows.map(({ id }) => id));
  const children = new Map<string, DocumentRow[]>();
  const roots: DocumentRow[] = [];
  for (const row of rows) {
    if (row.parentId === null || !ids.has(row.parentId)) roots.push(row);
    else {
      const siblings = children.get(row.parentId);
      if (siblings === undefined) children.set(row.parentId, [row]);
      else siblings.push(row);
    }
  }
  const ordered: DocumentRow[] = [];
  const add = (row: DocumentRow): void => {
    ordered.push(row);
    const own = children.get(row.id) ?? [];
    for (const child of own.sort((a, b) => a.addedAt - b.addedAt)) add(child);
  };
  for (const root of roots) add(root);
  return ordered;
}

/** A row with its attachments, theirs, and so on. */
export function familyOf(row: DocumentRow, rows: readonly DocumentRow[]): readonly DocumentRow[] {
  const children = rows.filter(({ parentId }) => parentId === row.id);
  return [row, ...children.flatMap((child) => familyOf(child, rows))];
}

/**
 * Rows for what came out of a message, ready to be opened; and one for what was left in it, with the reason. A
 * thousandth of a millisecond apart, so that they keep their order when they are listed again.
 */
export function attachmentRows(
  parent: DocumentRow,
  { attachments, leftOut }: Pick<ReadDocument, 'attachments' | 'leftOut'>,
): readonly DocumentRow[] {
  const limits = limitsInside(parent.attachmentLimits ?? READ_LIMITS.attachments, attachments.length);
  const rows = attachments.map(({ name, bytes }, index) => {
    const file = new File([new Uint8Array(bytes)], name);
    const addedAt = parent.addedAt + (index + 1) / 1000;
    const row = new DocumentRow(
      { id: crypto.randomUUID(), name, addedAt, parentId: parent.id, file },
      { kind: 'opening' },
    );
    row.attachmentLimits = limits;
    row.abort = new AbortController();
    return row;
  });
  if (leftOut === null) return rows;
  const name = plural(leftOut.count, 'more attachment');
  const addedAt = parent.addedAt + (attachments.length + 1) / 1000;
  const rest = { id: crypto.randomUUID(), name, addedAt, parentId: parent.id };
  return [...rows, new DocumentRow(rest, { kind: 'unreadable', code: leftOut.code, message: leftOut.message })];
}
