export { DocumentReader, type DocumentReaderOptions, type ReadDocument } from './client';
export type { Box, DocumentContent, DocumentError, DocumentMediaType, Page, Span, TextRun } from './document';
