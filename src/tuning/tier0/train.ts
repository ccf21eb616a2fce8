import { err, ok, type Result } from '../../shared/result';
import { TextClassifier } from './classifier';
import { cancelled, dealFolds, prepareExamples, problemOf, type PreparedExamples } from './examples';
import { predictionOf, quantised, Scorer, type Scored } from './model';
import { fitSoftmax } from './softmax';
import { fitTemperature, type FittedTemperature } from './temperature';
import type { Classifier, CrossFitted, LabelledExample, Prediction, TrainError, TrainOptions } from './types';

export interface OutOfFoldOptions extends TrainOptions {
  /** How many parts the examples are dealt into, at least 2. 5 if left out; fewer where there are fewer examples. */
  readonly folds?: number;
}

type Turn = (share: number) => Promise<boolean>;

const usualFolds = 5;
/**
 * How much an example's loss may count against the penalty on the weights: the C of Yu, Huang and Lin. Between 8 and 50 it
 * hardly matters where labels are clean, for 5 of each as for 100; where many are wrong, less is better.
 */
const strengths = [15, 3] as const;
/** From so many examples on, one fold of them is enough to find the temperature by, and much faster than all. */
const enoughForOneFold = 2_000;
/** What preparing takes of the time, about. For the progress only. */
const prepareShare = 0.03;

/**
 * Trains a classifier: hashed n-grams of words and characters, weighted by how rare they are, and a softmax regression on
 * them, whose probabilities are scaled by a temperature that examples held out of training tell. Each label's own name
 * counts as an example of it. The same examples, in any order, and seed give the same bytes; a text that came with several
 * labels is learned as being each of them at times.
 */
export async function trainClassifier(
  examples: readonly LabelledExample[],
  options: TrainOptions = {},
): Promise<Result<Classifier, TrainError>> {
  const held = await crossFit(examples, options, { needsAll: examples.length < enoughForOneFold, fitsAfter: 1 });
  return held.ok ? fitWhole(held.value, options) : held;
}

/**
 * What a classifier that was trained without an example says about it, for each example: the examples are dealt into folds,
 * and each fold is predicted by a model of the others ("cross-fitting"). So labels can both train and calibrate. An example
 * that is there twice may be in two folds, as a text that comes twice in real life is; leave out copies that are none.
 *
 * @returns predictions in the order of the examples
 */
export async function outOfFold(
  examples: readonly LabelledExample[],
  options: OutOfFoldOptions = {},
): Promise<Result<readonly Prediction[], TrainError>> {
  const held = await crossFit(examples, options, { needsAll: true, fitsAfter: 0 });
  if (!held.ok) return held;
  options.onProgress?.(1);
  return ok(predictionsOf(held.value));
}

/** {@link trainClassifier} and {@link outOfFold} in one, with one temperature, in less time than one after the other. */
export async function trainWithOutOfFold(
  examples: readonly LabelledExample[],
  options: OutOfFoldOptions = {},
): Promise<Result<CrossFitted, TrainError>> {
  const held = await crossFit(examples, options, { needsAll: true, fitsAfter: 1 });
  if (!held.ok) return held;
  const classifier = await fitWhole(held.value, options);
  return classifier.ok ? ok({ classifier: classifier.value, predictions: predictionsOf(held.value) }) : classifier;
}

/** A fold that was predicted by a model of the others. */
interface HeldOut {
  /** Which examples, as places among the prepared ones. */
  readonly examples: readonly number[];
  readonly scored: readonly Scored[];
  readonly shares: Float32Array;
}

interface CrossFit {
  readonly prepared: PreparedExamples;
  readonly folds: readonly HeldOut[];
  readonly strength: number;
  readonly temperature: number;
  /** How much of the work is done, for the progress. */
  readonly shareDone: number;
}

async function crossFit(
  given: readonly LabelledExample[],
  options: OutOfFoldOptions,
  { needsAll, fitsAfter }: { readonly needsAll: boolean; readonly fitsAfter: number },
): Promise<Result<CrossFit, TrainError>> {
  const turn = turnOf(options);
  const prepared = await prepareExamples(given, (share) => turn(share * prepareShare));
  if (!prepared.ok) return prepared;
  const asked = Math.floor(options.folds ?? usualFolds);
  const count = Math.max(2, Math.min(Number.isNaN(asked) ? 0 : asked, given.length));
  const fitted = needsAll ? count : 1;
  const dealt = dealFolds(prepared.value, count, options.seed ?? 0);
  const fits = fitted + strengths.length - 1 + fitsAfter;
  const predict = (fold: number, strength: number, fit: number) =>
    predictFold(prepared.value, (example) => dealt[example] === fold, {
      strength,
      seed: options.seed ?? 0,
      turn: (share) => turn(prepareShare + ((1 - prepareShare) * (fit + share)) / fits),
    });
  // The first fold chooses between the strengths.
  let chosen: { readonly strength: number; readonly held: HeldOut; readonly loss: number } | null = null;
  for (const [fit, strength] of strengths.entries()) {
    const held = await predict(0, strength, fit);
    if (!held) return err(cancelled);
    const { loss } = temperatureOf(prepared.value, [held]);
    if (!chosen || loss < chosen.loss) chosen = { strength, held, loss };
  }
  if (!chosen) return err(cancelled);
  const { strength } = chosen;
  const folds = [chosen.held];
  for (let fold = 1; fold < fitted; fold += 1) {
    const held = await predict(fold, strength, fold + strengths.length - 1);
    if (!held) return err(cancelled);
    folds.push(held);
  }
  const { temperature } = temperatureOf(prepared.value, folds);
  return ok({
    prepared: prepared.value,
    folds,
    strength,
    temperature,
    shareDone: 1 - ((1 - prepareShare) * fitsAfter) / fits,
  });
}

/** The classifier of all the examples. */
async function fitWhole(
  { prepared, strength, temperature, shareDone }: CrossFit,
  options: TrainOptions,
): Promise<Result<Classifier, TrainError>> {
  const turn = turnOf(options);
  const fitted = await fitModel(prepared, () => true, {
    strength,
    seed: options.seed ?? 0,
    turn: (share) => turn(shareDone + (1 - shareDone) * share),
  });
  if (!fitted) return err(cancelled);
  options.onProgress?.(1);
  return ok(new TextClassifier({ ...fitted.model, temperature }));
}

function predictionsOf({ prepared: { labels, origins }, folds, temperature }: CrossFit): readonly Prediction[] {
  return folds
    .flatMap(({ examples, scored, shares }) =>
      scored.map((own, place) => ({
        origin: origins[examples[place] ?? 0] ?? 0,
        prediction: predictionOf(own, { labels, shares, temperature }),
      })),
    )
    .sort((a, b) => a.origin - b.origin)
    .map(({ prediction }) => prediction);
}

interface FitOptions {
  readonly strength: number;
  readonly seed: number;
  readonly turn: Turn;
}

async function fitModel(prepared: PreparedExamples, isChosen: (example: number) => boolean, options: FitOptions) {
  const { problem, vectorizer, shares } = problemOf(prepared, isChosen, options.strength);
  const weights = await fitSoftmax(problem, options);
  if (!weights) return null;
  const { labels } = prepared;
  const { vocabulary } = vectorizer;
  return { model: { labels, shares, vocabulary, ...quantised(weights, labels.length) }, vectorizer };
}

async function predictFold(
  prepared: PreparedExamples,
  isHeldOut: (example: number) => boolean,
  options: FitOptions,
): Promise<HeldOut | null> {
  const fitted = await fitModel(prepared, (example) => !isHeldOut(example), options);
  if (!fitted) return null;
  const scorer = new Scorer(fitted.model, fitted.vectorizer);
  const examples = prepared.examples.flatMap((_, example) => (isHeldOut(example) ? [example] : []));
  const scored = examples.map((example) => {
    const keys = prepared.texts[prepared.examples[example]?.text ?? 0] ?? new Uint32Array();
    return scorer.scoreVector(fitted.vectorizer.vectorOf(keys));
  });
  return { examples, scored, shares: fitted.model.shares };
}

function temperatureOf({ labels, examples }: PreparedExamples, held: readonly HeldOut[]): FittedTemperature {
  const rows = held.flatMap((of) =>
    of.scored.map(({ scores }, place) => ({ scores, label: examples[of.examples[place] ?? 0]?.label ?? 0 })),
  );
  const scores = new Float32Array(rows.length * labels.length);
  rows.forEach((row, place) => {
    scores.set(row.scores, place * labels.length);
  });
  return fitTemperature({ scores, labels: Int32Array.from(rows, ({ label }) => label), classes: labels.length });
}

/** Pauses, reports, and asks whether to go on. */
function turnOf({ onProgress, pause, signal }: TrainOptions): Turn {
  return async (share) => {
    await pause?.();
    if (signal?.aborted === true) return false;
    onProgress?.(share);
    return true;
  };
}
