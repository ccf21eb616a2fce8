import {
  percentile,
  splitRecords,
  splitWithTraining,
  type EvaluationRecord,
  type EvaluationReport,
  type Split,
} from '../../evaluation';
import type { LanguageModel } from '../../models';
import { err, ok, type Result } from '../../shared/result';
import { dataNotes, packNotes } from './data-notes';
import { derivedTask } from './derived-pack';
import type { DeviceAnswers } from './device-pass';
import { learnFromLabels, unfindableNotes, type Learned } from './learn';
import { measureInStages, type MeasuredInStages } from './measure-in-stages';
import type { EvaluateParts, Measured, RecordSplit } from './measured';
import type { EvaluationError, EvaluationOrder } from './order';
import { taskOfPack, type ReadingTask } from './reading-task';
import { sharesOf } from './shares';

/**
 * Measures how well labels teach this device, how well its model reads without any, and what can be promised after that: learns from
 * one part of the labels, decides by a second one what is trusted, and reports on the rest, which neither has seen.
 */
export async function evaluate(
  order: EvaluationOrder,
  parts: EvaluateParts,
): Promise<Result<EvaluationReport, EvaluationError>> {
  const labelled = [...order.records, ...(order.training ?? [])];
  const classes = new Set(labelled.flatMap(({ intent }) => intent ?? [])).size;
  const hasIntents = order.records.some(({ intent }) => intent !== null);
  const asks = {
    // Of one class there is nothing to tell apart, unless a pack knows others.
    intents: hasIntents && (classes > 1 || order.pack !== null),
    fields: order.records.some(({ fields }) => fields.size > 0),
  };
  if (!asks.intents && !asks.fields) return err(hasIntents ? oneClass : nothingLabelled);
  const split = partsOf(order);
  const learned = await learnFromLabels(split.training, asks, order.seed, parts);
  if (!learned.ok) return learned;
  const task = taskFor(order, split, labelled);
  const device = await deviceFor(order, learned.value, parts);
  if (!device.ok) return device;
  const done = await measureInStages({ split, asks, learned: learned.value, task, order }, device.value.model, parts);
  if (!done.ok) return done;
  const notes = [
    ...(split.calibration.length === 0 ? [] : [promiseNote]),
    ...(hasIntents && !asks.intents ? [`Intents were not measured. ${oneClass.message}`] : []),
    ...learned.value.unlearned,
    ...device.value.notes,
    ...unfindableNotes(learned.value.fields),
    ...dataNotes(labelled),
    ...(done.value.answers === null ? [] : packNotes(split.test, task)),
    ...done.value.notes,
  ];
  return ok(reportOf(order, split, done.value, notes));
}

/** The model, where somebody asked for it or nothing else answers. One that can't be had is an error only there. */
async function deviceFor(
  { device, pack }: EvaluationOrder,
  { intents, fields, unlearned }: Learned,
  { loadModel, signal }: EvaluateParts,
): Promise<Result<{ readonly model: LanguageModel | null; readonly notes: readonly string[] }, EvaluationError>> {
  const isAlone = intents === null && fields === null;
  if (!isAlone && !device && pack === null) return ok({ model: null, notes: [] });
  const loaded = await loadModel();
  if (loaded.ok) return ok({ model: loaded.value, notes: [] });
  if (signal.aborted || loaded.error.code === 'cancelled') return loaded;
  const { message } = loaded.error;
  if (isAlone) return err({ ...loaded.error, message: [...unlearned, message].join(' ') });
  return ok({ model: null, notes: [`The model on this device took no part. ${message}`] });
}

function taskFor(order: EvaluationOrder, split: RecordSplit, labelled: readonly EvaluationRecord[]): ReadingTask {
  return order.pack === null ? derivedTask(labelled, split.training) : taskOfPack(order.pack);
}

function reportOf(
  { seed }: EvaluationOrder,
  { test, training, calibration }: RecordSplit,
  { measured, answers, milliseconds, model }: MeasuredInStages,
  notes: readonly string[],
): EvaluationReport {
  const latencies = test.flatMap((record) => {
    const own = answers?.get(record)?.milliseconds;
    const first = milliseconds.get(record);
    return own === undefined && first === undefined ? [] : [(own ?? 0) + (first ?? 0)];
  });
  const tiers = sharesOf(measured.map((one) => one.tiers));
  const reports = Object.assign({}, ...measured.map(({ report }) => report)) as Measured['report'];
  return {
    format: 'stayput-report/1',
    n: test.length,
    labels: training.length + calibration.length,
    training: training.length,
    calibration: calibration.length,
    seed,
    ...reports,
    riskCoverage: measured.flatMap((one) => one.riskCoverage),
    latencyMs: {
      p50: percentile(latencies, 0.5),
      p90: percentile(latencies, 0.9),
      p99: percentile(latencies, 0.99),
    },
    tokens: tokensOf(test, answers),
    tiers: answers === null ? { 'tier-0': tiers['tier-0'], person: tiers.person } : tiers,
    ...(model !== null && { model, answered: sharesOf(measured.map(({ answered }) => answered)) }),
    notes: [...notes, ...measured.flatMap((one) => one.notes)],
  };
}

function tokensOf(test: readonly EvaluationRecord[], answers: DeviceAnswers | null): EvaluationReport['tokens'] {
  const own = test.flatMap((record) => answers?.get(record)?.tokens ?? []);
  return {
    input: own.reduce((sum, { input }) => sum + input, 0),
    output: own.reduce((sum, { output }) => sum + output, 0),
  };
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

const promiseNote =
  'The promise holds for documents that come as these came: the labels that certify were drawn at random from them, and tomorrow’s have to be like them.';
const nothingLabelled: EvaluationError = {
  code: 'nothing-labelled',
  message: 'No record has an intent or fields, so there is nothing to measure.',
};
const oneClass: EvaluationError = {
  code: 'one-class',
  message:
    'All records have the same intent, so there is nothing to tell apart. Add records of other intents, or a task pack that knows others.',
};
