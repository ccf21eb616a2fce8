import type { DocumentError, LeftOut } from './document';
import type { AttachmentLimits, ReadLimits } from './limits';

function megabytes(bytes: number): string {
  return `${(bytes / (1024 * 1024)).toFixed(0)} MB`;
}

function error(code: DocumentError['code'], message: string): DocumentError {
  return { code, message };
}

/**
 * One function per way a file can fail. `what` completes "This ..." ("Word document"). No message quotes the document.
 */
export const documentErrors = {
  emptyFile: () =>
    error('empty-file', 'This file is empty, so nothing was added. Check that it was saved, then add it again.'),
  tooLarge: (limits: ReadLimits) =>
    error(
      'too-large',
      `This file is larger than ${megabytes(limits.fileBytes)}, so it was not opened and nothing was added. Split it or save a smaller copy, then add that.`,
    ),
  unsupportedType: (what: string) =>
    error(
      'unsupported-type',
      `This is ${what}, which can't be read yet, so nothing was added. Save or print it as a PDF or a text file and add that.`,
    ),
  typeMismatch: (extension: string, what: string) =>
    error(
      'type-mismatch',
      `The file's name ends in .${extension}, but it seems to be ${what}, so nothing was added. Check that this is the file you meant, or save it again under the right type.`,
    ),
  encrypted: (what: string) =>
    error(
      'encrypted',
      `This ${what} is locked with a password, so it could not be opened and nothing was added. Save a copy without the password and add that.`,
    ),
  damaged: (what: string) =>
    error(
      'damaged',
      `This ${what} is damaged and could not be read, so nothing was added. Get the file again from where it came from, or open it in the program that made it and save or print it as a new PDF.`,
    ),
  damagedPage: (page: number) =>
    error(
      'damaged',
      `Page ${String(page)} of this PDF is damaged and could not be read, so nothing was added. Get the file again from where it came from, or print it to a new PDF.`,
    ),
  cutOff: (what: string) =>
    error(
      'damaged',
      `The end of this ${what} is missing, probably because a download or copy stopped early, so nothing was added. Get the file again and add it.`,
    ),
  unpacksTooLarge: (what: string) =>
    error(
      'unpacks-too-large',
      `This ${what} unpacks to far more than a document holds, as files made to do harm do, so it was not opened and nothing was added. If you trust it, open it in the program that made it, print it as a PDF and add that.`,
    ),
  unsupportedForm: () =>
    error(
      'unsupported-form',
      "This PDF is an XFA form: its fields and text exist only for Adobe's programs, so they can't be read and nothing was added. Open it in Adobe Reader, print it as a new PDF and add that.",
    ),
  unreadable: () =>
    error(
      'damaged',
      'The file could not be read from where it is stored; it may have been moved, changed or deleted. Nothing was added. Choose it again.',
    ),
  noTextLayer: () =>
    error(
      'no-text-layer',
      'No text was found in this PDF; it is probably a scan or a photograph, and text in pictures can\'t be read yet. Nothing was added. Add a copy with recognised ("searchable") text.',
    ),
  noText: (what: string) =>
    error(
      'no-text-layer',
      `No text was found in this ${what}; it is empty, or holds only pictures, and text in pictures can't be read yet. Nothing was added. Add a copy that contains text.`,
    ),
  tooManyPages: (pages: number, limits: ReadLimits) =>
    error(
      'too-many-pages',
      `This PDF has ${String(pages)} pages and at most ${String(limits.pages)} can be read, so nothing was added. Split it and add the parts.`,
    ),
  tooMuchText: (limits: ReadLimits) =>
    error(
      'too-much-text',
      `This file holds more than ${String(limits.characters)} characters of text, so nothing was added. Split it and add the parts.`,
    ),
  timedOut: (limits: ReadLimits) =>
    error(
      'timed-out',
      `Reading this file took longer than ${String(Math.round(limits.timeoutMs / 1000))} seconds and was stopped, so nothing was added. Split it or print it to a new PDF, then try again.`,
    ),
  cancelled: () =>
    error('cancelled', 'Reading this file was cancelled, so nothing was added. Add it again when you want to.'),
  readerCrashed: () =>
    error(
      'reader-crashed',
      'The reader stopped unexpectedly on this file, so it was not added; other files are not affected. Try again; if it happens again, print the file to a new PDF and add that.',
    ),
} as const;

/** One function per reason to leave attachments in their message. */
export const leftOutAttachments = {
  tooMany: (count: number, limits: AttachmentLimits): LeftOut => ({
    code: 'too-many-attachments',
    count,
    message: `${howMany(count)} not taken out, because at most ${String(limits.count)} are taken from one message. The message and its other attachments were added. Save what you need from it and add the files themselves.`,
  }),
  tooLarge: (count: number, limits: AttachmentLimits): LeftOut => ({
    code: 'attachments-too-large',
    count,
    message: `${howMany(count)} not taken out, because together they hold more than ${megabytes(limits.bytes)}. The message and its other attachments were added. Save what you need from it and add the files themselves.`,
  }),
  tooDeep: (count: number): LeftOut => ({
    code: 'nested-too-deep',
    count,
    message: `${howMany(count)} not taken out, because too many messages lie inside each other here. The message itself was added. Save what you need from it and add the files themselves.`,
  }),
} as const;

function howMany(count: number): string {
  return count === 1 ? '1 attachment was' : `${String(count)} attachments were`;
}
