import type { EvaluationRecord } from '../../evaluation';
import { calibratedConfidence, fitCalibration, type Calibration } from '../../routing';
import { trainWithOutOfFold, type Classifier, type Prediction } from '../../tuning';
import { err, ok, type Result } from '../../shared/result';
import { cancelled } from './measured';
import type { EvaluationError, Step } from './order';

/** An intent, and how sure it is. */
export interface LearnedIntent {
  readonly label: string;
  readonly confidence: number;
}

/** A learned reader of intents, with a confidence that was fitted on answers to what it had not learned from. */
export interface IntentReader {
  /** The intents that labels taught. */
  readonly labels: readonly string[];
  /** What it says of the records that taught it, each by a reader that had not learned from that one. */
  readonly taught: ReadonlyMap<EvaluationRecord, LearnedIntent>;
  answer(text: string): LearnedIntent;
}

/**
 * Learns intents from labels. The confidence comes from cross-fitted answers to the same labels, so that it does not take what
 * was learned by heart for known.
 */
export async function learnIntents(
  training: readonly EvaluationRecord[],
  seed: number,
  step: Step,
): Promise<Result<IntentReader, EvaluationError>> {
  const examples = training.flatMap((record) =>
    record.intent === null ? [] : [{ record, text: record.text, label: record.intent }],
  );
  const trained = await trainWithOutOfFold(examples, {
    seed,
    pause: step.pause,
    signal: step.signal,
    onProgress: step.onShare,
  });
  if (!trained.ok) return err(learningError(trained.error));
  const { classifier, predictions } = trained.value;
  const pairs = examples.flatMap((example, place) => {
    const prediction = predictions[place];
    return prediction === undefined ? [] : [{ example, prediction }];
  });
  const calibration = fitCalibration(
    pairs.map(({ example, prediction }) => ({
      features: featuresOf(prediction),
      isCorrect: prediction.label === example.label,
    })),
  );
  const taught = pairs.map(
    ({ example, prediction }) => [example.record, learnedIntent(prediction, calibration)] as const,
  );
  return ok(readerOf(classifier, calibration, new Map(taught)));
}

function readerOf(classifier: Classifier, calibration: Calibration, taught: IntentReader['taught']): IntentReader {
  return {
    labels: classifier.labels,
    taught,
    answer: (text) => learnedIntent(classifier.predict(text), calibration),
  };
}

function learnedIntent(prediction: Prediction, calibration: Calibration): LearnedIntent {
  return { label: prediction.label, confidence: calibratedConfidence(calibration, featuresOf(prediction)) };
}

/** What tells right answers from wrong ones. */
function featuresOf({ probability, margin, known, outOfScope }: Prediction): readonly number[] {
  return [logit(probability), margin, known, outOfScope];
}

function logit(probability: number): number {
  const inside = Math.min(1 - 1e-6, Math.max(1e-6, probability));
  return Math.log(inside / (1 - inside));
}

function learningError({ code, message }: { readonly code: string; readonly message: string }): EvaluationError {
  return code === 'cancelled' ? cancelled : { code: 'cannot-learn', message };
}
