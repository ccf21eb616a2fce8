import type { Mark, OperatorPolicy, RequestPart } from '../../redaction';

/** Why texts were not redacted. */
export interface RedactionError {
  readonly code: 'too-large' | 'cancelled' | 'worker-died' | 'failed';
  readonly message: string;
}

/** A request as the page asks for it: its key is made in the worker, for it alone. */
export interface RedactionOrder {
  readonly parts: readonly RequestPart[];
  /** What happens to the types that it names; the others get the default. */
  readonly policy?: Partial<OperatorPolicy>;
  readonly marks?: readonly Mark[];
}

/** UTF-16 code units of one order at most, of all its parts. */
export const mostCharacters = 4_000_000;

/** The error for texts that are too long together; null when they are not. */
export function tooLarge(texts: readonly string[]): RedactionError | null {
  const characters = texts.reduce((sum, text) => sum + text.length, 0);
  if (characters <= mostCharacters) return null;
  const [most, own] = [mostCharacters, characters].map((count) => count.toLocaleString('en'));
  return {
    code: 'too-large',
    message: `At most ${most ?? ''} characters can be redacted at once, and this is ${own ?? ''}. Split the text and redact its parts.`,
  };
}
