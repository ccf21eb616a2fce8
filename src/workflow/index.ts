export { readDocument, type ReadOptions, type ReadProgress } from './read-document';
