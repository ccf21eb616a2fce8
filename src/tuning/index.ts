export {
  outOfFold,
  readClassifier,
  trainClassifier,
  trainWithOutOfFold,
  type Classifier,
  type CrossFitted,
  type LabelledExample,
  type LabelProbability,
  type OutOfFoldOptions,
  type Prediction,
  type ReadError,
  type TrainError,
  type TrainOptions,
} from './tier0';
export {
  outOfFold as outOfFoldFields,
  readFieldRanker,
  trainFieldRanker,
  type FieldRanker,
  type RankedField,
} from './field-ranker';
