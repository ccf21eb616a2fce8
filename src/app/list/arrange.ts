/** Which documents the list shows. */
export type Filter = 'all' | 'needs-review' | 'reviewed' | 'not-read';

/** In which order it shows them. */
export type Order = 'newest' | 'oldest' | 'name' | 'score';

export const filters: readonly { readonly value: Filter; readonly title: string }[] = [
  { value: 'all', title: 'All' },
  { value: 'needs-review', title: 'Needs review' },
  { value: 'reviewed', title: 'Reviewed' },
  { value: 'not-read', title: 'Could not be read' },
];

export const orders: readonly { readonly value: Order; readonly title: string }[] = [
  { value: 'newest', title: 'Newest first' },
  { value: 'oldest', title: 'Oldest first' },
  { value: 'name', title: 'By name' },
  { value: 'score', title: 'Lowest score first' },
];

/** What ordering needs to know of a row. */
export interface Orderable {
  readonly name: string;
  readonly addedAt: number;
  readonly reading: { readonly intent: { readonly confidence: number } } | null;
}

const byName = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

const comparisons: Record<Order, (a: Orderable, b: Orderable) => number> = {
  newest: (a, b) => b.addedAt - a.addedAt,
  oldest: (a, b) => a.addedAt - b.addedAt,
  name: (a, b) => byName.compare(a.name, b.name),
  // What has no score yet comes last.
  score: (a, b) => (a.reading?.intent.confidence ?? 2) - (b.reading?.intent.confidence ?? 2),
};

/** The rows in an order; those that are equal in it stay as they were. */
export function inOrder<Row extends Orderable>(rows: readonly Row[], order: Order): readonly Row[] {
  return rows.toSorted(comparisons[order]);
}
