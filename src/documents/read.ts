import { err, type Result } from '../shared/result';
import type { DocumentContent, DocumentError } from './document';
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
export type Reader = (input: ReaderInput) => Promise<Result<DocumentContent, DocumentError>>;

/** One line per format. Readers load when first needed, so that a text file doesn't pay for the PDF reader. */
const READERS = {
  pdf: async (): Promise<Reader> => (await import('./readers/pdf')).readPdf,
  text: async (): Promise<Reader> => (await import('./readers/text')).readText,
} as const;

const TEXT_EXTENSIONS: ReadonlySet<string> = new Set(['', 'txt', 'text', 'md', 'markdown']);

function chooseReader(bytes: Uint8Array, extension: string): Result<keyof typeof READERS, DocumentError> {
  const sniffed = sniff(bytes, extension);
  if (sniffed.kind === 'pdf') return { ok: true, value: 'pdf' };

  const what = sniffed.kind === 'text' ? 'plain text' : sniffed.what;
  if (extension === 'pdf') return err(documentErrors.typeMismatch(extension, what));
  if (TEXT_EXTENSIONS.has(extension)) {
    if (sniffed.kind === 'text') return { ok: true, value: 'text' };
    return err(extension === '' ? documentErrors.unsupportedType(what) : documentErrors.typeMismatch(extension, what));
  }
  return err(documentErrors.unsupportedType(sniffed.kind === 'text' ? describeExtension(extension) : what));
}

/**
 * Reads a file's bytes. What the bytes are counts, the name's extension only helps: a PDF named `.txt` is read as a
 * PDF, a picture named `.pdf` is a `type-mismatch`. `bytes` is left as it was. Never rejects because of the file.
 *
 * Runs in the documents worker; in a page use `DocumentReader`, which can also stop a reader that hangs.
 */
export async function read(
  bytes: Uint8Array,
  name: string,
  limits: ReadLimits = READ_LIMITS,
): Promise<Result<DocumentContent, DocumentError>> {
  if (bytes.length === 0) return err(documentErrors.emptyFile());
  if (bytes.length > limits.fileBytes) return err(documentErrors.tooLarge(limits));

  const extension = extensionOf(name);
  const choice = chooseReader(bytes, extension);
  if (!choice.ok) return choice;
  const reader = await READERS[choice.value]();
  return reader({ bytes, extension, limits, deadline: performance.now() + limits.timeoutMs });
}
