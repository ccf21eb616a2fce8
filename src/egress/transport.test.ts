import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { startFrontierServer, type Behaviour, type FrontierServer } from '../../e2e/support/frontier-server';
import { destinationSchema, protocols, type Destination } from './destinations';
import { send, testConnection } from './transport';
import { protocolOf } from './wire';

let server: FrontierServer;

beforeEach(async () => {
  server = await startFrontierServer('sk-test');
});

afterEach(async () => {
  vi.unstubAllGlobals();
  await server.close();
});

const request = {
  model: 'm',
  system: 'Find values.',
  turns: [{ role: 'user' as const, content: 'Grüße, 你好 👋 [PERSON_1_ABCDEF]' }],
  stop: [],
  schema: { type: 'object', properties: { amount: { type: ['string', 'null'] } } },
  maxOutputTokens: 100,
};

function destinationOf(protocol: Destination['protocol'], baseUrl = `${server.origin}/v1`): Destination {
  return destinationSchema.parse({
    id: 'x',
    name: 'The server',
    tier: 'private',
    protocol,
    baseUrl,
    models: [{ id: 'm' }],
  });
}

function sendTo(
  destination: Destination,
  changes: {
    key?: string | null;
    timeoutMs?: number;
    idleMs?: number;
    signal?: AbortSignal;
    onText?: (text: string) => void;
  } = {},
) {
  const { key = 'sk-test', timeoutMs = 20_000, idleMs = 20_000, ...more } = changes;
  const body = protocolOf(destination.protocol).encode(request);
  return send({ destination, key, body }, { timeoutMs, idleMs, ...more });
}

const amount: Behaviour = { kind: 'fields', fields: () => ({ amount: '12 € 👋' }) };

describe.each(protocols)('%s', (protocol) => {
  test('a streamed answer comes whole, with what it cost', async () => {
    server.behave(amount);
    const texts: string[] = [];
    const answer = await sendTo(destinationOf(protocol), { onText: (text) => texts.push(text) });
    expect(answer).toMatchObject({
      ok: true,
      value: {
        text: '{"amount":"12 € 👋"}',
        finishReason: 'stop',
        usage: { inputTokens: 400, outputTokens: 30 },
        model: 'm-2026',
      },
    });
    expect(texts.length).toBeGreaterThan(1);
    expect(texts.at(-1)).toBe('{"amount":"12 € 👋"}');
    const [received] = server.requests;
    expect(received).toMatchObject({ method: 'POST', key: 'sk-test' });
    expect(received?.body).not.toContain('sk-test');
    expect(received?.body).toBe(new TextDecoder().decode(protocolOf(protocol).encode(request)));
    expect(received?.path).toBe(protocol === 'openai-chat' ? '/v1/chat/completions' : '/v1/messages');
    expect(received?.headers['content-type']).toBe('application/json');
    for (const name of ['cookie', 'referer']) expect(received?.headers).not.toHaveProperty(name);
  });

  test('a server that does not stream is understood as well', async () => {
    server.behave({ ...amount, isWhole: true });
    expect(await sendTo(destinationOf(protocol))).toMatchObject({ ok: true, value: { text: '{"amount":"12 € 👋"}' } });
  });

  test.each(['held-open', 'destroyed'] as const)(
    'a whole answer is taken though its connection is %s',
    async (then) => {
      server.behave({ ...amount, then });
      expect(await sendTo(destinationOf(protocol), { idleMs: 300 })).toMatchObject({
        ok: true,
        value: { text: '{"amount":"12 € 👋"}', usage: { outputTokens: 30 } },
      });
    },
  );

  test('a fenced answer is handed on as it came', async () => {
    server.behave({ kind: 'fields', fields: () => ({ amount: '1' }), around: ['```json\n', '\n```'] });
    const answer = await sendTo(destinationOf(protocol));
    expect(answer).toMatchObject({ ok: true, value: { text: '```json\n{"amount":"1"}\n```' } });
  });

  test.each<[Behaviour, string, string]>([
    [{ kind: 'status', status: 401 }, 'unauthorized', 'yes'],
    [{ kind: 'status', status: 403 }, 'unauthorized', 'yes'],
    [{ kind: 'status', status: 400 }, 'rejected', 'yes'],
    [{ kind: 'status', status: 404, body: '<html>' }, 'rejected', 'yes'],
    [{ kind: 'status', status: 413 }, 'rejected', 'yes'],
    [{ kind: 'status', status: 429 }, 'rate-limited', 'yes'],
    [{ kind: 'status', status: 500 }, 'server-error', 'yes'],
    [{ kind: 'status', status: 502, body: '{"error": {"message": {"not": "text"}}}' }, 'server-error', 'yes'],
    [{ kind: 'status', status: 500, body: 'x'.repeat(100_000) }, 'server-error', 'yes'],
    [{ kind: 'status', status: 503, body: '' }, 'server-error', 'yes'],
    [{ kind: 'status', status: 302, headers: { location: 'http://127.0.0.1:1/' } }, 'unreachable', 'maybe'],
    [{ kind: 'cut', after: 2 }, 'connection-lost', 'yes'],
    [{ kind: 'unfinished' }, 'answer-incomplete', 'yes'],
    [{ kind: 'close' }, 'unreachable', 'maybe'],
    [{ kind: 'huge' }, 'answer-too-large', 'yes'],
    [{ kind: 'raw', type: 'text/html', body: '<h1>Log in</h1>' }, 'answer-unreadable', 'yes'],
    [{ kind: 'raw', type: 'application/json', body: '{"choices": []}' }, 'answer-unreadable', 'yes'],
    [{ kind: 'raw', type: 'application/json', body: 'null' }, 'answer-unreadable', 'yes'],
    [{ kind: 'raw', type: 'text/event-stream', body: 'data: {broken\n\n' }, 'answer-unreadable', 'yes'],
    [
      { kind: 'raw', type: 'text/event-stream', body: 'data: {"type":"error","error":{"message":"overloaded"}}\n\n' },
      'server-error',
      'yes',
    ],
    [{ kind: 'raw', type: 'text/event-stream', body: '' }, 'answer-unreadable', 'yes'],
  ])('%j: %s', async (behaviour, code, reached) => {
    server.behave(behaviour);
    expect(await sendTo(destinationOf(protocol))).toMatchObject({ ok: false, error: { code, reached } });
  });

  test('names its models without a document', async () => {
    expect(await testConnection(destinationOf(protocol), 'sk-test')).toEqual({ ok: true, value: ['m', 'large'] });
    expect(await testConnection(destinationOf(protocol), 'sk-wrong')).toMatchObject({
      ok: false,
      error: { code: 'unauthorized' },
    });
    expect(
      server.requests.every(({ method, body, path }) => method === 'GET' && body === '' && path === '/v1/models'),
    ).toBe(true);
  });
});

test('a hanging server is left after a while, and a slow one after longer', async () => {
  server.behave({ kind: 'hang' });
  expect(await sendTo(destinationOf('openai-chat'), { idleMs: 50 })).toMatchObject({
    ok: false,
    error: { code: 'timed-out', reached: 'maybe' },
  });
  server.behave({ ...amount, kind: 'fields', pauseMs: 60 });
  expect(await sendTo(destinationOf('openai-chat'), { timeoutMs: 100 })).toMatchObject({
    ok: false,
    error: { code: 'timed-out', reached: 'yes' },
  });
});

test('it can be stopped, before and while it runs', async () => {
  expect(await sendTo(destinationOf('openai-chat'), { signal: AbortSignal.abort() })).toMatchObject({
    ok: false,
    error: { code: 'cancelled', reached: 'no' },
  });
  expect(server.requests).toEqual([]);
  const controller = new AbortController();
  server.behave({ ...amount, kind: 'fields', pauseMs: 20 });
  const stopped = sendTo(destinationOf('openai-chat'), {
    signal: controller.signal,
    onText: () => {
      controller.abort();
    },
  });
  expect(await stopped).toMatchObject({ ok: false, error: { code: 'cancelled', reached: 'yes' } });
});

test.each([
  ['7', 7000],
  ['0', 0],
  ['999999999', 24 * 3_600_000],
  ['9'.repeat(400), 24 * 3_600_000],
  ['Wed, 21 Oct 2099 07:28:00 GMT', 24 * 3_600_000],
  ['Wednesday, 21-Oct-15 07:28:00 GMT', 0],
  ['soon', null],
  ['-5', null],
  ['1.5', null],
  ['2099', 2_099_000],
  ['Wed, 21 Oct 2015 07:28:00 GMT', 0],
])('Retry-After %s is understood', async (header, ms) => {
  server.behave({ kind: 'status', status: 429, headers: { 'retry-after': header } });
  expect(await sendTo(destinationOf('openai-chat'))).toMatchObject({ ok: false, error: { retryAfterMs: ms } });
});

test('what a server says is quoted shortly, on one line, and never with the key', async () => {
  const said = `Bad key sk-test\u202e\n<b>${'x'.repeat(500)}`;
  server.behave({ kind: 'status', status: 401, body: JSON.stringify({ error: { message: said } }) });
  const refused = await sendTo(destinationOf('openai-chat'));
  if (refused.ok) throw new Error('It was taken.');
  expect(refused.error.message).not.toContain('sk-test');
  expect(refused.error.message).not.toMatch(/[\n\u202e]/);
  expect(refused.error.message.length).toBeLessThan(400);
});

test('the key is nowhere in what a server says of itself', async () => {
  const chunk = { model: 'echo sk-test', choices: [{ delta: { content: '{}' }, finish_reason: 'stop' }] };
  server.behave({ kind: 'raw', type: 'text/event-stream', body: `data: ${JSON.stringify(chunk)}\n\n` });
  expect(await sendTo(destinationOf('openai-chat'))).toMatchObject({ ok: true, value: { model: 'echo …' } });
  const failed = { error: { message: 'overloaded, sk-test' } };
  server.behave({ kind: 'raw', type: 'text/event-stream', body: `data: ${JSON.stringify(failed)}\n\n` });
  const answer = await sendTo(destinationOf('openai-chat'));
  expect(answer).toMatchObject({ ok: false, error: { code: 'server-error' } });
  expect(JSON.stringify(answer)).not.toContain('sk-test');
});

test('a quote is not cut in the middle of a character', async () => {
  server.behave({ kind: 'status', status: 400, body: JSON.stringify({ error: { message: `x${'👋'.repeat(300)}` } }) });
  const refused = await sendTo(destinationOf('openai-chat'));
  if (refused.ok) throw new Error('It was taken.');
  expect(refused.error.message).not.toMatch(/\p{Cs}/u);
});

test('no redirect is followed, so that no other server gets the body or the key', async () => {
  const other = await startFrontierServer('sk-test');
  try {
    for (const status of [301, 302, 303, 307, 308]) {
      server.behave({ kind: 'status', status, headers: { location: `${other.origin}/v1/chat/completions` } });
      expect(await sendTo(destinationOf('openai-chat'))).toMatchObject({ ok: false, error: { code: 'unreachable' } });
    }
    expect(other.requests).toEqual([]);
  } finally {
    await other.close();
  }
});

test('without a network nothing is tried, but on the device itself', async () => {
  vi.stubGlobal('navigator', { onLine: false });
  const far = destinationOf('openai-chat', 'https://far.invalid/v1');
  const none = { ok: false, error: { code: 'unreachable', reached: 'no', status: null } };
  expect(await sendTo(far)).toMatchObject(none);
  expect(await testConnection(far, 'sk-test')).toMatchObject(none);
  server.behave(amount);
  expect(await sendTo(destinationOf('openai-chat'))).toMatchObject({ ok: true });
});

test('of what can’t be reached it says what to check', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
  const messageOf = async (baseUrl: string, tier: Destination['tier']) => {
    const answer = await sendTo({ ...destinationOf('openai-chat', baseUrl), tier });
    return answer.ok ? '' : answer.error.message;
  };
  expect(await messageOf('http://127.0.0.1:11434/v1', 'private')).toMatch(/runs.*CORS.*on your device/);
  expect(await messageOf('https://llm.example.org/v1', 'private')).toMatch(/runs.*CORS.*local network/);
  expect(await messageOf('https://api.example.com/v1', 'frontier')).toMatch(/network.*CORS/);
});

test('a test of the connection can be stopped, too', async () => {
  expect(await testConnection(destinationOf('openai-chat'), 'sk-test', AbortSignal.abort())).toMatchObject({
    ok: false,
    error: { code: 'cancelled', reached: 'no' },
  });
  expect(server.requests).toEqual([]);
});

test('nobody there', async () => {
  const gone = destinationOf('openai-chat', 'http://127.0.0.1:9/v1');
  expect(await sendTo(gone)).toMatchObject({
    ok: false,
    error: { code: 'unreachable', reached: 'maybe', status: null },
  });
});
