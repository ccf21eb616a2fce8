export { decideFields, type FieldEvidence } from './decide-fields';
export { FieldReader, type ReadValue } from './field-reader';
export { Shortlister, type Finalist, type Shortlist } from './shortlist';
