import type { DocumentError, PageSource, ReadDocument, ReadFileOptions, RenderResult } from '../documents';
import type { EngineChoice, ImportSource, LanguageModel, LoadError, ModelError, ModelStatus } from '../models';
import type { PackSummary, UpdateStatus } from '../models';
import type { GateClient } from '../egress';
import type { Result } from '../shared/result';
import type { Field, TaskPack } from '../tasks';
import type { collectRequests } from '../tracing';
import type { Reading } from '../understanding';
import type { VaultClient, VaultPort } from '../vault';
import type { PackToRead, RedactionClient, Tier0 } from '../workflow';

/** Makes text of a file. */
export interface ReaderPort {
  read(file: File, options?: ReadFileOptions): Promise<Result<ReadDocument, DocumentError>>;
  /** Draws one page of a PDF (from 0) at `scale` pixels per point. The caller closes the bitmap. */
  renderPage(source: PageSource, page: number, scale: number, signal?: AbortSignal): Promise<RenderResult>;
}

/** The model of this device, with what it takes to get it here and to start it. */
export interface DeviceModelPort extends LanguageModel {
  readonly status: ModelStatus;
  readonly summary: PackSummary | null;
  /** A newer version that is offered; null when there is none. */
  readonly update: UpdateStatus | null;
  /** Whether the model runs in another tab. */
  readonly isElsewhere: boolean;
  /** The listener is told the current status at once. Returns the function that ends it. */
  subscribe(listener: (status: ModelStatus) => void): () => void;
  check(): Promise<void>;
  load(): Promise<Result<EngineChoice, LoadError>>;
  cancel(): void;
  /** Changes over to the newer version, which is downloaded beside the running one. */
  fetchUpdate(): Promise<void>;
  /** Takes the model from a folder or a ZIP file. */
  importPack(source: ImportSource): Promise<Result<null, LoadError>>;
  remove(): Promise<void>;
}

/** Finds and replaces what identifies people, and puts it back. */
export type RedactionPort = Pick<
  RedactionClient,
  'inspect' | 'loadModel' | 'findEntities' | 'redact' | 'restore' | 'end'
>;

/** The one way out, as the pages see it. */
export type GateService = Pick<GateClient, 'ask' | 'subscribe'>;

/** How far the reading of one document is. */
export interface ReadingProgress {
  readonly done: number;
  readonly total: number;
  readonly step: string;
}

export interface ReadOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ReadingProgress) => void;
  /** What was learned answers of the document once its pack is known; null: the model reads all of it. */
  readonly tier0?: (pack: TaskPack, text: string) => Promise<Tier0 | null>;
}

/** Normal form of a quote from `text`, whose own habits decide how a date such as 03/04/2026 is read; null: it has none. */
export type Normalise = (type: Field['type'], quote: string, locale: TaskPack['locale'], text: string) => string | null;

/** What the page may do to the vault as a whole. */
export type VaultControl = Pick<
  VaultClient,
  | 'state'
  | 'checkSecret'
  | 'changeWraps'
  | 'replaceKey'
  | 'erase'
  | 'subscribe'
  | 'end'
  | 'saveBackup'
  | 'checkBackup'
  | 'restoreBackup'
  | 'stopWork'
  | 'findDamaged'
  | 'deleteDamaged'
>;

/** All that the pages need from the rest of the house. `services.ts` makes the real ones. */
export interface Services {
  readonly vault: VaultPort;
  /** The keys of the vault, and its end. */
  readonly vaultControl: VaultControl;
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
  readonly loadNormaliser: () => Promise<Normalise>;
  /** The one redaction of this page; its worker starts with its first call. */
  readonly loadRedaction: () => Promise<RedactionPort>;
  /** The gate of this page; its worker starts with its first call. */
  readonly loadGate: () => Promise<GateService>;
  readonly listSamples: () => Promise<Result<readonly string[], { readonly message: string }>>;
  /** A sample document, as if a person had picked it. */
  readonly fetchSample: (name: string) => Promise<Result<File, { readonly message: string }>>;
  readonly collectRequests: typeof collectRequests;
}
