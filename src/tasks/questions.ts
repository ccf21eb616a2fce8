import type { TaskPack } from './task-pack';

/** Stands for the question what a document is about, where questions are kept by the names of fields. No field has such a name. */
export const INTENT_QUESTION = '$intent';

/** The questions that a pack asks of each document: what it is about, and each field. */
export function questionsOf({ fields }: Pick<TaskPack, 'fields'>): readonly string[] {
  return [INTENT_QUESTION, ...fields.map(({ name }) => name)];
}
