export { appendEntry, emptyLedger, treeHeadOf, type EntryDraft, type LedgerState } from './append';
export type { Decision, LedgerEntry } from './entry';
export { exportedLedger, ledgerCsv, ledgerJsonl, parseLedger, type ExportedLedger, type LedgerHeader } from './export';
export type { Finding, FindingCode } from './finding';
export { newSigningKey, openSigningKey, type StoredSigningKey } from './signing-key';
export { signTreeHead, type SignedTreeHead, type TreeHead } from './tree-head';
export { verifyLedger, type Evidence, type LedgerReport } from './verify-ledger';
export { formatWitness, parseWitness } from './witness';
