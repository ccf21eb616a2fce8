export { readClassifier } from './classifier';
export type { ReadError } from './model-bytes';
export { outOfFold, trainClassifier, trainWithOutOfFold, type OutOfFoldOptions } from './train';
export type {
  Classifier,
  CrossFitted,
  LabelledExample,
  LabelProbability,
  Prediction,
  TrainError,
  TrainOptions,
} from './types';
