export { openVault, type DeletedDocuments, type Vault } from './vault';
export type { Correction, DocumentEntry, Listing, StoredCorrection, StoredDocument, StoredReading } from './records';
export type { VaultError } from './vault-error';
