/** The stores of a vault that a backup holds. Their names are the folders of the tar, so a published one never changes. */
export const backupStores = [
  'documents',
  'contents',
  'files',
  'results',
  'corrections',
  'marks',
  'settings',
  'packs',
  'epochs',
  'ledger',
  'bodies',
  'gate',
] as const;
export type BackupStore = (typeof backupStores)[number];

/** One vault record in clear. `bytes` are JSON in UTF-8, except those of `files` and `bodies`: the imported document, and what left. */
export interface BackupRecord {
  readonly store: BackupStore;
  readonly id: string;
  readonly bytes: Uint8Array;
  /** Only of `documents`: the place in the list, a non-negative integer. */
  readonly order?: number;
}

/** What a backup says about itself. Everything in it is encrypted like the records. */
export interface BackupManifest {
  readonly format: 'stayput-backup';
  readonly version: 1;
  /** In epoch milliseconds, before the year 2242: a tar holds no later time. */
  readonly createdAt: number;
  /** Which build wrote it. */
  readonly app: string;
  readonly vaultId: string;
  readonly mode: 'open' | 'protected';
  readonly epoch: number;
}

/** What was read. `bytes` is the sum of the records' sizes in clear. */
export interface BackupSummary {
  readonly manifest: BackupManifest;
  readonly counts: Readonly<Record<BackupStore, number>>;
  readonly bytes: number;
}

/** The first entry of the tar. */
export const manifestName = 'manifest.json';
/** The last entry of the tar: how many records of each store came before it. */
export const endName = 'end.json';

/** The largest record that is written or read, in bytes. It is held in memory whole. */
export const recordBytesLimit = 128 * 1024 * 1024;
/** The same for {@link manifestName} and {@link endName}. */
export const metaBytesLimit = 64 * 1024;
