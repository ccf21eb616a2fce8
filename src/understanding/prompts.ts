import type { Prompt } from '../models';

/**
 * The document first, the question last: all questions about one window share the document's keys and values.
 */
export function askAbout(text: string, opening: string): Prompt {
  return { kind: 'text', text: `Document:\n"""\n${text}\n"""\n${opening}` };
}

/** The answer that stands for "the document does not say". */
export const NOT_STATED = 'not stated';

/** A form's line that the value completes. */
export function formLine(label: string): string {
  return `\nFacts stated in the document ("${NOT_STATED}" where it does not say):\n${label}:`;
}

/** A sentence about one value that its role completes. */
export function roleOf(quote: string): string {
  return `In this document, "${quote}" is`;
}
