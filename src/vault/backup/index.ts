export type { BackupError, BackupErrorCode } from './backup-error';
export type { BackupManifest, BackupRecord, BackupStore, BackupSummary } from './format';
export { readBackup, type BackupVisitor } from './read-backup';
export { UnfitRecordError, writeBackup, type WriteOptions } from './write-backup';
