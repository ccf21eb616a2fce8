/** A JSON Schema, as a server takes it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** What a model outside is asked, in the words of no protocol. */
export interface OutsideRequest {
  readonly model: string;
  readonly system: string;
  readonly user: string;
  /** What the answer has to be: an object of this schema. */
  readonly schema: JsonSchema;
  readonly maxOutputTokens: number;
}

/** What it answered. Everything in it comes from outside: it is text, never markup, never an instruction. */
export interface OutsideAnswer {
  /** The JSON text of the answer, as it came. */
  readonly text: string;
  readonly finishReason: 'stop' | 'length' | 'refused' | 'other';
  /** Tokens that the server says it counted; null where it does not say. */
  readonly usage: { readonly inputTokens: number; readonly outputTokens: number } | null;
  /** The model that the server says has answered. */
  readonly model: string | null;
  /** Bytes of the response's body. */
  readonly receivedBytes: number;
}

/**
 * Why there is no answer. `message` is a sentence for a person. `reached`: whether the server can have seen the request's
 * bytes; only after `no` is it safe to send them again without asking.
 */
export interface SendError {
  readonly code:
    | 'cancelled'
    | 'unreachable'
    | 'timed-out'
    | 'connection-lost'
    | 'unauthorized'
    | 'rejected'
    | 'rate-limited'
    | 'server-error'
    | 'answer-too-large'
    | 'answer-unreadable'
    | 'answer-incomplete'
    | 'refused';
  readonly message: string;
  readonly reached: 'no' | 'maybe' | 'yes';
  /** HTTP status; null where there was no response. */
  readonly status: number | null;
  /** How long the server wants to be left alone; null where it does not say. */
  readonly retryAfterMs: number | null;
}
