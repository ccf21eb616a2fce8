export { classifyDocument } from './classify';
export { decideFields, referenceDate } from './extract';
export { normaliseFor } from './normalise';
export type { FieldReading, FieldValue, IntentReading, Reading } from './reading';
export { windowsOf } from './windows';
