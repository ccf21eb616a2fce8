import type { EvaluationRecord, EvaluationReport } from '../../evaluation';
import type { LanguageModel } from '../../models';
import type { RiskPromise } from '../../routing';
import { err, ok, type Result } from '../../shared/result';
import { askDevice, type DeviceAnswers } from './device-pass';
import { deviceRequests, type LeftOver } from './device-requests';
import { firstFields, measureFields, withDeviceFields } from './fields';
import { drawOnePerDocument, type FirstPass } from './first-pass';
import { firstIntents, measureIntents, withDeviceIntents } from './intents';
import { learnFields, type Learned } from './learn';
import { cancelled, type EvaluateParts, type Measured, type RecordSplit } from './measured';
import type { EvaluationError, EvaluationOrder } from './order';
import type { Question } from './question';
import type { ReadingTask } from './reading-task';
import { certifyFirst } from './stages';

/** What is measured, and with what. */
export interface Work {
  readonly split: RecordSplit;
  readonly asks: { readonly intents: boolean; readonly fields: boolean };
  readonly learned: Learned;
  readonly task: ReadingTask;
  readonly order: EvaluationOrder;
}

export interface MeasuredInStages {
  readonly measured: readonly Measured[];
  /** Null: the model took no part. */
  readonly answers: DeviceAnswers | null;
  readonly model: NonNullable<EvaluationReport['model']> | null;
  /** Of records of the test part, by what was learned from labels. */
  readonly milliseconds: ReadonlyMap<EvaluationRecord, number>;
  readonly notes: readonly string[];
}

/** What was learned from labels answers first; the model is asked what that is not trusted with; both are measured. */
export async function measureInStages(
  work: Work,
  model: LanguageModel | null,
  parts: EvaluateParts,
): Promise<Result<MeasuredInStages, EvaluationError>> {
  const { order, asks, learned } = work;
  const sample = model === null ? [] : sampleOf(work);
  const first = await firstPasses(work, sample, parts);
  if (!first.ok) return first;
  const left = leftOver(work, first.value, model !== null);
  const asked = model === null ? ok({ answers: null, notes: [] }) : await secondPass(work, sample, left, model, parts);
  if (!asked.ok) return asked;
  const { answers, notes } = asked.value;
  // The model may have failed on the way: then the first stage has all of delta again.
  const { intents, fields } = answers === null ? leftOver(work, first.value, false) : left;
  const usesDevice = answers !== null;
  const { target, delta, seed } = order;
  const promiseOf = (hasFirst: boolean) => ({
    target,
    delta,
    ofStage: stagePromise(order, hasFirst && usesDevice),
    usesDevice,
    seed,
  });
  const measured: Measured[] = [];
  if (asks.intents && intents !== null && (usesDevice || learned.intents !== null)) {
    const questions = answers === null ? intents.questions : withDeviceIntents(intents.questions, answers);
    const known = new Set([...(learned.intents?.labels ?? []), ...(usesDevice ? work.task.intents.values() : [])]);
    measured.push(measureIntents(questions, intents.first, promiseOf(learned.intents !== null), known));
  }
  if (asks.fields && fields !== null && (usesDevice || learned.fields !== null)) {
    const questions = answers === null ? fields.questions : withDeviceFields(fields.questions, answers);
    measured.push(measureFields(questions, fields.first, promiseOf(learned.fields !== null)));
  }
  return ok({
    measured,
    answers,
    model: usesDevice && model !== null ? { id: model.card.id, engine: model.card.engine } : null,
    milliseconds: summed([first.value.intents?.milliseconds, first.value.fields?.milliseconds]),
    notes: [...notes, ...(usesDevice ? [whoAnswers(learned)] : [])],
  });
}

interface FirstPasses {
  readonly intents: FirstPass | null;
  readonly fields: FirstPass | null;
}

async function firstPasses(
  { split, asks, learned, order }: Work,
  sample: readonly EvaluationRecord[],
  parts: EvaluateParts,
): Promise<Result<FirstPasses, EvaluationError>> {
  const intents = asks.intents ? await firstIntents(split, learned.intents, parts) : ok(null);
  if (!intents.ok) return intents;
  if (!asks.fields) return ok({ intents: intents.value, fields: null });
  const held = new Set(sample);
  const rest = split.training.filter((record) => !held.has(record));
  const heldOut =
    learned.fields === null || sample.length === 0
      ? null
      : await learnFields(rest, 'Learning fields without what is held back', order.seed, parts);
  if (parts.signal.aborted) return err(cancelled);
  const rankers = { whole: learned.fields, heldOut: heldOut?.ok === true ? heldOut.value : null };
  const fields = await firstFields(split, sample, rankers, parts);
  return fields.ok ? ok({ intents: intents.value, fields: fields.value }) : fields;
}

/** What each first stage is trusted with, and so what it leaves. */
function leftOver(
  { learned, order }: Work,
  { intents, fields }: FirstPasses,
  usesDevice: boolean,
): { readonly intents: LeftOver | null; readonly fields: LeftOver | null } {
  const leave = (pass: FirstPass | null, hasFirst: boolean, drawn: readonly Question[]): LeftOver | null =>
    pass && {
      questions: pass.questions,
      first: hasFirst ? certifyFirst(drawn, stagePromise(order, usesDevice)) : null,
    };
  const drawnFields = fields === null ? [] : drawOnePerDocument(fields.questions.calibration, order.seed);
  return {
    intents: leave(intents, learned.intents !== null, intents?.questions.calibration ?? []),
    fields: leave(fields, learned.fields !== null, drawnFields),
  };
}

async function secondPass(
  { task, order, split, learned }: Work,
  sample: readonly EvaluationRecord[],
  left: { readonly intents: LeftOver | null; readonly fields: LeftOver | null },
  model: LanguageModel,
  parts: EvaluateParts,
): Promise<Result<{ readonly answers: DeviceAnswers | null; readonly notes: readonly string[] }, EvaluationError>> {
  const { requests, leftOut } = deviceRequests({ ...split, sample }, left, {
    limit: order.deviceLimit,
    seed: order.seed,
  });
  const hasNoLabel = split.training.length === 0 && split.calibration.length === 0;
  const asked = await askDevice(requests, task, model, hasNoLabel, parts);
  if (!asked.ok) {
    const isAlone = learned.intents === null && learned.fields === null;
    if (asked.error.code === 'cancelled' || isAlone) return asked;
    return ok({ answers: null, notes: [`The model on this device took no part. ${asked.error.message}`] });
  }
  const { answers, isTogether } = asked.value;
  const unread = [...answers.values()].filter(({ reading }) => reading === null).length;
  const limited = leftOut > 0 || (split.training.length > sample.length && sample.length === order.deviceLimit);
  return ok({
    answers,
    notes: [
      ...(isTogether ? [togetherNote] : []),
      ...(limited
        ? [
            `Of the training and of the calibration part the model read a random ${order.deviceLimit.toLocaleString('en-GB')} records at most; the others say nothing about it.`,
          ]
        : []),
      ...(unread > 0
        ? [`${unread.toLocaleString('en-GB')} records could not be read by the model; they count as wrong.`]
        : []),
    ],
  });
}

/**
 * What of the training part the model is asked: its confidence is fitted on that. Where fields are learned, half of it at most, since
 * another ranker has to learn from the rest.
 */
function sampleOf({ split: { training }, learned, order }: Work): readonly EvaluationRecord[] {
  const most = learned.fields === null ? training.length : Math.floor(training.length / 2);
  return training.slice(0, Math.min(order.deviceLimit, most));
}

/** Each of two stages has half of the bad luck that is allowed. */
function stagePromise({ target, delta }: EvaluationOrder, areTwo: boolean): RiskPromise {
  return { target, delta: areTwo ? delta / 2 : delta };
}

const togetherNote =
  'Intents were read of all texts together, without any label: what the texts share decides with the model. With other records beside it a text may be read otherwise; time and tokens are shared evenly among the records.';

function whoAnswers({ intents, fields }: Learned): string {
  return intents === null && fields === null
    ? 'All answers are those of the model on this device; nothing was learned from labels.'
    : 'Figures are those of the answers that count: of what was learned from labels where that is trusted, and otherwise of that or of the model on this device, whichever is surer.';
}

function summed(
  maps: readonly (ReadonlyMap<EvaluationRecord, number> | undefined)[],
): ReadonlyMap<EvaluationRecord, number> {
  const sums = new Map<EvaluationRecord, number>();
  for (const map of maps) for (const [record, value] of map ?? []) sums.set(record, (sums.get(record) ?? 0) + value);
  return sums;
}
