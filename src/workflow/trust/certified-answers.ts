import { isAccepted } from '../../routing';
import { INTENT_QUESTION, type TaskPack } from '../../tasks';
import type { FieldReading } from '../../understanding';
import type { KnownAnswers } from '../read-document';
import type { QuestionGuarantees } from './guarantees';
import type { LearnedReader } from './learned-task';

/** What was learned answers of a document, as far as guarantees cover it. */
export function certifiedAnswers(
  { fields }: Pick<TaskPack, 'fields'>,
  text: string,
  reader: LearnedReader,
  guarantees: Readonly<Record<string, QuestionGuarantees>>,
): KnownAnswers {
  const answers = reader.read(text);
  const covered = (question: string) => {
    const answer = answers.get(question);
    const guarantee = guarantees[question]?.['tier-0'];
    return answer !== undefined && guarantee !== undefined && isAccepted(guarantee, answer.confidence) ? answer : null;
  };
  const intent = covered(INTENT_QUESTION);
  return {
    intent:
      intent?.value === undefined || intent.value === null
        ? null
        : {
            label: intent.value,
            confidence: intent.confidence,
            learned: reader.version,
            ranking: [{ label: intent.value, confidence: intent.confidence }],
          },
    fields: new Map(
      fields.flatMap(({ name }): readonly (readonly [string, FieldReading])[] => {
        const answer = covered(name);
        if (answer === null) return [];
        const { found, confidence } = answer;
        return [[name, { name, found, confidence, reason, learned: reader.version }]];
      }),
    ),
  };
}

const reason = 'Learned from your answers, and certified for answers as sure as this one. The model was not asked.';
