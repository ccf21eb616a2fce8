// The legacy build brings the newer language features that older browsers and Node 20 lack. Importing pdf.js' own
// worker code here makes it run inside ours: no nested worker, no blob, no address to fetch a script from.
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import { getDocument, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { err, ok, type Result } from '../../shared/result';
import type { DocumentError, ReadFile } from '../document';
import { withoutAttachments } from '../content';
import { documentErrors } from '../errors';
import { PageSequence } from '../layout/page-sequence';
import type { PlacedItem } from '../layout/placed-item';
import type { Reader, ReaderInput } from '../read';
import { placeAnnotations, type Annotation } from './pdf-fields';
import { placeTextItems, type TextItem, type TextStyle } from './pdf-items';

const TAIL_BYTES = 64 * 1024;
/** Longer than any notice that stands in for an XFA form. */
const MAX_NOTICE_CHARACTERS = 1500;

/** A reason to stop that isn't the file being damaged. */
class Stop extends Error {
  readonly reason: DocumentError;

  constructor(reason: DocumentError) {
    super(reason.code);
    this.reason = reason;
  }
}

/** pdf.js repairs a file whose end is missing and returns what is left: better to say so than to lose half a contract. */
function isCutOff(bytes: Uint8Array): boolean {
  const decoder = new TextDecoder('windows-1252');
  const declared = /\/Linearized\s[^>]*\/L\s+(\d+)/.exec(decoder.decode(bytes.subarray(0, 1024)))?.[1];
  if (declared !== undefined && bytes.length < Number(declared)) return true;
  return !/startxref|%%EOF/.test(decoder.decode(bytes.subarray(-TAIL_BYTES)));
}

function checkDeadline({ deadline, limits }: ReaderInput): void {
  if (performance.now() > deadline) throw new Stop(documentErrors.timedOut(limits));
}

async function readTextItems(page: PDFPageProxy, input: ReaderInput, room: number) {
  const items: TextItem[] = [];
  const styles: Record<string, TextStyle> = {};
  let characters = 0;
  // A stream, so that a page with far too much text is left before it has filled the memory.
  const reader = (
    page.streamTextContent() as ReadableStream<Awaited<ReturnType<PDFPageProxy['getTextContent']>>>
  ).getReader();
  for (;;) {
    checkDeadline(input);
    const chunk = await reader.read();
    if (chunk.done) return { items, styles };
    Object.assign(styles, chunk.value.styles);
    for (const item of chunk.value.items) {
      if (!('str' in item)) continue;
      characters += item.str.length;
      items.push(item);
    }
    if (characters > room) throw new Stop(documentErrors.tooMuchText(input.limits));
  }
}

async function readPage(
  page: PDFPageProxy,
  input: ReaderInput,
  room: number,
): Promise<{ readonly items: readonly PlacedItem[]; readonly width: number; readonly height: number }> {
  const viewport = page.getViewport({ scale: 1 });
  const { items, styles } = await readTextItems(page, input, room);
  const annotations = (await page.getAnnotations()) as Annotation[];
  page.cleanup();
  return {
    items: [...placeTextItems(items, styles, viewport), ...placeAnnotations(annotations, viewport)],
    width: viewport.width,
    height: viewport.height,
  };
}

/** A form whose fields and text are XFA: what a PDF reader sees of it is nothing, or a notice to get another one. */
async function isXfaOnly(pdf: PDFDocumentProxy, text: string): Promise<boolean> {
  if (text.length > MAX_NOTICE_CHARACTERS) return false;
  const { info } = (await pdf.getMetadata()) as {
    info: { readonly IsXFAPresent?: boolean; readonly IsAcroFormPresent?: boolean };
  };
  return info.IsXFAPresent === true && info.IsAcroFormPresent !== true;
}

async function readPages(pdf: PDFDocumentProxy, input: ReaderInput): Promise<Result<ReadFile, DocumentError>> {
  const { limits } = input;
  if (pdf.numPages > limits.pages) return err(documentErrors.tooManyPages(pdf.numPages, limits));

  const sequence = new PageSequence();
  let room = limits.characters;
  for (let index = 0; index < pdf.numPages; index += 1) {
    checkDeadline(input);
    let page;
    try {
      page = await readPage(await pdf.getPage(index + 1), input, room);
    } catch (cause) {
      if (cause instanceof Stop) throw cause;
      return err(documentErrors.damagedPage(index + 1));
    }
    for (const { text } of page.items) room -= text.length;
    if (room < 0) return err(documentErrors.tooMuchText(limits));
    sequence.add(page.items, page.width, page.height);
  }
  const content = sequence.finish();
  if (content.text.length > limits.characters) return err(documentErrors.tooMuchText(limits));
  if (await isXfaOnly(pdf, content.text)) return err(documentErrors.unsupportedForm());
  if (content.runs.length === 0) return err(documentErrors.noTextLayer());
  return ok(withoutAttachments({ mediaType: 'application/pdf', ...content }));
}

/**
 * Reads a PDF's text layer, with what was filled into its form fields, by pdf.js. A page that can't be read makes the
 * file `damaged`: half a document is never passed off as the whole.
 */
export const readPdf: Reader = async (input) => {
  if (isCutOff(input.bytes)) return err(documentErrors.cutOff('PDF'));
  const task = getDocument({
    // A copy: pdf.js takes the buffer that it is given.
    data: new Uint8Array(input.bytes),
    disableFontFace: true,
    enableXfa: false,
    isEvalSupported: false,
    stopAtErrors: false,
    useSystemFonts: false,
    useWasm: false,
    useWorkerFetch: false,
    verbosity: 0,
  });
  try {
    return await readPages(await task.promise, input);
  } catch (cause) {
    if (cause instanceof Stop) return err(cause.reason);
    const isLocked = cause instanceof Error && cause.name === 'PasswordException';
    return err(isLocked ? documentErrors.encrypted('PDF') : documentErrors.damaged('PDF'));
  } finally {
    await task.destroy();
  }
};
