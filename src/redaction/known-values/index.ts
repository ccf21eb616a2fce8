export { findKnownValues, knownValueName } from './find';
