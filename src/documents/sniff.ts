/** What a file's bytes say it is. `what` completes "This is ...". */
export type Sniffed =
  { readonly kind: 'pdf' } | { readonly kind: 'text' } | { readonly kind: 'other'; readonly what: string };

/** PDF readers accept junk before the header up to here (ISO 32000-2, annex on older versions' practice). */
const HEADER_BYTES = 1024;
const SAMPLE_BYTES = 64 * 1024;

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

const ZIP_CONTENTS: readonly (readonly [entry: string, what: string])[] = [
  ['word/', 'a Word document'],
  ['xl/', 'an Excel workbook'],
  ['ppt/', 'a PowerPoint presentation'],
  ['opendocument.text', 'an OpenDocument text'],
  ['opendocument.spreadsheet', 'an OpenDocument spreadsheet'],
  ['epub+zip', 'an e-book (EPUB)'],
];

const EXTENSIONS: Readonly<Record<string, string>> = {
  csv: 'a table (CSV)',
  doc: 'a Word document in the old .doc format',
  docx: 'a Word document',
  eml: 'an e-mail message',
  htm: 'a web page',
  html: 'a web page',
  json: 'a JSON data file',
  mbox: 'a mailbox of e-mail messages',
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

function archive(sample: string, tail: string, extension: string): string {
  const known = ZIP_CONTENTS.find(([entry]) => sample.includes(entry) || tail.includes(entry));
  return known?.[1] ?? EXTENSIONS[extension] ?? 'a ZIP archive';
}

function compoundFile(text: string): string {
  if (text.includes(utf16('EncryptedPackage'))) return 'an Office document protected with a password';
  if (text.includes(utf16('WordDocument'))) return 'a Word document in the old .doc format';
  return 'an Office document or Outlook message in an old format';
}

function isBinary(sample: string): boolean {
  const hasUtf16Mark = sample.startsWith('\xff\xfe') || sample.startsWith('\xfe\xff');
  return !hasUtf16Mark && sample.includes('\0');
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
    return { kind: 'other', what: archive(sample, latin1(bytes.subarray(-SAMPLE_BYTES)), extension) };
  }
  if (sample.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'))
    return { kind: 'other', what: compoundFile(latin1(bytes)) };
  if (sample.startsWith('RIFF') && sample.slice(8, 12) === 'WEBP') return { kind: 'other', what: 'a WebP picture' };
  if (/^....ftyp(?:hei|mif|avi)/s.test(sample)) return { kind: 'other', what: 'a HEIC or AVIF picture' };

  const signature = SIGNATURES.find(([prefix]) => sample.startsWith(prefix));
  // Two-letter signatures could begin a text ("BMW ..."): they count only for binary files.
  if (signature !== undefined && (signature[0].length > 2 || isBinary(sample))) {
    return { kind: 'other', what: signature[1] };
  }
  return isBinary(sample) ? { kind: 'other', what: 'a file of binary data' } : { kind: 'text' };
}

/** The extension of a file's name in lower case, without the dot; empty when there is none. */
export function extensionOf(name: string): string {
  return /\.([\p{L}\p{N}]{1,10})$/u.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** What an extension promises, to complete "This is ...". */
export function describeExtension(extension: string): string {
  return EXTENSIONS[extension] ?? `a .${extension} file`;
}
