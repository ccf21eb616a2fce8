import { err, ok, type Result } from '../shared/result';
import type { Destination } from './destinations';
import type { OutsideAnswer, SendError } from './outside-request';
import { AnswerReader, failures, jsonValue, propertyOf, protocolOf, textOf } from './wire';

/** What is sent, and to whom. */
export interface Message {
  readonly destination: Destination;
  readonly key: string | null;
  readonly body: Uint8Array<ArrayBuffer>;
}

export interface SendOptions {
  readonly signal?: AbortSignal;
  /** Told all text that has come so far. */
  readonly onText?: (text: string) => void;
  /** For the whole answer. */
  readonly timeoutMs: number;
  /** For the first byte, and between two pieces of the answer. */
  readonly idleMs: number;
}

const mostErrorBytes = 16 * 1024;
const mostListBytes = 1024 * 1024;
const mostModels = 1000;
const testTimeoutMs = 15_000;

/** Ends a call from here, with why. */
type Ended = 'cancelled' | 'timed-out';

/**
 * Sends a body to a destination and reads its answer. With {@link testConnection}, the only code that makes a request to
 * another origin; it runs in the gate's worker, whose headers let it.
 */
export async function send(message: Message, options: SendOptions): Promise<Result<OutsideAnswer, SendError>> {
  const { destination, key, body } = message;
  const protocol = protocolOf(destination.protocol);
  const watch = new Watch(options);
  try {
    if (watch.ended !== null) return err(failures.ended(watch.ended, destination, 'no'));
    if (isOffline(destination)) return err(failures.offline(destination));
    const response = await fetch(baseOf(destination) + protocol.pathAfter(destination.baseUrl), {
      ...requestOptions(watch.signal),
      method: 'POST',
      headers: { 'content-type': 'application/json', ...protocol.headers(key) },
      body,
    });
    watch.touch();
    if (!response.ok) return err(await refusalOf(response, destination, key));
    return await readAnswer(response, message, options, watch);
  } catch {
    return err(
      watch.ended === null ? failures.unreachable(destination) : failures.ended(watch.ended, destination, 'maybe'),
    );
  } finally {
    watch.stop();
  }
}

/** Asks a destination which models it has. No document is involved. */
export async function testConnection(
  destination: Destination,
  key: string | null,
  signal?: AbortSignal,
): Promise<Result<readonly string[], SendError>> {
  const protocol = protocolOf(destination.protocol);
  const watch = new Watch({ timeoutMs: testTimeoutMs, idleMs: testTimeoutMs, ...(signal && { signal }) });
  try {
    if (watch.ended !== null) return err(failures.ended(watch.ended, destination, 'no'));
    if (isOffline(destination)) return err(failures.offline(destination));
    const path = protocol.pathAfter(destination.baseUrl).startsWith('/v1/') ? '/v1/models' : '/models';
    const response = await fetch(baseOf(destination) + path, {
      ...requestOptions(watch.signal),
      headers: protocol.headers(key),
    });
    if (!response.ok) return err(await refusalOf(response, destination, key));
    const text = await readText(response, mostListBytes);
    const listed = text === null ? undefined : propertyOf(jsonValue(text), 'data');
    if (!Array.isArray(listed)) return err(failures.unreadable(response.status));
    const ids = (listed as readonly unknown[]).flatMap((one) => textOf(propertyOf(one, 'id')) ?? []);
    return ok(ids.slice(0, mostModels).map((id) => failures.plainWords(id, key)));
  } catch {
    return err(
      watch.ended === null ? failures.unreachable(destination) : failures.ended(watch.ended, destination, 'maybe'),
    );
  } finally {
    watch.stop();
  }
}

/** Nothing of this browser goes along: no cookie, no address of a page; and no other server is put in between. */
function requestOptions(signal: AbortSignal): RequestInit {
  return {
    mode: 'cors',
    credentials: 'omit',
    cache: 'no-store',
    redirect: 'error',
    referrerPolicy: 'no-referrer',
    keepalive: false,
    signal,
  };
}

/** Whether it is certain that a request would go nowhere. Node's navigator does not know. */
function isOffline(destination: Destination): boolean {
  const here: { readonly navigator?: { readonly onLine?: boolean } } = globalThis;
  return here.navigator?.onLine === false && !failures.isOnThisDevice(destination);
}

function baseOf({ baseUrl }: Destination): string {
  return baseUrl.replace(/\/+$/, '');
}

async function readAnswer(
  response: Response,
  { destination, key }: Message,
  { onText }: SendOptions,
  watch: Watch,
): Promise<Result<OutsideAnswer, SendError>> {
  const { status } = response;
  const reader = new AnswerReader(protocolOf(destination.protocol), response.headers.get('content-type'), onText);
  try {
    for await (const piece of piecesOf(response)) {
      watch.touch();
      const problem = reader.take(piece);
      if (problem !== null) break;
    }
  } catch {
    // Some servers leave the connection open, or drop it, behind an answer that they have called whole.
    if (!reader.incoming.isEnded) {
      return err(
        watch.ended === null
          ? failures.cutOff('connection-lost', status)
          : failures.ended(watch.ended, destination, 'yes', status),
      );
    }
  }
  const problem = reader.end();
  if (problem === 'too-large') return err(failures.tooLarge(status));
  if (problem === 'unreadable') return err(failures.unreadable(status));
  return conclude(reader, status, destination, key);
}

function conclude(
  { incoming, receivedBytes }: AnswerReader,
  status: number,
  destination: Destination,
  key: string | null,
): Result<OutsideAnswer, SendError> {
  const { text, finishReason, inputTokens, outputTokens, model, isEnded, failure } = incoming;
  if (failure !== null) return err(failures.failedMidway(failure, destination, key, status));
  if (finishReason === 'refused') return err(failures.refused(status));
  if (!isEnded) {
    return err(text === '' ? failures.unreadable(status) : failures.cutOff('answer-incomplete', status));
  }
  if (finishReason === 'length') return err(failures.tooLong(status));
  return ok({
    text,
    finishReason: finishReason ?? 'other',
    usage: inputTokens === null || outputTokens === null ? null : { inputTokens, outputTokens },
    model: model === null ? null : failures.plainWords(model, key),
    receivedBytes,
  });
}

/** The pieces of a body. Leaving the loop early ends the connection. */
async function* piecesOf({ body }: Response): AsyncGenerator<Uint8Array> {
  if (body === null) return;
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** The body's text; null where it is longer than that. */
async function readText(response: Response, mostBytes: number): Promise<string | null> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const piece of piecesOf(response)) {
    bytes += piece.length;
    if (bytes > mostBytes) return null;
    text += decoder.decode(piece, { stream: true });
  }
  return text + decoder.decode();
}

async function refusalOf(response: Response, destination: Destination, key: string | null): Promise<SendError> {
  const { status, headers } = response;
  const body = await readText(response, mostErrorBytes).catch(() => null);
  return failures.refusal({ status, retryAfter: headers.get('retry-after'), body }, destination, key, Date.now());
}

/** Ends a request when it takes too long, or when somebody wants it to. */
class Watch {
  readonly #controller = new AbortController();
  readonly #idleMs: number;
  readonly #total: ReturnType<typeof setTimeout>;
  readonly #given: AbortSignal | undefined;
  #idle: ReturnType<typeof setTimeout>;
  #ended: Ended | null = null;

  constructor({ signal, timeoutMs, idleMs }: SendOptions) {
    this.#idleMs = idleMs;
    this.#given = signal;
    this.#total = setTimeout(this.#timeOut, timeoutMs);
    this.#idle = setTimeout(this.#timeOut, idleMs);
    if (signal?.aborted === true) this.#cancel();
    else signal?.addEventListener('abort', this.#cancel);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Why it was ended; null while it was not. */
  get ended(): Ended | null {
    return this.#ended;
  }

  /** Something came. */
  touch(): void {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(this.#timeOut, this.#idleMs);
  }

  stop(): void {
    clearTimeout(this.#idle);
    clearTimeout(this.#total);
    this.#given?.removeEventListener('abort', this.#cancel);
  }

  readonly #timeOut = (): void => {
    this.#end('timed-out');
  };

  readonly #cancel = (): void => {
    this.#end('cancelled');
  };

  #end(why: Ended): void {
    this.#ended ??= why;
    this.#controller.abort();
  }
}
