/** What the self-test said: the pack's known answers against this engine's logits. */
export type SelfTestResult =
  | { readonly outcome: 'passed' | 'failed'; readonly worstDifference: number; readonly tolerance: number }
  | { readonly outcome: 'no-known-answers' };

/** Which engine runs the model, and why that one. */
export interface EngineChoice {
  readonly engine: 'transformers.js/webgpu' | 'transformers.js/wasm';
  /** A sentence: "No usable GPU: navigator.gpu has no adapter." */
  readonly reason: string;
  readonly threads: number;
  /** Bytes of WebAssembly memory in use, null where it can't be read. */
  readonly memoryBytes: number | null;
  readonly selfTest: SelfTestResult;
  readonly loadSeconds: number;
}

/** Why a model could not be made ready. `message` is a sentence for a person. */
export interface LoadError {
  readonly code:
    | 'cancelled'
    | 'offline'
    | 'pack-missing'
    | 'pack-invalid'
    | 'integrity'
    | 'quota'
    | 'out-of-memory'
    | 'self-test-failed'
    | 'worker-died'
    | 'engine-failed'
    | 'not-trusted'
    | 'import-incomplete'
    | 'other-tab-silent';
  readonly message: string;
  readonly canRetry: boolean;
}

/** Where a model pack is on this device. `bytes` of `totalBytes` is the progress of the phase. */
export type ModelStatus =
  | { readonly phase: 'checking' }
  | {
      readonly phase: 'absent';
      readonly downloadBytes: number;
      readonly cachedBytes: number;
      readonly wasEvicted?: boolean;
    }
  | {
      readonly phase: 'downloading' | 'importing' | 'deriving' | 'verifying';
      readonly bytes: number;
      readonly totalBytes: number;
      readonly detail: string;
    }
  | { readonly phase: 'starting'; readonly engine: EngineChoice['engine']; readonly detail: string }
  | { readonly phase: 'self-testing'; readonly detail: string }
  | { readonly phase: 'ready'; readonly choice: EngineChoice }
  | { readonly phase: 'failed'; readonly error: LoadError };

/** What the Models page shows of a pack before it is loaded. */
export interface PackSummary {
  readonly id: string;
  readonly version: string;
  readonly name: string;
  readonly licence: string;
  readonly downloadBytes: number;
  readonly vocabularySize: number;
  readonly contextTokens: number;
  readonly source: string;
}

/** A newer pack that this deployment offers, and how far its download beside the running one is. */
export interface UpdateStatus {
  readonly version: string;
  readonly downloadBytes: number;
  /** Null while it waits for the person. */
  readonly progress: { readonly bytes: number; readonly totalBytes: number } | null;
  /** Why the last try failed; the old version goes on. */
  readonly problem: string | null;
}
