export { builtInPacks, insurancePack } from './built-in';
export { taskPackSchema, type Calibration, type Field, type Intent, type TaskPack } from './task-pack';
