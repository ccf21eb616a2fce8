import packFile from './insurance.pack.json';
import { taskPackSchema } from './task-pack';

/** Insurance correspondence and claims: the first built-in pack. */
export const insurancePack = taskPackSchema.parse(packFile);
