import type { EvaluationRecord } from '../../evaluation';
import { calibratedConfidence, fitCalibration, type Calibration } from '../../routing';
import { trainWithOutOfFold, type Classifier, type Prediction } from '../../tuning';
import { err, ok, type Result } from '../../shared/result';
import { cancelled } from './measured';
import type { EvaluationError, Step } from './order';

/** A learned reader of intents, with a confidence that was fitted on answers to what it had not learned from. */
export interface IntentReader {
  /** The intents that labels taught. */
  readonly labels: readonly string[];
  answer(text: string): { readonly label: string; readonly confidence: number };
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
  const examples = training.flatMap(({ text, intent }) => (intent === null ? [] : [{ text, label: intent }]));
  const trained = await trainWithOutOfFold(examples, {
    seed,
    pause: step.pause,
    signal: step.signal,
    onProgress: step.onShare,
  });
  if (!trained.ok) return err(learningError(trained.error));
  const { classifier, predictions } = trained.value;
  const calibration = fitCalibration(
    predictions.map((prediction, place) => ({
      features: featuresOf(prediction),
      isCorrect: prediction.label === examples[place]?.label,
    })),
  );
  return ok(readerOf(classifier, calibration));
}

function readerOf(classifier: Classifier, calibration: Calibration): IntentReader {
  return {
    labels: classifier.labels,
    answer: (text) => {
      const prediction = classifier.predict(text);
      return { label: prediction.label, confidence: calibratedConfidence(calibration, featuresOf(prediction)) };
    },
  };
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
