export { findKnownValues } from './find';
