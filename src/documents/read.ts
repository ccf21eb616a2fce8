import { err, ok, type Result } from '../shared/result';
import type { DocumentError, ReadFile } from './document';
import { documentErrors } from './errors';
import { READ_LIMITS, type ReadLimits } from './limits';
import { describeExtension, extensionOf, sniff } from './sniff';

/** What a reader gets: bytes that it must not change, and the moment (of `performance.now()`) when it must give up. */
export interface ReaderInput {
  readonly bytes: Uint8Array;
  readonly extension: string;
  readonly limits: ReadLimits;
  readonly deadline: number;
}

/** Turns the bytes of one format into a document. */
export type Reader = (input: ReaderInput) => Promise<Result<ReadFile, DocumentError>>;

/** One line per format. Readers load when first needed, so that a text file doesn't pay for the PDF reader. */
const READERS = {
  pdf: async (): Promise<Reader> => (await import('./readers/pdf')).readPdf,
  docx: async (): Promise<Reader> => (await import('./readers/docx')).readDocx,
  eml: async (): Promise<Reader> => (await import('./readers/eml')).readEml,
  html: async (): Promise<Reader> => (await import('./readers/html')).readHtml,
  table: async (): Promise<Reader> => (await import('./readers/table')).readTable,
  text: async (): Promise<Reader> => (await import('./readers/text')).readText,
} as const;

type Format = keyof typeof READERS;

/** Formats that are told by their bytes, whatever the name, and those that only the name can tell. */
const SIGNED: ReadonlySet<string> = new Set(['pdf', 'docx']);
const TEXT_FORMATS: ReadonlyMap<string, Format> = new Map<string, Format>([
  ['', 'text'],
  ['txt', 'text'],
  ['text', 'text'],
  ['md', 'text'],
  ['markdown', 'text'],
  ['eml', 'eml'],
  ['html', 'html'],
  ['htm', 'html'],
  ['xhtml', 'html'],
  ['csv', 'table'],
  ['tsv', 'table'],
  ['tab', 'table'],
]);
/** Names that promise no more than text: there, the bytes may show a message or a web page. */
const PLAIN: ReadonlySet<string> = new Set(['', 'txt', 'text']);

const WHAT = { eml: 'an e-mail message', html: 'a web page', text: 'plain text' } as const;

function chooseReader(bytes: Uint8Array, extension: string): Result<Format, DocumentError> {
  const sniffed = sniff(bytes, extension);
  const format = TEXT_FORMATS.get(extension);
  switch (sniffed.kind) {
    case 'pdf':
    case 'docx':
      return ok(sniffed.kind);
    case 'locked':
      return err(documentErrors.encrypted(sniffed.what));
    case 'other': {
      const isPromised = extension !== '' && (format !== undefined || SIGNED.has(extension));
      return err(
        isPromised
          ? documentErrors.typeMismatch(extension, sniffed.what)
          : documentErrors.unsupportedType(sniffed.what),
      );
    }
    case 'eml':
    case 'html':
    case 'text':
      if (SIGNED.has(extension)) return err(documentErrors.typeMismatch(extension, WHAT[sniffed.kind]));
      if (format === undefined) return err(documentErrors.unsupportedType(describeExtension(extension)));
      return ok(PLAIN.has(extension) ? sniffed.kind : format);
  }
}

/**
 * Reads a file's bytes. What the bytes are counts, the name's extension only helps: a PDF named `.txt` is read as a
 * PDF, a picture named `.pdf` is a `type-mismatch`. `bytes` is left as it was. Never rejects because of the file. What
 * lies inside of a message comes along unread.
 *
 * Runs in the documents worker; in a page use `DocumentReader`, which can also stop a reader that hangs.
 */
export async function read(
  bytes: Uint8Array,
  name: string,
  limits: ReadLimits = READ_LIMITS,
): Promise<Result<ReadFile, DocumentError>> {
  if (bytes.length === 0) return err(documentErrors.emptyFile());
  if (bytes.length > limits.fileBytes) return err(documentErrors.tooLarge(limits));

  const extension = extensionOf(name);
  const choice = chooseReader(bytes, extension);
  if (!choice.ok) return choice;
  const reader = await READERS[choice.value]();
  return reader({ bytes, extension, limits, deadline: performance.now() + limits.timeoutMs });
}
