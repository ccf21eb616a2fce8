import type { EvaluationRecord } from '../../evaluation';
import type { LanguageModel, ModelError } from '../../models';
import { err, ok, type Result } from '../../shared/result';
import { askTogether, type TogetherAnswer } from './ask-together';
import { readWithDevice, type DeviceReading, type Needs } from './device-reader';
import { cancelled, isStopped, type EvaluateParts } from './measured';
import { MeteredModel, type MeteredTokens } from './metered-model';
import type { EvaluationError } from './order';
import type { ReadingTask } from './reading-task';

/** A record that the model is to read, and for what. */
export interface DeviceRequest {
  readonly record: EvaluationRecord;
  readonly needs: Needs;
}

/** What came of one record. */
export interface DeviceAnswer {
  /** Null: the model could not read it, such as a text that is too long for it. */
  readonly reading: DeviceReading | null;
  readonly milliseconds: number;
  readonly tokens: MeteredTokens;
}

export type DeviceAnswers = ReadonlyMap<EvaluationRecord, DeviceAnswer>;

/** What came of all records. */
export interface DevicePass {
  readonly answers: DeviceAnswers;
  /** Whether intents were read of all texts together, and not of each by itself. */
  readonly isTogether: boolean;
}

/** The first record brings what is computed once, so it tells nothing about the others. */
const fewestToTell = 2;

/**
 * Has the model read records one after the other, and tells how long it will still take. A model that stops is started again once for
 * each record; a record that it can't read has no answer.
 *
 * @param mayReadTogether - whether intents are read in the light of all texts, where there are several
 */
export async function askDevice(
  requests: readonly DeviceRequest[],
  task: ReadingTask,
  model: LanguageModel,
  mayReadTogether: boolean,
  parts: EvaluateParts,
): Promise<Result<DevicePass, EvaluationError>> {
  const withIntent = mayReadTogether ? requests.filter(({ needs }) => needs.intent) : [];
  const together = withIntent.length > 1 ? await intentsTogether(withIntent, requests, task, model, parts) : ok(null);
  if (!together.ok) return together;
  const answers = new Map<EvaluationRecord, DeviceAnswer>();
  const metered = new MeteredModel(model);
  const begin = parts.now();
  const rest = requests.filter(({ record, needs }) => {
    const own = together.value?.get(record);
    if (own !== undefined && !needs.fields) answers.set(record, withIntentOf(own, null));
    return own === undefined || needs.fields;
  });
  for (const [done, { record, needs }] of rest.entries()) {
    const perRecord = (parts.now() - begin) / 1000 / Math.max(1, done);
    parts.onProgress({
      step: 'Asking the model on this device',
      share: done / rest.length,
      ...(done >= fewestToTell && { secondsLeft: perRecord * (rest.length - done) }),
    });
    if (parts.signal.aborted) return err(cancelled);
    const own = together.value?.get(record);
    const left = own === undefined ? needs : { ...needs, intent: false };
    const answer = await askAgain(() => ask(metered, task, record, left, parts), parts);
    if (!answer.ok) return answer;
    answers.set(record, own === undefined ? answer.value : withIntentOf(own, answer.value));
  }
  return ok({ answers, isTogether: together.value !== null });
}

function intentsTogether(
  withIntent: readonly DeviceRequest[],
  requests: readonly DeviceRequest[],
  task: ReadingTask,
  model: LanguageModel,
  parts: EvaluateParts,
) {
  const isAll = requests.every(({ needs }) => !needs.fields);
  return askTogether(
    withIntent.map(({ record }) => record),
    task,
    model,
    isAll,
    parts,
  );
}

/** @param rest - what else the record was asked; null: nothing */
function withIntentOf({ intent, milliseconds, tokens }: TogetherAnswer, rest: DeviceAnswer | null): DeviceAnswer {
  if (rest === null) return { reading: { intent, fields: null }, milliseconds, tokens };
  return {
    reading: rest.reading && { ...rest.reading, intent },
    milliseconds: milliseconds + rest.milliseconds,
    tokens: { input: tokens.input + rest.tokens.input, output: tokens.output + rest.tokens.output },
  };
}

async function ask(
  model: MeteredModel,
  task: ReadingTask,
  record: EvaluationRecord,
  needs: Needs,
  { now, signal }: EvaluateParts,
): Promise<Result<DeviceAnswer, ModelError>> {
  const begin = now();
  const read = await readWithDevice(model, task, record, needs, signal);
  const milliseconds = now() - begin;
  if (!read.ok && (read.error.canRetry || read.error.code === 'cancelled')) return read;
  const tokens = await model.takeTokens();
  return tokens.ok ? ok({ reading: read.ok ? read.value : null, milliseconds, tokens: tokens.value }) : tokens;
}

async function askAgain(
  once: () => Promise<Result<DeviceAnswer, ModelError>>,
  { loadModel, signal }: EvaluateParts,
): Promise<Result<DeviceAnswer, EvaluationError>> {
  const first = await once();
  if (first.ok) return first;
  if (isStopped(signal) || first.error.code === 'cancelled') return err(cancelled);
  const loaded = await loadModel();
  if (!loaded.ok) return loaded;
  const second = await once();
  if (second.ok) return second;
  return err(isStopped(signal) ? cancelled : { code: 'model-failed', message: second.error.message });
}
