import type { EvaluationRecord } from '../../evaluation';
import type { CallOptions, GenerateRequest, LanguageModel, ModelError, ScoreRequest } from '../../models';
import { err, ok, type Result } from '../../shared/result';
import {
  classifyDocument,
  classifyTogether,
  namesQuestion,
  readingsTogether,
  sharedWords,
  type IntentReading,
  type TwoWayQuestion,
} from '../../understanding';
import { cutIntoWindows } from '../windows';
import { intentAnswer, type IntentAnswer } from './device-reader';
import { cancelled, isStopped, type EvaluateParts } from './measured';
import { MeteredModel, type MeteredTokens } from './metered-model';
import type { EvaluationError } from './order';
import type { ReadingTask } from './reading-task';

/** The intent of one record, and its even share of what all of them took. */
export interface TogetherAnswer {
  readonly intent: IntentAnswer;
  readonly milliseconds: number;
  readonly tokens: MeteredTokens;
}

export type TogetherAnswers = ReadonlyMap<EvaluationRecord, TogetherAnswer>;

/** Below this share of the work, how long the rest takes is a guess. */
const leastToTell = 0.02;

/**
 * Has the model read the intents of all records together, each by its opening. Their labels are not looked at. A model that stops is
 * started again once for each question.
 *
 * @param isAll - whether nothing is asked of the model after this, so that the time left can be told
 * @returns null where the model can't read them so, such as one that is too long for it
 */
export async function askTogether(
  records: readonly EvaluationRecord[],
  task: ReadingTask,
  model: LanguageModel,
  isAll: boolean,
  parts: EvaluateParts,
): Promise<Result<TogetherAnswers | null, EvaluationError>> {
  const { signal, now } = parts;
  const metered = new MeteredModel(model);
  const begin = now();
  const tell = (share: number) => {
    const left = ((now() - begin) / 1000) * (1 / share - 1);
    parts.onProgress({
      step: 'Asking the model on this device about all intents together',
      share,
      ...(isAll && share >= leastToTell && { secondsLeft: left }),
    });
  };
  tell(0);
  const read = await readOpenings(restarted(metered, parts), task, records, signal, tell);
  const tokens = read.ok ? await metered.takeTokens() : read;
  if (isStopped(signal)) return err(cancelled);
  if (!read.ok || !tokens.ok) return failed(read.ok ? tokens : read);
  const milliseconds = (now() - begin) / records.length;
  return ok(
    new Map(
      records.flatMap((record, place) => {
        const reading = read.value[place];
        if (reading === undefined) return [];
        const own = {
          input: evenShare(tokens.value.input, place, records.length),
          output: evenShare(tokens.value.output, place, records.length),
        };
        return [[record, { intent: intentAnswer(reading, task), milliseconds, tokens: own }] as const];
      }),
    ),
  );
}

async function readOpenings(
  model: LanguageModel,
  task: ReadingTask,
  records: readonly EvaluationRecord[],
  signal: AbortSignal,
  onProgress: (share: number) => void,
): Promise<Result<readonly IntentReading[], ModelError>> {
  const texts: string[] = [];
  for (const { text } of records) {
    if (isStopped(signal)) return ok([]);
    const cut = await cutIntoWindows(model, text);
    if (!cut.ok) return cut;
    const [{ start, end }] = cut.value;
    texts.push(text.slice(start, end));
  }
  if (task.isDerived) return classifyTogether(model, questionOf(task, texts), texts, { signal, onProgress });
  // A pack has cues, without which its long documents are read much worse.
  const readings: IntentReading[] = [];
  for (const text of texts) {
    const reading = await classifyDocument(model, task.pack, text, signal);
    if (!reading.ok) return reading;
    readings.push(reading.value);
    onProgress(readings.length / texts.length);
  }
  return ok(readingsTogether(readings, texts));
}

/** Bare names, which are cut by the words of the texts; "something else" is asked as that. */
function questionOf({ pack, intents }: ReadingTask, texts: readonly string[]): TwoWayQuestion {
  const { none } = pack.classification;
  const known = [...intents];
  const { options, ...question } = namesQuestion(
    known.map(([, name]) => name),
    sharedWords(texts),
  );
  return {
    ...question,
    options: options.flatMap(({ description }, place) =>
      known
        .slice(place, place + 1)
        .map(([label]) => ({ label, description: label === none.label ? none.description : description })),
    ),
  };
}

/** A model that is started again where it stops, once for each call. */
function restarted(model: LanguageModel, { loadModel, signal }: EvaluateParts): LanguageModel {
  const again = async <T>(once: () => Promise<Result<T, ModelError>>): Promise<Result<T, ModelError>> => {
    const first = await once();
    if (first.ok || !first.error.canRetry || first.error.code === 'cancelled' || isStopped(signal)) return first;
    return (await loadModel()).ok ? once() : first;
  };
  return {
    card: model.card,
    score: (request: ScoreRequest, options?: CallOptions) => again(() => model.score(request, options)),
    generate: (request: GenerateRequest, options?: CallOptions) => again(() => model.generate(request, options)),
    countTokens: (texts) => again(() => model.countTokens(texts)),
  };
}

function failed(result: Result<unknown, ModelError>): Result<null, EvaluationError> {
  if (result.ok) return ok(null);
  const { code, canRetry, message } = result.error;
  if (code === 'cancelled') return err(cancelled);
  return canRetry ? err({ code: 'model-failed', message }) : ok(null);
}

/** A part of a whole number that adds up to it, and is whole. */
function evenShare(whole: number, place: number, count: number): number {
  return Math.floor((whole * (place + 1)) / count) - Math.floor((whole * place) / count);
}
