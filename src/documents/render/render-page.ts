// As in the reader: pdf.js' own worker code runs inside ours.
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import { getDocument, type PDFDocumentLoadingTask, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { err, ok } from '../../shared/result';
import { boundedScale, renderErrors, type RenderLimits, type RenderRequest, type RenderResult } from './page-image';
import { StandardFonts } from './standard-fonts';

interface CanvasAndContext {
  canvas: OffscreenCanvas | null;
  context: OffscreenCanvasRenderingContext2D | null;
}

/** Canvases without a document: pdf.js' own factory makes them of elements. */
class OffscreenCanvasFactory {
  create(width: number, height: number): CanvasAndContext {
    const canvas = new OffscreenCanvas(width, height);
    return { canvas, context: canvas.getContext('2d') };
  }

  reset({ canvas }: CanvasAndContext, width: number, height: number): void {
    if (canvas === null) return;
    canvas.width = width;
    canvas.height = height;
  }

  destroy(used: CanvasAndContext): void {
    this.reset(used, 0, 0);
    used.canvas = null;
    used.context = null;
  }
}

/** pdf.js makes some filters of SVG elements; without a document there are none, and pictures are drawn without. */
class NoFilters {
  addFilter = none;
  addHCMFilter = none;
  addAlphaFilter = none;
  addLuminosityFilter = none;
  addHighlightHCMFilter = none;
  destroy(): void {
    // There is nothing to take down.
  }
}

function none(): string {
  return 'none';
}

interface OpenPdf {
  readonly key: string;
  readonly task: PDFDocumentLoadingTask;
  readonly pdf: PDFDocumentProxy;
}

let open: OpenPdf | null = null;

async function openPdf(key: string, bytes: Uint8Array | null, limits: RenderLimits): Promise<OpenPdf> {
  if (open?.key === key) return open;
  if (bytes === null) throw new Error('The bytes are needed to open this file.');
  const last = open;
  open = null;
  await last?.task.destroy();
  const task = getDocument({
    data: bytes,
    BinaryDataFactory: StandardFonts,
    CanvasFactory: OffscreenCanvasFactory,
    FilterFactory: NoFilters,
    disableFontFace: true,
    enableXfa: false,
    isEvalSupported: false,
    maxImageSize: limits.pixels,
    canvasMaxAreaInBytes: limits.pixels * 4,
    useSystemFonts: false,
    useWasm: false,
    useWorkerFetch: false,
    verbosity: 0,
  });
  open = { key, task, pdf: await task.promise };
  return open;
}

/**
 * Draws one page of a PDF, without scripts, forms to fill in, or anything from outside of the file. The PDF stays open
 * for the next page. Never rejects because of the file; what hangs is stopped by the caller, with the worker.
 */
export async function renderPage(request: RenderRequest, limits: RenderLimits): Promise<RenderResult> {
  try {
    const { pdf } = await openPdf(request.key, request.bytes, limits);
    const page = await pdf.getPage(request.page + 1);
    const natural = page.getViewport({ scale: 1 });
    const scale = boundedScale(request.scale, natural.width, natural.height, limits.pixels);
    const viewport = page.getViewport({ scale });
    const canvas = new OffscreenCanvas(Math.max(1, Math.ceil(viewport.width)), Math.max(1, Math.ceil(viewport.height)));
    const context = canvas.getContext('2d', { alpha: false });
    if (context === null) return err(renderErrors.unreadablePage());
    const canvasContext = context as unknown as CanvasRenderingContext2D;
    await page.render({ canvas: null, canvasContext, viewport, background: '#ffffff' }).promise;
    page.cleanup();
    return ok({ bitmap: canvas.transferToImageBitmap(), scale });
  } catch {
    return err(renderErrors.unreadablePage());
  }
}
