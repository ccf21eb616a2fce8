import type { DocumentContent, DocumentError, PageSource, RenderResult } from '../documents';
import type { EngineChoice, LanguageModel, LoadError, ModelError, ModelStatus, PackSummary } from '../models';
import type { Result } from '../shared/result';
import type { Field, TaskPack } from '../tasks';
import type { collectRequests } from '../tracing';
import type { Reading } from '../understanding';
import type { Vault } from '../vault';

/** Makes text of a file. */
export interface ReaderPort {
  read(
    file: File,
    options?: { readonly signal?: AbortSignal },
  ): Promise<Result<{ readonly content: DocumentContent; readonly bytes: Uint8Array }, DocumentError>>;
  /** Draws one page of a PDF (from 0) at `scale` pixels per point. The caller closes the bitmap. */
  renderPage(source: PageSource, page: number, scale: number, signal?: AbortSignal): Promise<RenderResult>;
}

/** The model of this device, with what it takes to get it here and to start it. */
export interface DeviceModelPort extends LanguageModel {
  readonly status: ModelStatus;
  readonly summary: PackSummary | null;
  /** The listener is told the current status at once. Returns the function that ends it. */
  subscribe(listener: (status: ModelStatus) => void): () => void;
  check(): Promise<void>;
  load(): Promise<Result<EngineChoice, LoadError>>;
  cancel(): void;
  remove(): Promise<void>;
}

/** How far the reading of one document is. */
export interface ReadingProgress {
  readonly done: number;
  readonly total: number;
  readonly step: string;
}

export interface ReadOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ReadingProgress) => void;
}

/** All that the pages need from the rest of the house. `services.ts` makes the real ones. */
export interface Services {
  readonly vault: Vault;
  readonly reader: ReaderPort;
  readonly model: DeviceModelPort;
  readonly pack: TaskPack;
  readonly readDocument: (
    model: LanguageModel,
    pack: TaskPack,
    text: string,
    options: ReadOptions,
  ) => Promise<Result<Reading, ModelError>>;
  readonly normaliseFor: (type: Field['type'], quote: string, locale: TaskPack['locale']) => string | null;
  readonly listSamples: () => Promise<Result<readonly string[], { readonly message: string }>>;
  /** A sample document, as if a person had picked it. */
  readonly fetchSample: (name: string) => Promise<Result<File, { readonly message: string }>>;
  readonly collectRequests: typeof collectRequests;
}
