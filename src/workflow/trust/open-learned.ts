import { calibratedConfidence } from '../../routing';
import { fromBase64 } from '../../shared/base64';
import { err, ok, type Result } from '../../shared/result';
import { INTENT_QUESTION, type TaskPack } from '../../tasks';
import {
  readClassifier,
  readFieldRanker,
  type Classifier,
  type FieldRanker,
  type Prediction,
  type RankedField,
} from '../../tuning';
import { logit } from './device-confidence';
import { valueAt } from './labels';
import type { LearnedAnswer, LearnedReader, LearnedTask } from './learned-task';

/** Why what was learned is of no use. `message` is a sentence for a person. */
export interface LearnedError {
  readonly code: 'damaged';
  readonly message: string;
}

/** Makes a reader of what was learned. What is damaged is an error: nothing is answered by half of it. */
export function openLearned(
  task: LearnedTask,
  pack: Pick<TaskPack, 'fields' | 'locale'>,
): Result<LearnedReader, LearnedError> {
  const classifier = task.intents === null ? null : classifierOf(task.intents.classifier);
  const ranker = task.ranker === null ? null : rankerOf(task.ranker);
  if (classifier === 'damaged' || ranker === 'damaged') return err(damaged);
  const { intents, version } = task;
  const remembered = new Map<string, ReadonlyMap<string, LearnedAnswer>>();
  return ok({
    version,
    read: (text) => {
      const known = remembered.get(text);
      if (known !== undefined) return known;
      const answers = new Map<string, LearnedAnswer>();
      if (classifier !== null && intents !== null) {
        const prediction = classifier.predict(text);
        const confidence = calibratedConfidence(intents.calibration, intentFeatures(prediction));
        answers.set(INTENT_QUESTION, { value: prediction.label, found: null, confidence, margin: prediction.margin });
      }
      for (const read of ranker?.read(text) ?? []) {
        const answer = answerOf(read, pack, text);
        if (answer !== null) answers.set(read.name, answer);
      }
      const [oldest] = remembered.keys();
      if (remembered.size >= mostRemembered && oldest !== undefined) remembered.delete(oldest);
      remembered.set(text, answers);
      return answers;
    },
  });
}

/** Documents whose answers are remembered: a look at spot checks reads each several times. */
const mostRemembered = 300;

const damaged: LearnedError = {
  code: 'damaged',
  message: 'What was learned from your answers does not open any more. The model reads as before; learn again.',
};

function classifierOf(base64: string): Classifier | 'damaged' {
  const bytes = fromBase64(base64);
  const read = bytes === null ? null : readClassifier(bytes);
  return read?.ok === true ? read.value : 'damaged';
}

function rankerOf(base64: string): FieldRanker | 'damaged' {
  const bytes = fromBase64(base64);
  const read = bytes === null ? null : readFieldRanker(bytes);
  return read?.ok === true ? read.value : 'damaged';
}

/** What the ranker read as an answer; null for a field that the pack lacks by now. */
export function answerOf(
  { name, found, probability, margin }: RankedField,
  { fields, locale }: Pick<TaskPack, 'fields' | 'locale'>,
  text: string,
): LearnedAnswer | null {
  const field = fields.find((each) => each.name === name);
  if (field === undefined) return null;
  const value = found === null ? null : valueAt(field, locale, text, found);
  return { value: value?.value ?? null, found: value, confidence: probability, margin };
}

/** What tells right intents from wrong ones. */
export function intentFeatures({ probability, margin, known, outOfScope }: Prediction): readonly number[] {
  return [logit(probability), margin, known, outOfScope];
}
