export { referenceDate } from './candidates';
export { decideFields } from './decide-fields';
export { WindowReader, type WindowAnswer } from './window-reader';
