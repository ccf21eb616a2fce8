export { DocumentReader, type DocumentReaderOptions, type ReadDocument, type ReadFileOptions } from './client';
export type {
  Attachment,
  Box,
  DocumentContent,
  DocumentError,
  DocumentMediaType,
  LeftOut,
  Page,
  Span,
  TextRun,
} from './document';
export { ACCEPTED_FILES } from './formats';
export { limitsInside, READ_LIMITS, type AttachmentLimits } from './limits';
export { boxesOf, type PlacedBox } from './render/evidence-boxes';
export type { PageImage, RenderError, RenderResult } from './render/page-image';
export type { PageSource } from './render/page-renderer';
