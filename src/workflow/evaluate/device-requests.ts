import type { EvaluationRecord } from '../../evaluation';
import type { Certificate } from '../../routing';
import type { DeviceRequest } from './device-pass';
import { drawOnePerDocument } from './first-pass';
import type { Question, QuestionParts } from './question';
import { isLeft } from './stages';

/** What the first stage left of one subject. Null: records have no labels of it. */
export interface LeftOver {
  readonly questions: QuestionParts;
  readonly first: Certificate | null;
}

/** What the model may be asked about. */
export interface DeviceParts {
  /** Of the training part. */
  readonly sample: readonly EvaluationRecord[];
  /** In random order. */
  readonly calibration: readonly EvaluationRecord[];
  readonly test: readonly EvaluationRecord[];
}

/**
 * What the model is asked: the sample of the training part; of the calibration part the documents whose drawn question the first
 * stage is not trusted with, so many at most; of the test part all with such a question.
 *
 * The calibration part is cut off at a place of its own random order. Whatever would be preferred otherwise, such as documents that
 * intents and fields are both left of, would no longer be a random part of what is left, and certify nothing.
 */
export function deviceRequests(
  { sample, calibration, test }: DeviceParts,
  { intents, fields }: { readonly intents: LeftOver | null; readonly fields: LeftOver | null },
  { limit, seed }: { readonly limit: number; readonly seed: number },
): { readonly requests: readonly DeviceRequest[]; readonly leftOut: number } {
  const drawn = fields === null ? [] : drawOnePerDocument(fields.questions.calibration, seed);
  const teaching = requestsOf(
    sample,
    ({ intent }) => intents !== null && intent !== null,
    (record) => fields !== null && record.fields.size > 0,
  );
  const certifying = requestsOf(
    calibration,
    isIn(left(intents, intents?.questions.calibration ?? [])),
    isIn(left(fields, drawn)),
  );
  const tested = requestsOf(
    test,
    isIn(left(intents, intents?.questions.test ?? [])),
    isIn(left(fields, fields?.questions.test ?? [])),
  );
  return {
    requests: [...teaching, ...certifying.slice(0, limit), ...tested],
    leftOut: Math.max(0, certifying.length - limit),
  };
}

function left(subject: LeftOver | null, questions: readonly Question[]): ReadonlySet<EvaluationRecord> {
  const own = subject === null ? [] : questions.filter(({ first }) => isLeft(subject.first, first));
  return new Set(own.map(({ record }) => record));
}

function isIn(records: ReadonlySet<EvaluationRecord>): (record: EvaluationRecord) => boolean {
  return (record) => records.has(record);
}

function requestsOf(
  records: readonly EvaluationRecord[],
  needsIntent: (record: EvaluationRecord) => boolean,
  needsFields: (record: EvaluationRecord) => boolean,
): readonly DeviceRequest[] {
  return records.flatMap((record) => {
    const needs = { intent: needsIntent(record), fields: needsFields(record) };
    return needs.intent || needs.fields ? [{ record, needs }] : [];
  });
}
