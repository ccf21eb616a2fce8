export { insurancePack } from './insurance';
export { taskPackSchema, type Calibration, type Field, type Intent, type TaskPack } from './task-pack';
