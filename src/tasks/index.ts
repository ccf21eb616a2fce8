export { builtInPacks, insurancePack } from './built-in';
export {
  taskPackSchema,
  type Calibration,
  type Field,
  type FieldWeights,
  type Intent,
  type TaskPack,
} from './task-pack';
