import { ok, type Result } from '../../shared/result';
import { readModels, type RankerFileError } from './file';
import { rankerOf, type FieldRanker } from './ranker';

export type { TrainError, TrainOptions } from './course';
export type { RankerFileError } from './file';
export type { LabelledText } from './lessons';
export type { FieldRanker, FieldReport, RankedField } from './ranker';
export { outOfFold, trainFieldRanker } from './train';

/** Reads back what `toBytes` of a {@link FieldRanker} gave: the same version, which reads the same. Never throws. */
export function readFieldRanker(bytes: Uint8Array): Result<FieldRanker, RankerFileError> {
  const models = readModels(bytes);
  return models.ok ? ok(rankerOf(models.value)) : models;
}
