/**
 * The outcome of an operation that a caller can meet failing. Plain data, so it crosses a worker border whole
 * (Comlink keeps only `name`, `message` and `stack` of a thrown error).
 */
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

/** A success. */
export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

/** A failure. */
export function err<E>(error: E): { readonly ok: false; readonly error: E } {
  return { ok: false, error };
}
