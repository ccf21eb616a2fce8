export { VaultClient } from './client';
export { createRecoveryCode, readRecoveryCode } from './keys/recovery-code';
export { isAcceptablePassphrase, passphraseLength } from './keys/passphrase';
export { readSentinel, rememberBackup, rememberVault, removeSentinel, type Sentinel } from './sentinel';
export type { Secret } from './keys/wrap';
export type { WrapChange } from './keys/change-wraps';
export type { VaultMode } from './keys/keyring';
export type { VaultPort } from './port';
export type { GatePut, GateRecords, GateRecordsPort, GateWrite } from './gate-records';
export type { DeletedDocuments, DeletedPack } from './vault';
export type {
  Correction,
  DocumentEntry,
  DocumentPage,
  EntityMark,
  LabelSource,
  ListedDocument,
  Listing,
  ReadingSummary,
  StoredCorrection,
  StoredDocument,
  StoredMark,
  StoredPack,
  StoredReading,
} from './records';
export { summaryOf } from './records';
export { titleKey, type IntentTitles, type SearchAnswer, type SearchResult, type SnippetPiece } from './search';
export type { BackupError } from './backup';
export type { BackupProgress, CheckedBackup, SavedBackup } from './save-backup';
export type { DamagedRecord } from './quarantine';
export type { ResealProgress } from './reseal';
export type { VaultError } from './vault-error';
export type { VaultState, VaultEvent, WayIn } from './vault-state';
