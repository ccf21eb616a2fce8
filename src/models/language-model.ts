import type { Result } from '../shared/result';
import type { Span } from '../documents';

/** What a model is and what it can do. */
export interface ModelCard {
  /** Identifier of the model pack, with its version: `qwen2.5-coder-0.5b-instruct@1.0.0`. */
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly tier: 'device' | 'private' | 'frontier';
  /** The engine that runs it, with the backend: `transformers.js/wasm`, `scripted`. */
  readonly engine: string;
  readonly contextTokens: number;
  readonly capabilities: {
    readonly score: boolean;
    /** Where not, every log-probability that it tells is NaN. */
    readonly tokenLogProbabilities: boolean;
    readonly spanConstraint: boolean;
    readonly jsonConstraint: boolean;
  };
}

export interface Message {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

/**
 * What a model continues. `text` is continued as it stands; `chat` is rendered by the model's own template and the
 * answer starts with `opening` (empty when absent).
 */
export type Prompt =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'chat'; readonly messages: readonly Message[]; readonly opening?: string };

/** A JSON Schema, as a server takes it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * What the answer may be. `choices`: exactly one of the strings. `spans`: one of the candidate spans of `source`,
 * copied letter for letter (runs of white space in the source are read as one space), or one of `otherwise`
 * (answers such as "not stated"). `json`: an object of the schema. What the card says it can't do ends as `unsupported`.
 */
export type Constraint =
  | { readonly kind: 'none' }
  | { readonly kind: 'choices'; readonly choices: readonly string[] }
  | {
      readonly kind: 'spans';
      readonly source: string;
      readonly spans: readonly Span[];
      readonly otherwise: readonly string[];
    }
  | { readonly kind: 'json'; readonly schema: JsonSchema };

export interface GenerateRequest {
  readonly prompt: Prompt;
  readonly constraint?: Constraint;
  readonly maxTokens: number;
  /** A free answer ends before the first of these; a constrained one is whole. */
  readonly stop?: readonly string[];
}

/** A token as it was made; of a model outside, a piece of the answer as it came. */
export interface GeneratedToken {
  readonly text: string;
  /** Natural log of the token's probability under the model's full vocabulary, before the constraint. */
  readonly logProbability: number;
  /** Natural log of its probability among the tokens that the constraint allowed. */
  readonly constrainedLogProbability: number;
}

export interface Generation {
  readonly text: string;
  readonly finishReason: 'stop' | 'length' | 'constraint';
  readonly tokens: readonly GeneratedToken[];
  /** With a `spans` constraint, the span that was copied; null when an `otherwise` answer was chosen. */
  readonly span: Span | null;
  readonly usage: Usage;
}

export interface Usage {
  /**
   * Tokens that were computed for this call; those found in a kept prefix are not counted. Of a model outside, its server's
   * counts; NaN where it does not tell.
   */
  readonly inputTokens: number;
  readonly outputTokens: number;
}

export interface ScoreRequest {
  readonly prompt: Prompt;
  /** Non-empty strings, each scored as the text that follows the prompt. */
  readonly continuations: readonly string[];
}

export interface ContinuationScore {
  /** Sum of natural log-probabilities of the continuation's tokens. */
  readonly logProbability: number;
  readonly tokens: number;
}

export interface CallOptions {
  readonly signal?: AbortSignal;
  readonly onToken?: (token: GeneratedToken) => void;
}

/** Why a model gave no answer. `message` is a sentence for a person. `canRetry`: calling again may help. */
export interface ModelError {
  readonly code:
    | 'cancelled'
    | 'not-loaded'
    | 'context-exceeded'
    | 'invalid-request'
    | 'unsupported'
    | 'device-lost'
    | 'out-of-memory'
    | 'worker-died'
    | 'timed-out'
    | 'engine-failed';
  readonly message: string;
  readonly canRetry: boolean;
}

/**
 * The port that every engine implements.
 *
 * Both verbs find the longest prefix of the prompt's tokens that the last call already computed and pay only for the
 * rest: put what is shared (the document) first and what differs (the question) last.
 */
export interface LanguageModel {
  readonly card: ModelCard;
  generate(request: GenerateRequest, options?: CallOptions): Promise<Result<Generation, ModelError>>;
  score(request: ScoreRequest, options?: CallOptions): Promise<Result<readonly ContinuationScore[], ModelError>>;
  /** Number of tokens of a text, to cut documents into windows. */
  countTokens(texts: readonly string[]): Promise<Result<readonly number[], ModelError>>;
}
