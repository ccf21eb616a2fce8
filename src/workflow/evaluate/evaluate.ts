import {
  percentile,
  splitRecords,
  splitWithTraining,
  type EvaluationRecord,
  type EvaluationReport,
  type Split,
} from '../../evaluation';
import { err, ok, type Result } from '../../shared/result';
import { measureFields } from './measure-fields';
import { measureIntents } from './measure-intents';
import type { EvaluateParts, Measured, RecordSplit } from './measured';
import type { EvaluationError, EvaluationOrder } from './order';

/**
 * Measures how well labels teach this device, and what can be promised after that: learns from one part of the labels, decides
 * by a second one what is trusted, and reports on the rest, which neither has seen.
 */
export async function evaluate(
  order: EvaluationOrder,
  parts: EvaluateParts,
): Promise<Result<EvaluationReport, EvaluationError>> {
  const split = partsOf(order);
  const measured: Measured[] = [];
  const unlearned: string[] = [];
  for (const { what, isLabelled, measure } of [
    { what: 'Intents', isLabelled: ({ intent }: EvaluationRecord) => intent !== null, measure: measureIntents },
    { what: 'Fields', isLabelled: ({ fields }: EvaluationRecord) => fields.size > 0, measure: measureFields },
  ]) {
    if (!order.records.some(isLabelled)) continue;
    const part = await measure(split, order, parts);
    if (part.ok) measured.push(part.value);
    else if (part.error.code === 'cannot-learn') unlearned.push(`${what} were not measured. ${part.error.message}`);
    else return part;
  }
  if (measured.length === 0) {
    return err(unlearned.length === 0 ? nothingLabelled : { code: 'cannot-learn', message: unlearned.join(' ') });
  }
  const sum = (read: (one: Measured) => number) => measured.reduce((total, one) => total + read(one), 0);
  const [accepted, asked] = [sum((one) => one.accepted), sum((one) => one.asked)];
  const questions = Math.max(1, accepted + asked);
  const latencies = measured.flatMap((one) => one.latencies);
  return ok({
    format: 'stayput-report/1',
    n: split.test.length,
    labels: split.training.length + split.calibration.length,
    training: split.training.length,
    calibration: split.calibration.length,
    seed: order.seed,
    ...Object.assign({}, ...measured.map(({ report }) => report)),
    riskCoverage: measured.flatMap((one) => one.riskCoverage),
    latencyMs: {
      p50: percentile(latencies, 0.5),
      p90: percentile(latencies, 0.9),
      p99: percentile(latencies, 0.99),
    },
    // What is learned from labels is no language model.
    tokens: { input: 0, output: 0 },
    tiers: { 'tier-0': accepted / questions, person: asked / questions },
    notes: [promise, ...unlearned, ...measured.flatMap(({ notes }) => notes)],
  });
}

function partsOf({ records, training, labels, seed }: EvaluationOrder): RecordSplit {
  const at =
    (all: readonly EvaluationRecord[]) =>
    (place: number): readonly EvaluationRecord[] =>
      all.slice(place, place + 1);
  const split: Split =
    training === null
      ? splitRecords(records.length, labels, seed)
      : splitWithTraining(training.length, records.length, labels, seed);
  return {
    training: split.training.flatMap(at(training ?? records)),
    calibration: split.calibration.flatMap(at(records)),
    test: split.test.flatMap(at(records)),
  };
}

const promise =
  'The promise holds for documents that come as these came: the labels that certify were drawn at random from them, and tomorrow’s have to be like them.';
const nothingLabelled: EvaluationError = {
  code: 'nothing-labelled',
  message: 'No record has an intent or fields, so there is nothing to measure.',
};
