export { referenceDate } from './candidates';
export { bestOfWindows, readField, type WindowAnswer } from './read-field';
