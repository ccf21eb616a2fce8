import type { EvaluationRecord } from '../../evaluation';

/** What somebody says to a question, and how it came out. */
export interface Answer {
  /** The answer as it is compared with another's; null: "not stated", or none that the records know. */
  readonly says: string | null;
  readonly confidence: number;
  /** How far the next answer's confidence is below; 0 where nobody tells. */
  readonly margin: number;
  /** Of a field: whether a value was found. */
  readonly isFound: boolean;
  readonly isCorrect: boolean;
}

/** One thing that is asked about a record: its intent, or one of its fields. */
export interface Question {
  readonly record: EvaluationRecord;
  /** Of a field; the intent has none. */
  readonly name: string;
  /** By what was learned from labels; null: nothing was. */
  readonly first: Answer | null;
  /** By the model of the device; null: it was not asked. */
  readonly device: Answer | null;
}

/** Questions by the part of the records that they are about. */
export interface QuestionParts {
  /** Those that the confidence of the model is fitted on. `first` has not learned from them. */
  readonly training: readonly Question[];
  readonly calibration: readonly Question[];
  readonly test: readonly Question[];
}
