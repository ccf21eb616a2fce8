export { headerSetHash, headersFor } from './headers';
