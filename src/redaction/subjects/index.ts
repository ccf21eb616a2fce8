export { folded, linkSubjects } from './link';
