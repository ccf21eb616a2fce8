import type { Destination } from '../destinations';
import type { SendError } from '../outside-request';
import { jsonValue, propertyOf, textOf } from './protocol';

/** The sentences for whatever can become of a request. What a server says is quoted in them, shortly and without the key. */

const longestQuote = 200;
const longestRetryMs = 24 * 3_600_000;

/** What a server said that did not take a request. */
export interface Refusal {
  readonly status: number;
  /** Its `Retry-After`; a browser shows it only where the server exposes it (CORS). */
  readonly retryAfter: string | null;
  /** Null where it was too long, or broke off. */
  readonly body: string | null;
}

/** A status that is no success: the server has seen the request. */
export function refusal(
  { status, retryAfter, body }: Refusal,
  { name }: Destination,
  key: string | null,
  now: number,
): SendError {
  const error = body === null ? undefined : propertyOf(jsonValue(body), 'error');
  const quote = quoted(textOf(propertyOf(error, 'message')) ?? textOf(error) ?? '', key);
  const retryAfterMs = retryDelayMs(retryAfter, now);
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

/** The server said in the middle of its answer that it failed. */
export function failedMidway(said: string, { name }: Destination, key: string | null, status: number): SendError {
  return fail('server-error', `${name} failed in the middle of its answer${quoted(said, key)}.`, 'yes', status);
}

/** It was ended from here. */
export function ended(
  why: 'cancelled' | 'timed-out',
  { name }: Destination,
  reached: SendError['reached'],
  status: number | null = null,
): SendError {
  return why === 'cancelled'
    ? fail('cancelled', 'Stopped as you asked.', reached, status)
    : fail('timed-out', `${name} did not answer in time.`, reached, status);
}

/** This device has no network, so nothing was tried. */
export function offline({ name }: Destination): SendError {
  return fail('unreachable', `This device has no network, so nothing was sent to ${name}.`, 'no', null);
}

/**
 * The browser gave up on a request. Why, it tells no script: a network that is down, a name that is wrong, a redirect, CORS and
 * a permission that is missing all look the same, so the sentence says what to check.
 */
export function unreachable(destination: Destination): SendError {
  const { origin } = new URL(destination.baseUrl);
  return fail(
    'unreachable',
    `${destination.name} (${origin}) could not be reached. ${whatToCheck(destination)}`,
    'maybe',
    null,
  );
}

function whatToCheck(destination: Destination): string {
  if (isOnThisDevice(destination)) {
    return 'Check that it runs, that it lets this page’s address in (CORS), and that this site may reach apps on your device (a permission of the browser).';
  }
  return destination.tier === 'private'
    ? 'Check that it runs, that it lets this page’s address in (CORS), and that this site may reach your local network (a permission of the browser).'
    : 'Check the network, and whether the service lets browsers in (CORS).';
}

/** Whether a destination is reached without any network. */
export function isOnThisDevice({ baseUrl }: Destination): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(new URL(baseUrl).hostname);
}

export function unreadable(status: number): SendError {
  return fail(
    'answer-unreadable',
    'The answer was not in the form of the protocol, so nothing was taken from it.',
    'yes',
    status,
  );
}

export function cutOff(code: 'connection-lost' | 'answer-incomplete', status: number): SendError {
  return fail(code, 'The answer ended before it was whole, so nothing was taken from it.', 'yes', status);
}

export function tooLong(status: number): SendError {
  return fail(
    'answer-incomplete',
    'The answer was longer than the model may write (maxOutputTokens), so its end is missing.',
    'yes',
    status,
  );
}

export function tooLarge(status: number): SendError {
  return fail('answer-too-large', 'The answer was larger than an answer may be, so it was stopped.', 'yes', status);
}

export function refused(status: number): SendError {
  return fail('refused', 'The model refused to answer.', 'yes', status);
}

/** Words of a server that are shown or noted as such: on one line, without signs that change the direction of text, without the key. */
export function plainWords(text: string, key: string | null, longest = longestQuote): string {
  return (key === null || key === '' ? text : text.replaceAll(key, '…'))
    .slice(0, longest * 4)
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .slice(0, longest)
    .replace(/\p{Cs}/gu, '');
}

function quoted(words: string, key: string | null): string {
  const clean = plainWords(words, key);
  return clean === '' ? '' : `: “${clean}”`;
}

/** RFC 9110, 10.2.3: seconds, or a date in the form of HTTP. Null where there is neither. */
function retryDelayMs(header: string | null, now: number): number | null {
  const text = header?.trim() ?? '';
  if (/^\d+$/.test(text)) return Math.min(longestRetryMs, Number(text) * 1000);
  const until = /^[A-Z][a-z]+, .* GMT$/.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(until) ? null : Math.min(longestRetryMs, Math.max(0, until - now));
}

function fail(
  code: SendError['code'],
  message: string,
  reached: SendError['reached'],
  status: number | null,
): SendError {
  return { code, message, reached, status, retryAfterMs: null };
}
