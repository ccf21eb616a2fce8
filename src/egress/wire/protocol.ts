import type { OutsideAnswer, OutsideRequest } from '../outside-request';

/** What is known of an answer while it comes in. */
export interface Incoming {
  text: string;
  finishReason: OutsideAnswer['finishReason'] | null;
  inputTokens: number | null;
  outputTokens: number | null;
  model: string | null;
  /** The server said that the answer is whole. */
  isEnded: boolean;
  /** The server said in the middle of its answer that it failed: what it said. */
  failure: string | null;
}

/** How one kind of server is spoken to. */
export interface WireProtocol {
  /** What stands behind the destination's base URL. */
  pathAfter(baseUrl: string): string;
  /** The headers of a request, apart from its type. */
  headers(key: string | null): Readonly<Record<string, string>>;
  /** The body. The same request gives the same bytes, and no key is in them. */
  encode(request: OutsideRequest): Uint8Array<ArrayBuffer>;
  /** Takes one event of a stream. What it does not know, it leaves out. */
  readEvent(data: unknown, incoming: Incoming): void;
  /** Takes a whole answer, from a server that does not stream. */
  readWhole(data: unknown, incoming: Incoming): void;
}

/** An answer of which nothing has come. */
export function nothingYet(): Incoming {
  return {
    text: '',
    finishReason: null,
    inputTokens: null,
    outputTokens: null,
    model: null,
    isEnded: false,
    failure: null,
  };
}

/** A property of what may be anything. */
export function propertyOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}

/** The first element of what may be a list. */
export function firstOf(value: unknown): unknown {
  return Array.isArray(value) ? value[0] : undefined;
}

/** A text in what may be anything. */
export function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** A count of tokens, where a server gives one that can be. */
export function countOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}

/** JSON in UTF-8. */
export function jsonBytes(value: unknown): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify(value));
}

/** `undefined` for what is no JSON. */
export function jsonValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
