import { fitIsotonic, interpolate, type IsotonicCurve } from './isotonic';
import { fitLogistic, scoreOf, type LogisticModel } from './logistic';

/** An answer by its features, and whether it is right. */
export interface CalibrationExample {
  /** In one order for all examples. What isn't known is NaN and counts as the mean. */
  readonly features: readonly number[];
  readonly isCorrect: boolean;
}

/** From features to a probability of being right, as plain data. */
export type Calibration =
  | { readonly kind: 'constant'; readonly labels: number; readonly probability: number }
  | { readonly kind: 'logistic'; readonly labels: number; readonly logistic: LogisticModel }
  | {
      readonly kind: 'isotonic';
      readonly labels: number;
      readonly logistic: LogisticModel;
      readonly curve: IsotonicCurve;
    };

/** From this many labels on the shape of the curve is learnt too; with fewer, isotonic regression follows the noise. */
export const isotonicFrom = 300;

/**
 * Fits a calibration: logistic regression, and from {@link isotonicFrom} labels on isotonic regression on its score. Where there are too
 * few labels, or all say the same, it is one probability for all (Laplace's rule). The same examples give the same model.
 *
 * Labels that a calibration was fitted on can't certify it: they look better than others would. Keep some for `certify`.
 */
export function fitCalibration(examples: readonly CalibrationExample[]): Calibration {
  const labels = examples.length;
  const right = examples.reduce((count, { isCorrect }) => count + (isCorrect ? 1 : 0), 0);
  const width = examples[0]?.features.length ?? 0;
  if (right === 0 || right === labels || width === 0) {
    return { kind: 'constant', labels, probability: (right + 1) / (labels + 2) };
  }
  const logistic = fitLogistic(examples);
  if (labels < isotonicFrom) return { kind: 'logistic', labels, logistic };
  const points = examples.map(({ features, isCorrect }) => ({ score: scoreOf(logistic, features), isCorrect }));
  return { kind: 'isotonic', labels, logistic, curve: fitIsotonic(points) };
}

/**
 * The probability that an answer with these features is right, never nearer to 0 or 1 than n labels can tell: 1/(n+2).
 * @param features - as many and in the same order as in the examples
 */
export function calibratedConfidence(model: Calibration, features: readonly number[]): number {
  const margin = 1 / (model.labels + 2);
  const within = (probability: number) => Math.min(1 - margin, Math.max(margin, probability));
  switch (model.kind) {
    case 'constant':
      return model.probability;
    case 'logistic':
      return within(1 / (1 + Math.exp(-scoreOf(model.logistic, features))));
    case 'isotonic':
      return within(interpolate(model.curve, scoreOf(model.logistic, features)));
  }
}

/**
 * How far confidence is from the share that is right, on average over bins of equally many answers (Naeini et al., 2015, with the
 * equal-mass bins of Nixon et al., 2019). 0 is perfect; 0 for no answers.
 * @param bins - how many, at least 1; never more than there are answers
 */
export function expectedCalibrationError(
  answers: readonly { readonly confidence: number; readonly isCorrect: boolean }[],
  bins = 10,
): number {
  const sorted = [...answers].sort((a, b) => a.confidence - b.confidence);
  const count = Math.min(Math.max(1, Math.floor(bins)), sorted.length);
  let error = 0;
  for (let bin = 0; bin < count; bin++) {
    const start = Math.floor((bin * sorted.length) / count);
    const end = Math.floor(((bin + 1) * sorted.length) / count);
    const gap = sorted
      .slice(start, end)
      .reduce((sum, { confidence, isCorrect }) => sum + confidence - (isCorrect ? 1 : 0), 0);
    error += Math.abs(gap) / sorted.length;
  }
  return error;
}
