import type { Vault } from './vault';

/** What the page may call of a vault. The worker refuses every other name. */
export const vaultMethods = [
  'putDocument',
  'getDocument',
  'getEntry',
  'listDocuments',
  'countDocuments',
  'indexDocuments',
  'search',
  'deleteDocument',
  'deleteDocuments',
  'restore',
  'putReading',
  'getReading',
  'appendCorrection',
  'listCorrections',
  'putBackCorrection',
  'deleteCorrection',
  'appendMark',
  'listMarks',
  'deleteMark',
  'getSetting',
  'setSetting',
  'setDocumentPack',
  'putPack',
  'listPacks',
  'deletePack',
  'restorePack',
] as const satisfies readonly (keyof Vault)[];

export type VaultMethod = (typeof vaultMethods)[number];

/** The vault as the rest of the house sees it: the same calls, whether it lies in this context or in the worker. */
export type VaultPort = Pick<Vault, VaultMethod>;
