export { insurancePack } from './insurance';
export { taskPackSchema, type Field, type Intent, type TaskPack } from './task-pack';
