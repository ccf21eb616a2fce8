/** The same structure with every number to three decimals: what ships is read by people, too. */
export function roundAll<T>(value: T): T {
  if (typeof value === 'number') return (Math.round(value * 1000) / 1000) as T;
  if (Array.isArray(value)) return value.map((each: unknown) => roundAll(each)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, roundAll(each as unknown)])) as T;
}

/** `0.812 (118 of 145)` */
export function share(right: number, total: number): string {
  return `${(right / Math.max(1, total)).toFixed(3)} (${String(right)} of ${String(total)})`;
}

/** Five groups of documents, by name, so that each can be judged by constants that have not seen it. */
export function foldOf(file: string): number {
  let hash = 7;
  for (let i = 0; i < file.length; i++) hash = (hash * 31 + file.charCodeAt(i)) >>> 0;
  return hash % FOLDS;
}

/** Number of groups of {@link foldOf}. */
export const FOLDS = 5;
