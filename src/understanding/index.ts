export { classifyDocument, rankKinds } from './classify';
export { decideFields, referenceDate, WindowReader, type WindowAnswer } from './extract';
export { normaliseFor } from './normalise';
export type { FieldReading, FieldValue, IntentReading, PackChoice, Reading } from './reading';
export { windowsOf } from './windows';
