import { insurancePack } from './insurance';
import type { TaskPack } from './task-pack';

/** The packs that come with the app, in the order in which a person is offered them. */
export const builtInPacks: readonly [TaskPack, ...TaskPack[]] = [insurancePack];
