/** Brings the place where a field's evidence starts into view, and moves the focus there. */
export function showEvidence(root: ParentNode, field: string): void {
  const mark = root.querySelector<HTMLElement>(`[data-starts~="${field}"]`);
  mark?.focus({ preventScroll: true });
  mark?.scrollIntoView({ block: 'center' });
}
