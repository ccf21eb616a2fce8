/** A list with one entry changed. */
export function withChanged<T>(list: readonly T[], index: number, changes: Partial<T>): T[] {
  return list.map((entry, i) => (i === index ? { ...entry, ...changes } : entry));
}

/** A list without one entry. */
export function without<T>(list: readonly T[], index: number): T[] {
  return list.filter((_, i) => i !== index);
}

/** A list with one entry moved to another place. */
export function withMoved<T>(list: readonly T[], from: number, to: number): T[] {
  const entry = list[from];
  return entry === undefined ? [...list] : without(list, from).toSpliced(to, 0, entry);
}

/** A list with an entry put in at a place. */
export function withInserted<T>(list: readonly T[], index: number, entry: T): T[] {
  return [...list].toSpliced(index, 0, entry);
}

/** The entries of a text box with one in each line. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** A name that is not taken: `field_1`, `field_2`. */
export function freeName(stem: string, taken: readonly string[]): string {
  for (let count = taken.length + 1; ; count++) {
    const name = `${stem}_${count.toString()}`;
    if (!taken.includes(name)) return name;
  }
}
