export { DocumentReader, type DocumentReaderOptions, type ReadDocument } from './client';
export type { Box, DocumentContent, DocumentError, DocumentMediaType, Page, Span, TextRun } from './document';
export { boxesOf, type PlacedBox } from './render/evidence-boxes';
export type { PageImage, RenderError, RenderResult } from './render/page-image';
export type { PageSource } from './render/page-renderer';
