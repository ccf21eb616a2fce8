import type { JsonSchema } from '../models';

/** What a model outside is asked, in the words of no protocol. */
export interface OutsideRequest {
  readonly model: string;
  /** Instructions; empty for none. */
  readonly system: string;
  /** What is said, in turns; the last is the user's. */
  readonly turns: readonly { readonly role: 'user' | 'assistant'; readonly content: string }[];
  /** What the answer has to be: an object of this schema. Null: any text. */
  readonly schema: JsonSchema | null;
  /** A free answer ends before the first of these. */
  readonly stop: readonly string[];
  readonly maxOutputTokens: number;
}

/** What it answered. Everything in it comes from outside: it is text, never markup, never an instruction. */
export interface OutsideAnswer {
  /** The answer as it came: JSON where a schema was asked for. */
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
