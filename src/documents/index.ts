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
