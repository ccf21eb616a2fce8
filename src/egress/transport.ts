import { createParser } from 'eventsource-parser';
import { err, ok, type Result } from '../shared/result';
import type { Destination } from './destinations';
import type { OutsideAnswer, SendError } from './outside-request';
import { nothingYet, propertyOf, protocolOf, textOf, type Incoming, type WireProtocol } from './wire';

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

const mostBytes = 1024 * 1024;
const mostText = 256 * 1024;
const mostErrorBytes = 16 * 1024;
const longestQuote = 200;
const longestRetryMs = 24 * 3_600_000;
const testTimeoutMs = 15_000;
const mostModels = 1000;

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
    if (watch.ended !== null) return err(endedError(watch.ended, destination, 'no'));
    const response = await fetch(addressOf(destination, protocol), {
      ...requestOptions(watch.signal),
      method: 'POST',
      headers: { 'content-type': 'application/json', ...protocol.headers(key) },
      body,
    });
    watch.touch();
    if (!response.ok) return err(await refusal(response, message));
    return await readAnswer(response, protocol, message, options, watch);
  } catch {
    if (watch.ended !== null) return err(endedError(watch.ended, destination, 'maybe'));
    return err(unreachable(destination, 'maybe'));
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
    const path = protocol.pathAfter(destination.baseUrl).startsWith('/v1/') ? '/v1/models' : '/models';
    const response = await fetch(baseOf(destination) + path, {
      ...requestOptions(watch.signal),
      headers: protocol.headers(key),
    });
    if (!response.ok) return err(await refusal(response, { destination, key, body: new Uint8Array() }));
    const text = await readText(response, mostBytes);
    const listed = text === null ? undefined : propertyOf(parsed(text), 'data');
    if (!Array.isArray(listed)) return err(unreadable('yes', response.status));
    const ids = (listed as readonly unknown[]).flatMap((one) => textOf(propertyOf(one, 'id')) ?? []);
    return ok(ids.slice(0, mostModels).map((id) => plainWords(id)));
  } catch {
    return err(
      watch.ended === null ? unreachable(destination, 'maybe') : endedError(watch.ended, destination, 'maybe'),
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

function baseOf({ baseUrl }: Destination): string {
  return baseUrl.replace(/\/+$/, '');
}

function addressOf(destination: Destination, protocol: WireProtocol): string {
  return baseOf(destination) + protocol.pathAfter(destination.baseUrl);
}

async function readAnswer(
  response: Response,
  protocol: WireProtocol,
  message: Message,
  { onText }: SendOptions,
  watch: Watch,
): Promise<Result<OutsideAnswer, SendError>> {
  const incoming = nothingYet();
  const isStream = (response.headers.get('content-type') ?? '').includes('text/event-stream');
  let whole = '';
  const damaged = { isSeen: false };
  const parser = createParser({
    onEvent: ({ data }) => {
      const before = incoming.text.length;
      if (data === '[DONE]') protocol.readEvent(data, incoming);
      else {
        const event = parsed(data);
        if (event === undefined) damaged.isSeen = true;
        else protocol.readEvent(event, incoming);
      }
      if (incoming.text.length > before) onText?.(incoming.text);
    },
  });
  const decoder = new TextDecoder();
  let receivedBytes = 0;
  try {
    for await (const chunk of chunksOf(response)) {
      watch.touch();
      receivedBytes += chunk.length;
      const text = decoder.decode(chunk, { stream: true });
      if (isStream) parser.feed(text);
      else whole += text;
      if (receivedBytes > mostBytes || incoming.text.length > mostText) return err(tooLarge(response.status));
      if (damaged.isSeen) return err(unreadable('yes', response.status));
    }
  } catch {
    if (watch.ended !== null) return err(endedError(watch.ended, message.destination, 'yes'));
    return err(cutOff('connection-lost', response.status));
  }
  if (isStream) parser.feed('\n\n');
  else {
    const data = parsed(whole + decoder.decode());
    if (data === undefined) return err(unreadable('yes', response.status));
    protocol.readWhole(data, incoming);
  }
  return conclude(incoming, receivedBytes, response.status, message);
}

function conclude(
  { text, finishReason, inputTokens, outputTokens, model, isEnded, failure }: Incoming,
  receivedBytes: number,
  status: number,
  message: Message,
): Result<OutsideAnswer, SendError> {
  if (failure !== null) {
    const quote = quoted(failure, message.key);
    return err(
      fail('server-error', `${message.destination.name} failed in the middle of its answer${quote}.`, 'yes', status),
    );
  }
  if (text.length > mostText) return err(tooLarge(status));
  if (finishReason === 'refused') return err(fail('refused', 'The model refused to answer.', 'yes', status));
  if (!isEnded) return err(text === '' ? unreadable('yes', status) : cutOff('answer-incomplete', status));
  if (finishReason === 'length') {
    return err(
      fail(
        'answer-incomplete',
        'The answer was longer than the model may write (maxOutputTokens), so its end is missing.',
        'yes',
        status,
      ),
    );
  }
  const usage = inputTokens === null || outputTokens === null ? null : { inputTokens, outputTokens };
  return ok({
    text,
    finishReason: finishReason ?? 'other',
    usage,
    model: model === null ? null : plainWords(model),
    receivedBytes,
  });
}

/** The pieces of a body. Leaving the loop early ends the connection. */
async function* chunksOf({ body }: Response): AsyncGenerator<Uint8Array> {
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
async function readText(response: Response, most: number): Promise<string | null> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of chunksOf(response)) {
    bytes += chunk.length;
    if (bytes > most) return null;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/** `undefined` for what is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function refusal(response: Response, { destination, key }: Message): Promise<SendError> {
  const { status } = response;
  const body = await readText(response, mostErrorBytes).catch(() => null);
  const error = body === null ? undefined : propertyOf(parsed(body), 'error');
  const quote = quoted(textOf(propertyOf(error, 'message')) ?? textOf(error) ?? '', key);
  const retryAfterMs = retryAfter(response.headers.get('retry-after'), Date.now());
  const { name } = destination;
  if (status === 401 || status === 403) {
    return fail(
      'unauthorized',
      `${name} did not take the key${quote}. Check the key, and what it may be used for.`,
      'yes',
      status,
    );
  }
  if (status === 429) {
    return { ...fail('rate-limited', `${name} wants to be asked later${quote}.`, 'yes', status), retryAfterMs };
  }
  if (status >= 500) {
    return { ...fail('server-error', `${name} failed (${String(status)})${quote}.`, 'yes', status), retryAfterMs };
  }
  return fail('rejected', `${name} did not take the request (${String(status)})${quote}.`, 'yes', status);
}

/** RFC 9110, 10.2.3: seconds or a date. Null where there is neither. */
function retryAfter(header: string | null, now: number): number | null {
  if (header === null) return null;
  const seconds = /^\d{1,9}$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isNaN(seconds) ? null : Math.min(longestRetryMs, Math.max(0, seconds));
}

/** What a server says about a failure, as a part of a sentence: short, on one line, and without the key. */
function quoted(words: string, key: string | null): string {
  const clean = plainWords(key === null ? words : words.replaceAll(key, '…')).slice(0, longestQuote);
  return clean === '' ? '' : `: “${clean}”`;
}

function plainWords(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .slice(0, 500);
}

function fail(
  code: SendError['code'],
  message: string,
  reached: SendError['reached'],
  status: number | null,
): SendError {
  return { code, message, reached, status, retryAfterMs: null };
}

function endedError(ended: Ended, { name }: Destination, reached: SendError['reached']): SendError {
  return ended === 'cancelled'
    ? fail('cancelled', 'Stopped as you asked.', reached, null)
    : fail('timed-out', `${name} did not answer in time.`, reached, null);
}

/** A browser does not tell a script why a request to another origin failed. */
function unreachable({ name, baseUrl, tier }: Destination, reached: SendError['reached']): SendError {
  const { origin } = new URL(baseUrl);
  const check =
    tier === 'private'
      ? 'Check that it runs, that it lets this page’s address in (CORS), and that the browser may reach your network.'
      : 'Check the network, and whether the service lets browsers in (CORS).';
  return fail('unreachable', `${name} (${origin}) could not be reached. ${check}`, reached, null);
}

function unreadable(reached: SendError['reached'], status: number): SendError {
  return fail(
    'answer-unreadable',
    'The answer was not in the form of the protocol, so nothing was taken from it.',
    reached,
    status,
  );
}

function cutOff(code: 'connection-lost' | 'answer-incomplete', status: number): SendError {
  return fail(code, 'The answer ended before it was whole, so nothing was taken from it.', 'yes', status);
}

function tooLarge(status: number): SendError {
  return fail('answer-too-large', 'The answer was larger than an answer may be, so it was stopped.', 'yes', status);
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
