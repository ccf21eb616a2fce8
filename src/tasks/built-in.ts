import banking from './banking.pack.json';
import contracts from './contracts.pack.json';
import insurance from './insurance.pack.json';
import invoices from './invoices.pack.json';
import { taskPackSchema, type TaskPack } from './task-pack';

/** Insurance correspondence and claims. */
export const insurancePack = taskPackSchema.parse(insurance);

/** The packs that come with the app, the default one first. */
export const builtInPacks: readonly TaskPack[] = [
  insurancePack,
  ...[banking, contracts, invoices].map((file) => taskPackSchema.parse(file)),
];
