import type { EvaluationRecord } from '../../evaluation';
import {
  auroc,
  expectedCalibrationError,
  riskCoverage,
  wilson,
  type Certificate,
  type RiskPromise,
} from '../../routing';
import { ok, type Result } from '../../shared/result';
import type { DeviceAnswers } from './device-pass';
import type { FirstPass } from './first-pass';
import type { IntentReader, LearnedIntent } from './learn-intents';
import { curvePoints, readEach, type EvaluateParts, type Measured, type RecordSplit } from './measured';
import type { EvaluationError } from './order';
import type { Answer, Question, QuestionParts } from './question';
import { tiersOf } from './shares';
import { decide, SecondStage, stageReport, stagesReport } from './stages';

/** What was learned from labels answers the calibration and the test part; of the training part only what the model is asked too. */
export async function firstIntents(
  split: RecordSplit,
  reader: IntentReader | null,
  parts: EvaluateParts,
): Promise<Result<FirstPass, EvaluationError>> {
  const labelled = (records: readonly EvaluationRecord[]) => records.filter(({ intent }) => intent !== null);
  const answer = (record: EvaluationRecord) => questionOf(record, reader?.answer(record.text));
  const calibration = await readEach(labelled(split.calibration), 'Deciding which intents are trusted', answer, parts);
  if (!calibration.ok) return calibration;
  const test = await readEach(labelled(split.test), 'Reading intents of the test part', answer, parts);
  if (!test.ok) return test;
  return ok({
    questions: {
      training: labelled(split.training).map((record) => questionOf(record, reader?.taught.get(record))),
      calibration: calibration.value.answers,
      test: test.value.answers,
    },
    milliseconds: test.value.milliseconds,
  });
}

/** The same questions with the answers of the model. */
export function withDeviceIntents(questions: QuestionParts, answers: DeviceAnswers): QuestionParts {
  const fill = (some: readonly Question[]) =>
    some.map((question): Question => {
      const given = answers.get(question.record);
      if (given === undefined || given.reading?.intent === null) return question;
      const { label = null, confidence = 0, margin = 0 } = given.reading?.intent ?? {};
      return { ...question, device: answerOf(question.record, label, confidence, margin) };
    });
  return {
    training: fill(questions.training),
    calibration: fill(questions.calibration),
    test: fill(questions.test),
  };
}

/** What intents add to the report. */
export function measureIntents(
  questions: QuestionParts,
  first: Certificate | null,
  promise: RiskPromise & { readonly ofStage: RiskPromise; readonly usesDevice: boolean },
  known: ReadonlySet<string>,
): Measured {
  const second = new SecondStage(questions.training);
  const stages = {
    first,
    device: promise.usesDevice ? second.certify(questions.calibration, first, promise.ofStage) : null,
  };
  const decided = decide(questions, stages, second);
  const answers = decided.map(({ answer }) => answer);
  const left = decided.filter(({ tier }) => tier !== 'tier-0');
  return {
    report: {
      intents: {
        accuracy: wilson(answers.filter(({ isCorrect }) => isCorrect).length, answers.length),
        ece: expectedCalibrationError(answers),
        auroc: auroc(answers),
        classes: known.size,
        certified: stagesReport(stages, decided, promise),
        ...(stages.device && {
          stages: {
            ...(first && { 'tier-0': stageReport(first, decided, 'tier-0') }),
            device: stageReport(stages.device, left, 'device'),
          },
        }),
      },
    },
    riskCoverage: riskCoverage(answers, curvePoints).map((point) => ({ task: 'intents', ...point })),
    ...tiersOf(decided),
    notes: unknownIntents(known, questions.test),
  };
}

function questionOf(record: EvaluationRecord, learned: LearnedIntent | undefined): Question {
  return {
    record,
    name: '',
    first: learned === undefined ? null : answerOf(record, learned.label, learned.confidence, 0),
    device: null,
  };
}

function answerOf({ intent }: EvaluationRecord, label: string | null, confidence: number, margin: number): Answer {
  return { says: label, confidence, margin, isFound: label !== null, isCorrect: label !== null && label === intent };
}

/** What nobody was told of can't be answered rightly. */
function unknownIntents(known: ReadonlySet<string>, test: readonly Question[]): readonly string[] {
  const missing = test.filter(({ record: { intent } }) => intent !== null && !known.has(intent)).length;
  return missing === 0
    ? []
    : [`${String(missing)} records of the test part have an intent that no label taught; they count as wrong.`];
}
