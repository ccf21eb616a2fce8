import { wrap, type Endpoint, type Remote } from 'comlink';
import { err, ok, type Result } from '../shared/result';
import type { Attachment, DocumentContent, DocumentError, LeftOut, ReadFile } from './document';
import { documentErrors } from './errors';
import { READ_LIMITS, type AttachmentLimits, type ReadLimits } from './limits';
import type { RenderLimits, RenderRequest, RenderResult } from './render/page-image';
import { PageRenderer, type PageSource } from './render/page-renderer';

/** What `workers/documents.ts` exposes. */
export interface DocumentsWorker {
  read(bytes: Uint8Array, name: string, limits: ReadLimits): Promise<Result<ReadFile, DocumentError>>;
  renderPage(request: RenderRequest, limits: RenderLimits): Promise<RenderResult>;
}

/** The part of a `Worker` that reading needs. */
export interface WorkerEndpoint extends Endpoint {
  terminate(): void;
}

/** A file that was read: what is in it, and the bytes it was read from. */
export interface ReadDocument {
  readonly content: DocumentContent;
  readonly bytes: Uint8Array;
  /** The files inside of it, unread: only e-mail messages have some. */
  readonly attachments: readonly Attachment[];
  readonly leftOut: LeftOut | null;
}

export interface ReadFileOptions {
  readonly signal?: AbortSignal;
  /** What the file may bring along, where that is less than usual because it came out of another one. */
  readonly attachments?: AttachmentLimits;
}

export interface DocumentReaderOptions {
  readonly startWorker?: () => WorkerEndpoint;
  readonly limits?: ReadLimits;
  /** How long an idle worker is kept. The PDF reader takes a second to start and tens of megabytes to keep. */
  readonly idleMs?: number;
}

interface Running {
  readonly worker: WorkerEndpoint;
  readonly remote: Remote<DocumentsWorker>;
}

const IDLE_MS = 15_000;

function startDocumentsWorker(): WorkerEndpoint {
  return new Worker(new URL('../../workers/documents.ts', import.meta.url), { type: 'module', name: 'documents' });
}

/** After these the worker may still be busy, or hold what an attack made it build. */
function leavesWorkerUnfit({ code }: DocumentError): boolean {
  return ['cancelled', 'timed-out', 'reader-crashed', 'damaged', 'too-much-text', 'unpacks-too-large'].includes(code);
}

/**
 * Reads files in a worker of its own, one at a time in the order of the calls, so that no file can stall the page or
 * take another file down with it: a reader that hangs, crashes or is cancelled is ended with its worker, and the next
 * file gets a new one.
 */
export class DocumentReader {
  readonly #startWorker: () => WorkerEndpoint;
  readonly #limits: ReadLimits;
  readonly #idleMs: number;
  readonly #pages: PageRenderer;
  #running: Running | null = null;
  #idleTimer: ReturnType<typeof setTimeout> | undefined;
  #queue: Promise<unknown> = Promise.resolve();

  constructor({
    startWorker = startDocumentsWorker,
    limits = READ_LIMITS,
    idleMs = IDLE_MS,
  }: DocumentReaderOptions = {}) {
    this.#startWorker = startWorker;
    this.#limits = limits;
    this.#idleMs = idleMs;
    this.#pages = new PageRenderer(startWorker);
  }

  /**
   * Reads one file. The limit on its size is checked before its bytes are touched; the limit on time counts from its
   * turn. An abort before its turn is answered when its turn comes.
   */
  read(
    file: Blob & { readonly name: string },
    { signal, attachments }: ReadFileOptions = {},
  ): Promise<Result<ReadDocument, DocumentError>> {
    const limits = attachments === undefined ? this.#limits : { ...this.#limits, attachments };
    const turn = this.#queue.then(() => this.#read(file, limits, signal));
    this.#queue = turn;
    return turn;
  }

  /** Draws one page of a PDF (from 0) at `scale` pixels per point. The caller closes the bitmap. */
  renderPage(source: PageSource, page: number, scale: number, signal?: AbortSignal): Promise<RenderResult> {
    return this.#pages.render(source, page, scale, signal);
  }

  async #read(
    file: Blob & { readonly name: string },
    limits: ReadLimits,
    signal: AbortSignal | undefined,
  ): Promise<Result<ReadDocument, DocumentError>> {
    if (signal?.aborted === true) return err(documentErrors.cancelled());
    if (file.size > limits.fileBytes) return err(documentErrors.tooLarge(limits));
    if (file.size === 0) return err(documentErrors.emptyFile());

    let bytes: Uint8Array;
    try {
      bytes = new Uint8Array(await file.arrayBuffer());
    } catch {
      return err(documentErrors.unreadable());
    }

    clearTimeout(this.#idleTimer);
    const result = await this.#readInWorker(bytes, file.name, limits, signal);
    if (!result.ok && leavesWorkerUnfit(result.error)) this.#stop();
    else this.#stopWhenIdle();
    return result.ok ? ok({ ...result.value, bytes }) : result;
  }

  #readInWorker(
    bytes: Uint8Array,
    name: string,
    limits: ReadLimits,
    signal: AbortSignal | undefined,
  ): Promise<Result<ReadFile, DocumentError>> {
    const ended = new AbortController();
    return new Promise<Result<ReadFile, DocumentError>>((resolve) => {
      const fail = (error: DocumentError) => () => {
        resolve(err(error));
      };
      if (signal?.aborted === true) {
        fail(documentErrors.cancelled())();
        return;
      }
      const timer = setTimeout(fail(documentErrors.timedOut(limits)), limits.timeoutMs);
      ended.signal.addEventListener('abort', () => {
        clearTimeout(timer);
      });
      signal?.addEventListener('abort', fail(documentErrors.cancelled()), { signal: ended.signal });

      const crashed = fail(documentErrors.readerCrashed());
      try {
        const { worker, remote } = (this.#running ??= this.#start());
        worker.addEventListener('error', crashed, { signal: ended.signal });
        worker.addEventListener('messageerror', crashed, { signal: ended.signal });
        remote.read(bytes, name, limits).then(resolve, crashed);
      } catch {
        crashed();
      }
    }).finally(() => {
      ended.abort();
    });
  }

  #start(): Running {
    const worker = this.#startWorker();
    return { worker, remote: wrap<DocumentsWorker>(worker) };
  }

  #stop(): void {
    this.#running?.worker.terminate();
    this.#running = null;
  }

  #stopWhenIdle(): void {
    this.#idleTimer = setTimeout(() => {
      this.#stop();
    }, this.#idleMs);
  }
}
