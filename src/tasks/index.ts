export { builtInPacks, insurancePack } from './built-in';
export { faultWords, MOST_CHARACTERS, readDraft, readPackFile, writePackFile, type PackFault } from './pack-file';
export { INTENT_QUESTION, questionsOf } from './questions';
export { compareVersions, freeId, isSamePack, newestOfEach, nextVersion } from './pack-version';
export { withoutStaleCalibrations } from './stale-calibrations';
export {
  fieldTypes,
  fieldWithDefaults,
  taskPackSchema,
  withDefaults,
  type Calibration,
  type Field,
  type FieldWeights,
  type Intent,
  type TaskPack,
} from './task-pack';
