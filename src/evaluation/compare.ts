/** Signs around a value that are not part of it. */
const around = /^[\s"'“”‘’.,;:()[\]]+|[\s"'“”‘’.,;:()[\]]+$/gu;

/** A value as it is compared: letter case, runs of white space and signs around it do not count. */
export function normalValue(value: string): string {
  return value.normalize('NFKC').replace(around, '').replace(/\s+/gu, ' ').toLowerCase();
}

/** Whether a found value (or its quote) is one of the right ones; nothing found is right where nothing is stated. */
export function isRightValue(right: readonly string[], found: readonly string[] | null): boolean {
  if (found === null) return right.length === 0;
  const wanted = new Set(right.map(normalValue));
  return found.some((value) => wanted.has(normalValue(value)));
}
