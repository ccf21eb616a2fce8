export { DocumentReader, type DocumentReaderOptions, type ReadDocument } from './client';
export type { Box, DocumentContent, DocumentError, DocumentMediaType, Page, Span, TextRun } from './document';
export { READ_LIMITS, type ReadLimits } from './limits';
export { read } from './read';
