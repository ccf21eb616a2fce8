import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Gold } from '../demo/score';

export type LabelledDocument = Gold & { readonly text: string };

/** The documents that prompts and constants may be tuned on; `public/samples` is for reporting only. */
export function developmentSet(): readonly LabelledDocument[] {
  return readFileSync(join(import.meta.dirname, 'dev', 'documents.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as LabelledDocument);
}
