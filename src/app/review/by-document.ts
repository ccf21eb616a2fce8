/** What belongs to each document, in the order given. */
export function byDocument<Item extends { readonly documentId: string }>(
  items: readonly Item[],
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(item.documentId);
    if (group === undefined) groups.set(item.documentId, [item]);
    else group.push(item);
  }
  return groups;
}
