import type { DocumentError, ReadDocument, ReadFileOptions } from '../documents';
import type { EngineChoice, LanguageModel, LoadError, ModelError, ModelStatus, PackSummary } from '../models';
import type { Result } from '../shared/result';
import type { Field, TaskPack } from '../tasks';
import type { collectRequests } from '../tracing';
import type { Reading } from '../understanding';
import type { Vault } from '../vault';
import type { PackToRead } from '../workflow';

/** Makes text of a file. */
export interface ReaderPort {
  read(file: File, options?: ReadFileOptions): Promise<Result<ReadDocument, DocumentError>>;
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
  /** The task packs that come with the app, the default one first. */
  readonly builtInPacks: readonly [TaskPack, ...TaskPack[]];
  readonly readDocument: (
    model: LanguageModel,
    pack: PackToRead,
    text: string,
    options: ReadOptions,
  ) => Promise<Result<Reading, ModelError>>;
  readonly normaliseFor: (type: Field['type'], quote: string, locale: TaskPack['locale']) => string | null;
  readonly listSamples: () => Promise<Result<readonly string[], { readonly message: string }>>;
  /** A sample document, as if a person had picked it. */
  readonly fetchSample: (name: string) => Promise<Result<File, { readonly message: string }>>;
  readonly collectRequests: typeof collectRequests;
}
