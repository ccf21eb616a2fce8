export {
  classifyDocument,
  classifyTogether,
  describeLabel,
  namesQuestion,
  rankPacks,
  readingsTogether,
  sharedWords,
  type PackOfKind,
  type RankedPack,
  type TwoWayQuestion,
} from './classify';
export { decideFields, FieldReader, Shortlister, type FieldEvidence, type ReadValue, type Shortlist } from './extract';
export { localeOf, normaliseFor } from './normalise';
export { READING_VERSION } from './reading';
export type { AnsweredBy, FieldReading, FieldValue, IntentReading, PackChoice, Reading } from './reading';
export { windowsOf } from './windows';
