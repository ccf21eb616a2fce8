import { INTENT_QUESTION } from '../../tasks';
import type { FieldValue, Reading } from '../../understanding';
import type { LearnedAnswer } from './learned-task';

/** What the model of this device answered to one question. */
export interface DeviceAnswer {
  /** The normal form, or the intent's label; null: not stated. */
  readonly value: string | null;
  readonly found: FieldValue | null;
  /** The model's own, fitted to no label of this person. */
  readonly score: number;
  /** How far the next best answer is behind, from 0 to 1; NaN where that isn't known. */
  readonly margin: number;
  readonly reason: string;
}

/** The model's answer to a question; null where it gave none: what was learned, or somebody outside, answered. */
export function deviceAnswer(reading: Reading, question: string): DeviceAnswer | null {
  if (question === INTENT_QUESTION) {
    const { label, confidence, ranking, learned } = reading.intent;
    if (learned !== undefined) return null;
    const next = ranking.find((each) => each.label !== label)?.confidence ?? 0;
    return { value: label, found: null, score: confidence, margin: confidence - next, reason: '' };
  }
  const field = reading.fields.find(({ name }) => name === question);
  if (field === undefined || field.learned !== undefined || field.answeredBy !== undefined) return null;
  const { found, confidence, reason } = field;
  return { value: found?.value ?? null, found, score: confidence, margin: NaN, reason };
}

/** All that decides what the model answers: what was measured of another one says nothing about it. */
export function readingBasis({
  model,
  reader,
  packId,
  packVersion,
}: Pick<Reading, 'model' | 'reader' | 'packId' | 'packVersion'>): string {
  return `${model}, reading ${reader ?? '0'}, ${packId} ${packVersion}`;
}

/**
 * What tells right answers of the model from wrong ones: its score, its margin, whether it found anything, whether the second reader agrees,
 * and how sure that one is. The second reader works from what the document holds instead of from what the field means, so their errors
 * differ. What isn't known is NaN.
 */
export function deviceFeatures(answer: DeviceAnswer, second: LearnedAnswer | null): readonly number[] {
  const isSame = second === null ? NaN : second.value === answer.value ? 1 : 0;
  const sureness = second === null ? NaN : logit(second.confidence);
  return [
    logit(answer.score),
    answer.margin,
    answer.value === null ? 0 : 1,
    isSame,
    Number.isNaN(isSame) ? NaN : isSame * sureness,
  ];
}

/** Log-odds; of what is sure, those of one in a million. */
export function logit(probability: number): number {
  const inside = Math.min(1 - 1e-6, Math.max(1e-6, probability));
  return Math.log(inside / (1 - inside));
}
