export { referenceDate } from './candidates';
export { decideFields } from './decide-fields';
