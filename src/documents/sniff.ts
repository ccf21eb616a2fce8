import { unmarkedUtf16 } from './decode';

/** What a file's bytes say it is. `what` completes "This is ...", for a locked file "This ... is locked". */
export type Sniffed =
  | { readonly kind: 'pdf' | 'docx' | 'html' | 'eml' | 'text' }
  | { readonly kind: 'locked'; readonly what: string }
  | { readonly kind: 'other'; readonly what: string };

/** PDF readers accept junk before the header up to here (ISO 32000-2, annex on older versions' practice). */
const HEADER_BYTES = 1024;
const SAMPLE_BYTES = 64 * 1024;
const MAIL_HEADER_BYTES = 16 * 1024;

const SIGNATURES: readonly (readonly [prefix: string, what: string])[] = [
  ['\xff\xd8\xff', 'a JPEG picture'],
  ['\x89PNG\r\n\x1a\n', 'a PNG picture'],
  ['GIF8', 'a GIF picture'],
  ['II*\0', 'a TIFF picture'],
  ['MM\0*', 'a TIFF picture'],
  ['BM', 'a BMP picture'],
  ['{\\rtf', 'a Rich Text (RTF) document'],
  ['7z\xbc\xaf\x27\x1c', 'a 7-Zip archive'],
  ['Rar!\x1a\x07', 'a RAR archive'],
  ['\x1f\x8b', 'a gzip archive'],
  ['MZ', 'a Windows program'],
  ['\x7fELF', 'a program'],
];

const WORD = 'a Word document';
const ZIP_CONTENTS: readonly (readonly [entry: string, what: string])[] = [
  ['word/document', WORD],
  ['xl/workbook', 'an Excel workbook'],
  ['ppt/presentation', 'a PowerPoint presentation'],
  ['opendocument.text', 'an OpenDocument text'],
  ['opendocument.spreadsheet', 'an OpenDocument spreadsheet'],
  ['epub+zip', 'an e-book (EPUB)'],
];

const EXTENSIONS: Readonly<Record<string, string>> = {
  doc: 'a Word document in the old .doc format',
  json: 'a JSON data file',
  mbox: 'a mailbox of e-mail messages',
  mht: 'a web archive',
  mhtml: 'a web archive',
  msg: 'an Outlook message',
  odt: 'an OpenDocument text',
  pptx: 'a PowerPoint presentation',
  rtf: 'a Rich Text (RTF) document',
  xls: 'an Excel workbook',
  xlsx: 'an Excel workbook',
  xml: 'an XML data file',
};

/** A byte per character, so that signatures and entry names can be looked for as strings. */
function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += 8192) {
    text += String.fromCharCode(...bytes.subarray(start, start + 8192));
  }
  return text;
}

function utf16(text: string): string {
  return Array.from(text, (character) => `${character}\0`).join('');
}

/** Office wraps a locked document into a compound file, the container of its old formats. */
function compoundFile(text: string, extension: string): Sniffed {
  if (text.includes(utf16('EncryptedPackage'))) {
    return { kind: 'locked', what: extension === 'docx' ? 'Word document' : 'Office document' };
  }
  const what = text.includes(utf16('WordDocument'))
    ? 'a Word document in the old .doc format'
    : 'an Office document or Outlook message in an old format';
  return { kind: 'other', what };
}

/** A Word document, unless it is one of Office's other ZIP files. Macros (.docm) are not run, so they do no harm. */
function zipFile(sample: string, tail: string, extension: string): Sniffed {
  const known = ZIP_CONTENTS.find(([entry]) => sample.includes(entry) || tail.includes(entry))?.[1];
  const isWord = known === undefined ? extension === 'docx' : known === WORD;
  return isWord ? { kind: 'docx' } : { kind: 'other', what: known ?? EXTENSIONS[extension] ?? 'a ZIP archive' };
}

/** The lines of a header as RFC 5322 has them, after the first line of an mbox, if there is one. */
const HEADER = /^(?:From \S[^\n]*\n)?(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}/;
/** What mail programs write and people don't: a letter may begin with "From:" and "To:" too. */
const MAIL_FIELDS = /^(?:MIME-Version|Message-ID|Received|Return-Path|Delivered-To|Content-Type|DKIM-Signature):/im;

function isMessage(sample: string): boolean {
  const header = HEADER.exec(sample.slice(0, MAIL_HEADER_BYTES).replaceAll('\r\n', '\n'))?.[0];
  return header !== undefined && /^From:/im.test(header) && MAIL_FIELDS.test(header);
}

function isWebPage(sample: string): boolean {
  const start = sample.replace(/^\xef\xbb\xbf/, '').replace(/^(?:\s+|<!--.*?-->|<\?xml[^>]*>)+/s, '');
  return /^(?:<!doctype\s+html|<html)[\s>]/i.test(start);
}

function isBinary(sample: string, bytes: Uint8Array): boolean {
  const hasUtf16Mark = sample.startsWith('\xff\xfe') || sample.startsWith('\xfe\xff');
  return !hasUtf16Mark && sample.includes('\0') && unmarkedUtf16(bytes) === null;
}

/**
 * Says what `bytes` are, from their signature. A PDF header that is not at the very start counts only when
 * the file is named `.pdf`: a note about PDFs may mention one.
 */
export function sniff(bytes: Uint8Array, extension: string): Sniffed {
  const sample = latin1(bytes.subarray(0, SAMPLE_BYTES));
  const head = sample.slice(0, HEADER_BYTES);
  if (extension === 'pdf' ? head.includes('%PDF-') : /^(?:\xef\xbb\xbf)?\s*%PDF-\d/.test(head)) return { kind: 'pdf' };

  if (sample.startsWith('PK\x03\x04') || sample.startsWith('PK\x05\x06')) {
    return zipFile(sample, latin1(bytes.subarray(-SAMPLE_BYTES)), extension);
  }
  if (sample.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return compoundFile(latin1(bytes), extension);
  if (sample.startsWith('RIFF') && sample.slice(8, 12) === 'WEBP') return { kind: 'other', what: 'a WebP picture' };
  if (/^....ftyp(?:hei|mif|avi)/s.test(sample)) return { kind: 'other', what: 'a HEIC or AVIF picture' };

  const signature = SIGNATURES.find(([prefix]) => sample.startsWith(prefix));
  const binary = isBinary(sample, bytes);
  // Two-letter signatures could begin a text ("BMW ..."): they count only for binary files.
  if (signature !== undefined && (signature[0].length > 2 || binary)) return { kind: 'other', what: signature[1] };
  if (isMessage(sample)) return { kind: 'eml' };
  if (isWebPage(sample)) return { kind: 'html' };
  return binary ? { kind: 'other', what: 'a file of binary data' } : { kind: 'text' };
}

/** The extension of a file's name in lower case, without the dot; empty when there is none. */
export function extensionOf(name: string): string {
  return /\.([\p{L}\p{N}]{1,10})$/u.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** What an extension promises, to complete "This is ...". */
export function describeExtension(extension: string): string {
  return EXTENSIONS[extension] ?? `a .${extension} file`;
}
