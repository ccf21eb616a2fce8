import {
  calibratedConfidence,
  fitCalibration,
  labelUse,
  type Calibration,
  type CalibrationExample,
} from '../../routing';
import { toBase64 } from '../../shared/base64';
import { fnv1a64Hex } from '../../shared/fnv1a';
import { err, ok, type Result } from '../../shared/result';
import { INTENT_QUESTION, questionsOf, type TaskPack } from '../../tasks';
import { outOfFoldFields, trainFieldRanker, trainWithOutOfFold } from '../../tuning';
import { deviceAnswer, deviceFeatures, readingBasis } from './device-confidence';
import type { TaskDocument } from './labels';
import type { LearnedAnswer, LearnedTask } from './learned-task';
import { answerOf, intentFeatures } from './open-learned';

/** What is to be learned from. */
export interface LearnOrder {
  readonly pack: TaskPack;
  /** Those whose labels certify are left out, whoever hands them over. */
  readonly documents: readonly TaskDocument[];
  /** Which model reads, and how; its confidence is fitted on its readings alone. */
  readonly deviceBasis: string;
  readonly seed: number;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Why nothing was learned. `message` is a sentence for a person. */
export interface LearnError {
  readonly code: 'no-labels' | 'cannot-learn' | 'cancelled' | 'worker-died';
  readonly message: string;
}

/** How the work goes on, and how it is stopped. */
export interface LearnParts {
  readonly signal: AbortSignal;
  /** A share from 0 to 1. */
  readonly onProgress: (share: number) => void;
  readonly pause: () => Promise<void>;
}

/** With fewer labels of a question, its answers are fitted together with those of all others. */
const fewestOfOneQuestion = 20;

/**
 * Learns a pack's questions from labels: intents, fields, and where the model of the device is right. All confidences are fitted on answers
 * to labels that each was not learned from.
 */
export async function learnTask(order: LearnOrder, parts: LearnParts): Promise<Result<LearnedTask, LearnError>> {
  const { pack, seed } = order;
  const documents = order.documents.filter(({ id, labels }) => labelUse(id) === 'teach' && labels.size > 0);
  if (documents.length === 0) return err(noLabels);
  const problems: string[] = [];

  const intents = await learnIntents(documents, seed, stretch(parts, 0, 0.3));
  if (!intents.ok) return intents;
  if (intents.value.problem !== null) problems.push(intents.value.problem);
  const fields = await learnFields(documents, pack, seed, stretch(parts, 0.3, 1));
  if (!fields.ok) return fields;
  if (fields.value.problem !== null) problems.push(fields.value.problem);

  const second = documents.map(
    (_, i) => new Map([...(intents.value.answers[i] ?? []), ...(fields.value.answers[i] ?? [])]),
  );
  const calibrations = fitDevice(documents, second, order);
  const learned = { intents: intents.value.learned, ranker: fields.value.ranker, calibrations };
  const labels = Object.fromEntries(
    questionsOf(pack).map((question) => [question, documents.filter((each) => each.labels.has(question)).length]),
  );
  return ok({
    format: 'stayput-learned/1',
    version: fnv1a64Hex(new TextEncoder().encode(JSON.stringify([pack.id, pack.version, order.deviceBasis, learned]))),
    packId: pack.id,
    packVersion: pack.version,
    learnedAt: order.now,
    documents: documents.length,
    labels,
    intents: learned.intents,
    ranker: learned.ranker,
    device: { basis: order.deviceBasis, calibrations },
    problems,
  });
}

const noLabels: LearnError = {
  code: 'no-labels',
  message: 'There is no answer of yours to learn from yet. Accept or correct some answers first.',
};
const cancelled: LearnError = { code: 'cancelled', message: 'Stopped as you asked. Nothing was changed.' };

/** A part of the progress. */
function stretch(parts: LearnParts, from: number, to: number): LearnParts {
  return {
    ...parts,
    onProgress: (share) => {
      parts.onProgress(from + share * (to - from));
    },
  };
}

type Answers = readonly (readonly (readonly [string, LearnedAnswer])[])[];

async function learnIntents(documents: readonly TaskDocument[], seed: number, parts: LearnParts) {
  const nothing: LearnedTask['intents'] = null;
  const labelled = documents.flatMap(({ text, labels }, place) => {
    const label = labels.get(INTENT_QUESTION)?.right ?? null;
    return label === null ? [] : [{ text, label, place }];
  });
  const answers: (readonly (readonly [string, LearnedAnswer])[])[] = documents.map(() => []);
  if (labelled.length === 0) return ok({ learned: nothing, answers: answers, problem: null });
  const trained = await trainWithOutOfFold(labelled, { seed, ...parts });
  if (!trained.ok) {
    if (trained.error.code === 'cancelled') return err(cancelled);
    return ok({ learned: nothing, answers: answers, problem: `Intents: ${trained.error.message}` });
  }
  const { classifier, predictions } = trained.value;
  const calibration = fitCalibration(
    predictions.map((prediction, i) => ({
      features: intentFeatures(prediction),
      isCorrect: prediction.label === labelled[i]?.label,
    })),
  );
  for (const [i, prediction] of predictions.entries()) {
    const confidence = calibratedConfidence(calibration, intentFeatures(prediction));
    const answer = { value: prediction.label, found: null, confidence, margin: prediction.margin };
    answers[labelled[i]?.place ?? -1] = [[INTENT_QUESTION, answer]];
  }
  const learned: LearnedTask['intents'] = { classifier: toBase64(classifier.toBytes()), calibration };
  return ok({ learned, answers: answers, problem: null });
}

async function learnFields(documents: readonly TaskDocument[], pack: TaskPack, seed: number, parts: LearnParts) {
  const none: Answers = documents.map(() => []);
  const examples = documents.map(({ text, labels }) => ({
    text,
    fields: Object.fromEntries(
      pack.fields.flatMap(({ name }) => {
        const label = labels.get(name);
        return label === undefined ? [] : [[name, label.quote]];
      }),
    ),
  }));
  if (examples.every(({ fields }) => Object.keys(fields).length === 0)) {
    return ok({ ranker: null, answers: none, problem: null });
  }
  const trained = await trainFieldRanker(examples, { seed, ...stretch(parts, 0, 0.5) });
  const held = trained.ok ? await outOfFoldFields(examples, { seed, ...stretch(parts, 0.5, 1) }) : trained;
  if (!trained.ok || !held.ok) {
    const { code, message } = trained.ok ? (held.ok ? noLabels : held.error) : trained.error;
    return code === 'aborted' ? err(cancelled) : ok({ ranker: null, answers: none, problem: `Fields: ${message}` });
  }
  const answers = held.value.map((readings, i) =>
    readings.flatMap((reading) => {
      const answer = answerOf(reading, pack, documents[i]?.text ?? '');
      return answer === null ? [] : [[reading.name, answer] as const];
    }),
  );
  return ok({ ranker: toBase64(trained.value.toBytes()), answers, problem: null });
}

/** Where the model of the device is right, by question. */
function fitDevice(
  documents: readonly TaskDocument[],
  second: readonly ReadonlyMap<string, LearnedAnswer>[],
  { pack, deviceBasis }: LearnOrder,
): Readonly<Record<string, Calibration>> {
  const examples = new Map(
    questionsOf(pack).map((question) => [
      question,
      documents.flatMap(({ reading, labels }, i): readonly CalibrationExample[] => {
        const label = labels.get(question);
        const answer =
          reading === null || readingBasis(reading) !== deviceBasis ? null : deviceAnswer(reading, question);
        if (label === undefined || answer === null) return [];
        const features = deviceFeatures(answer, second[i]?.get(question) ?? null);
        return [{ features, isCorrect: answer.value === label.right }];
      }),
    ]),
  );
  const all = pack.fields.flatMap(({ name }) => examples.get(name) ?? []);
  return Object.fromEntries(
    [...examples].flatMap(([question, own]) => {
      const fitted = own.length >= fewestOfOneQuestion || question === INTENT_QUESTION ? own : all;
      return fitted.length === 0 ? [] : [[question, fitCalibration(fitted)]];
    }),
  );
}
