import { seededRandom, type EvaluationRecord } from '../../evaluation';
import type { Question, QuestionParts } from './question';

/** What is known of intents, or of fields, before the model is asked. */
export interface FirstPass {
  readonly questions: QuestionParts;
  /** Of records of the test part, by what was learned from labels. */
  readonly milliseconds: ReadonlyMap<EvaluationRecord, number>;
}

/**
 * One question of each document: those of one document come together, and are no evidence for each other. The same questions give the
 * same draw.
 */
export function drawOnePerDocument(questions: readonly Question[], seed: number): readonly Question[] {
  const byRecord = new Map<EvaluationRecord, Question[]>();
  for (const question of questions) {
    const own = byRecord.get(question.record);
    if (own === undefined) byRecord.set(question.record, [question]);
    else own.push(question);
  }
  const random = seededRandom(seed);
  return [...byRecord.values()].flatMap((own) => {
    const place = Math.floor(random() * own.length);
    return own.slice(place, place + 1);
  });
}
