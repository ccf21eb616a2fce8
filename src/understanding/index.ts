export { classifyDocument } from './classify';
export { bestOfWindows, readField, referenceDate, type WindowAnswer } from './extract';
export { normaliseFor } from './normalise';
export type { FieldReading, FieldValue, IntentReading, Reading } from './reading';
export { windowsOf } from './windows';
