import type { Prompt } from '../models';

/**
 * The document first, the question last: all questions about one window share the document's keys and values.
 */
export function askAbout(text: string, opening: string): Prompt {
  return { kind: 'text', text: `Document:\n"""\n${text}\n"""\n${opening}` };
}
