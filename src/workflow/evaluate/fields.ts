import { fieldScores, isRightValue, microF1, type EvaluationRecord, type FieldOutcome } from '../../evaluation';
import { riskCoverage, type Certificate, type RiskPromise } from '../../routing';
import { ok, type Result } from '../../shared/result';
import type { FieldRanker, RankedField } from '../../tuning';
import type { DeviceAnswers } from './device-pass';
import { drawOnePerDocument, type FirstPass } from './first-pass';
import { certifiedOn, curvePoints, readEach, type EvaluateParts, type Measured, type RecordSplit } from './measured';
import type { EvaluationError } from './order';
import type { Answer, Question, QuestionParts } from './question';
import { tiersOf } from './shares';
import { decide, SecondStage, stageReport, stagesReport, type Decided } from './stages';

/** What the rankers are, of which either may be missing. */
export interface FieldRankers {
  /** Learned from all of the training part. */
  readonly whole: FieldRanker | null;
  /** Learned without the records of the training part that the model is asked about. */
  readonly heldOut: FieldRanker | null;
}

/** What was learned from labels answers the calibration and the test part, and `sample`, a part of the training. */
export async function firstFields(
  split: RecordSplit,
  sample: readonly EvaluationRecord[],
  { whole, heldOut }: FieldRankers,
  parts: EvaluateParts,
): Promise<Result<FirstPass, EvaluationError>> {
  const labelled = (records: readonly EvaluationRecord[]) => records.filter(({ fields }) => fields.size > 0);
  const by = (ranker: FieldRanker | null) => (record: EvaluationRecord) => questionsOf(record, ranker);
  const training = await readEach(labelled(sample), 'Reading fields that were held back', by(heldOut), parts);
  if (!training.ok) return training;
  const calibration = await readEach(
    labelled(split.calibration),
    'Deciding which fields are trusted',
    by(whole),
    parts,
  );
  if (!calibration.ok) return calibration;
  const test = await readEach(labelled(split.test), 'Reading fields of the test part', by(whole), parts);
  if (!test.ok) return test;
  return ok({
    questions: {
      training: training.value.answers.flat(),
      calibration: calibration.value.answers.flat(),
      test: test.value.answers.flat(),
    },
    milliseconds: test.value.milliseconds,
  });
}

/** The same questions with the answers of the model. */
export function withDeviceFields(questions: QuestionParts, answers: DeviceAnswers): QuestionParts {
  const fill = (some: readonly Question[]) =>
    some.map((question): Question => {
      const given = answers.get(question.record);
      if (given === undefined || given.reading?.fields === null) return question;
      const { found = null, confidence = 0 } = given.reading?.fields.get(question.name) ?? {};
      const values = found === null ? null : [found.quote, found.value];
      return { ...question, device: answerOf(question, values, confidence) };
    });
  return {
    training: fill(questions.training),
    calibration: fill(questions.calibration),
    test: fill(questions.test),
  };
}

/** What fields add to the report. Each is certified by itself, and all of them together. */
export function measureFields(
  questions: QuestionParts,
  first: Certificate | null,
  promise: RiskPromise & { readonly ofStage: RiskPromise; readonly usesDevice: boolean; readonly seed: number },
): Measured {
  const second = new SecondStage(questions.training);
  const drawn = drawOnePerDocument(questions.calibration, promise.seed);
  const stages = {
    first,
    device: promise.usesDevice ? second.certify(drawn, first, promise.ofStage) : null,
  };
  const decided = decide(questions, stages, second);
  const all = decided.map(outcomeOf);
  const together = stagesReport(stages, decided, promise);
  const alone = fieldsAlone(questions, all, second, promise);
  const f1 = microF1(all);
  const isCertified = !('reason' in together);
  const left = decided.filter(({ tier }) => tier !== 'tier-0');
  const counts = tiersOf(decided);
  const own = first === null ? 'device' : 'tier-0';
  return {
    report: {
      fields: alone.fields,
      fieldsTogether: together,
      ...(f1 && { microF1: f1 }),
      ...(stages.device && {
        fieldStages: {
          ...(first && { 'tier-0': stageReport(first, decided, 'tier-0') }),
          device: stageReport(stages.device, left, 'device'),
        },
      }),
    },
    riskCoverage: riskCoverage(all, curvePoints).map((point) => ({ task: 'fields', ...point })),
    ...counts,
    ...(!isCertified && {
      tiers: { 'tier-0': 0, device: 0, person: all.length - alone.accepted, [own]: alone.accepted },
    }),
    notes: [],
  };
}

type FieldReports = NonNullable<Measured['report']['fields']>;

/** Scores of each field's answers that count, and a certificate of those of the first one that answers. */
function fieldsAlone(
  { calibration, test }: QuestionParts,
  all: readonly FieldOutcome[],
  second: SecondStage,
  { target, delta }: RiskPromise,
): { readonly fields: FieldReports; readonly accepted: number } {
  const judged = (questions: readonly Question[], name: string) =>
    questions.flatMap((question) => {
      if (question.name !== name) return [];
      const answer = question.first ?? second.answer(question)?.answer;
      return answer === undefined
        ? []
        : [{ documentId: question.record.id, confidence: answer.confidence, isCorrect: answer.isCorrect }];
    });
  const fields: FieldReports = {};
  let accepted = 0;
  for (const name of [...new Set(all.map((one) => one.name))].toSorted()) {
    const certified = certifiedOn(judged(calibration, name), judged(test, name), { target, delta });
    accepted += certified.accepted;
    const scores = fieldScores(all.filter((one) => one.name === name));
    define(fields, name, { ...scores, certified: certified.report });
  }
  return { fields, accepted };
}

function outcomeOf({ question: { record, name }, answer }: Decided): FieldOutcome & { readonly confidence: number } {
  return {
    documentId: record.id,
    name,
    isStated: (record.fields.get(name) ?? []).length > 0,
    isFound: answer.isFound,
    isCorrect: answer.isCorrect,
    confidence: answer.confidence,
  };
}

/** Each labelled field of a record. What nothing was learned for is not found, and not sure. */
function questionsOf(record: EvaluationRecord, ranker: FieldRanker | null): readonly Question[] {
  const read = new Map<string, RankedField>(ranker?.read(record.text).map((one) => [one.name, one]));
  return [...record.fields.keys()].map((name) => {
    const { found = null, probability = 0 } = read.get(name) ?? {};
    const values = found === null ? null : [found.quote];
    return { record, name, first: ranker && answerOf({ record, name }, values, probability), device: null };
  });
}

function answerOf(
  { record, name }: Pick<Question, 'record' | 'name'>,
  values: readonly string[] | null,
  confidence: number,
): Answer {
  return {
    says: values === null ? null : (values[0] ?? '').replaceAll(/\s+/gu, ' ').trim().toLowerCase(),
    confidence,
    margin: 0,
    isFound: values !== null,
    isCorrect: isRightValue(record.fields.get(name) ?? [], values),
  };
}

/** A name may be one that every object has. */
function define(fields: FieldReports, name: string, value: FieldReports[string]): void {
  Object.defineProperty(fields, name, { value, enumerable: true, configurable: true, writable: true });
}
