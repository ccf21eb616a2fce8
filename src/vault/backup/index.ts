export type { BackupError, BackupErrorCode } from './backup-error';
export { backupStores, type BackupManifest, type BackupRecord, type BackupStore, type BackupSummary } from './format';
export { readBackup, type BackupVisitor } from './read-backup';
export { UnfitRecordError, writeBackup, type WriteOptions } from './write-backup';
