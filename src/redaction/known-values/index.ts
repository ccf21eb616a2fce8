export { commonWords } from './common-words';
export { findKnownValues } from './find';
