export { openVault, type DeletedDocument, type DeletedPack, type Vault } from './vault';
export type {
  Correction,
  DocumentEntry,
  Listing,
  StoredCorrection,
  StoredDocument,
  StoredPack,
  StoredReading,
} from './records';
export type { VaultError } from './vault-error';
