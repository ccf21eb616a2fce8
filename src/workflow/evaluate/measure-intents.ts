import type { EvaluationRecord } from '../../evaluation';
import { auroc, expectedCalibrationError, riskCoverage, wilson } from '../../routing';
import { ok, type Result } from '../../shared/result';
import { learnIntents } from './learn-intents';
import {
  certifiedOn,
  curvePoints,
  readEach,
  type EvaluateParts,
  type Judged,
  type Measured,
  type RecordSplit,
} from './measured';
import type { EvaluationError, EvaluationOrder } from './order';

/** Learns what documents are about, and measures it. */
export async function measureIntents(
  split: RecordSplit,
  { seed, target, delta }: EvaluationOrder,
  parts: EvaluateParts,
): Promise<Result<Measured, EvaluationError>> {
  const reader = await learnIntents(split.training, seed, {
    ...parts,
    onShare: (share) => {
      parts.onProgress({ step: 'Learning intents from labels', share });
    },
  });
  if (!reader.ok) return reader;
  const judge = ({ id, text, intent }: EvaluationRecord): Judged => {
    const { label, confidence } = reader.value.answer(text);
    return { documentId: id, confidence, isCorrect: label === intent };
  };
  const labelled = (records: readonly EvaluationRecord[]) => records.filter(({ intent }) => intent !== null);
  const calibrating = await readEach(labelled(split.calibration), 'Deciding which intents are trusted', judge, parts);
  if (!calibrating.ok) return calibrating;
  const testing = await readEach(labelled(split.test), 'Reading intents of the test part', judge, parts);
  if (!testing.ok) return testing;
  const { answers, latencies } = testing.value;
  const certified = certifiedOn(calibrating.value.answers, answers, { target, delta });
  const right = answers.filter(({ isCorrect }) => isCorrect).length;
  return ok({
    report: {
      intents: {
        accuracy: wilson(right, answers.length),
        ece: expectedCalibrationError(answers),
        auroc: auroc(answers),
        classes: reader.value.labels.length,
        certified: certified.report,
      },
    },
    riskCoverage: riskCoverage(answers, curvePoints).map((point) => ({ task: 'intents', ...point })),
    accepted: certified.accepted,
    asked: answers.length - certified.accepted,
    latencies,
    notes: unknownIntents(reader.value.labels, split.test),
  });
}

/** What no label taught can't be answered rightly. */
function unknownIntents(labels: readonly string[], test: readonly EvaluationRecord[]): readonly string[] {
  const known = new Set(labels);
  const missing = test.filter(({ intent }) => intent !== null && !known.has(intent)).length;
  return missing === 0
    ? []
    : [`${String(missing)} records of the test part have an intent that no label taught; they count as wrong.`];
}
