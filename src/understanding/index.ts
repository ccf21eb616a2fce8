export { classifyDocument, rankPacks, type PackOfKind, type RankedPack } from './classify';
export { decideFields, FieldReader, Shortlister, type FieldEvidence, type ReadValue, type Shortlist } from './extract';
export { localeOf, normaliseFor } from './normalise';
export type { AnsweredBy, FieldReading, FieldValue, IntentReading, PackChoice, Reading } from './reading';
export { windowsOf } from './windows';
