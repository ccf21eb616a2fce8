/** The nearest item after (or before) the one with this id that is wanted, going round at the end. Null: there is none. */
export function neighbour<Item extends { readonly id: string }>(
  items: readonly Item[],
  id: string,
  step: 1 | -1,
  isWanted: (item: Item) => boolean,
): Item | null {
  const at = items.findIndex((item) => item.id === id);
  const onwards = [...items.slice(at + 1), ...items.slice(0, Math.max(0, at))];
  return (step === 1 ? onwards : onwards.toReversed()).find(isWanted) ?? null;
}
