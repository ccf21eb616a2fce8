import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startFrontierServer, type FrontierServer } from '../../e2e/support/frontier-server';
import type { Constraint, GenerateRequest, Prompt } from '../models';
import { destinationSchema, protocols } from './destinations';
import { encodeRequest, OutsideLanguageModel } from './outside-model';
import { send } from './transport';

let server: FrontierServer;

beforeEach(async () => {
  server = await startFrontierServer('sk-test');
});

afterEach(async () => {
  await server.close();
});

const prompt: Prompt = {
  kind: 'chat',
  messages: [
    { role: 'system', content: 'Answer.' },
    { role: 'user', content: 'Which?' },
  ],
};
const schema = { type: 'object', properties: { amount: { type: ['string', 'null'] } } };

describe.each(protocols)('%s', (protocol) => {
  const destination = () =>
    destinationSchema.parse({
      id: 'x',
      name: 'The server',
      tier: 'frontier',
      protocol,
      baseUrl: `${server.origin}/v1`,
      models: [{ id: 'm', maxOutputTokens: 50 }],
    });
  const model = () =>
    new OutsideLanguageModel(destination(), { id: 'm', maxOutputTokens: 50 }, (body, options) =>
      send({ destination: destination(), key: 'sk-test', body }, { timeoutMs: 20_000, idleMs: 20_000, ...options }),
    );
  const asked = (constraint?: Constraint): GenerateRequest => ({
    prompt,
    maxTokens: 500,
    ...(constraint && { constraint }),
  });

  test('streams an object of the schema, with the server’s counts and no probabilities', async () => {
    server.behave({ kind: 'fields', fields: () => ({ amount: '12 € 👋' }) });
    const heard: string[] = [];
    const answer = await model().generate(asked({ kind: 'json', schema }), { onToken: ({ text }) => heard.push(text) });
    expect(answer).toMatchObject({
      ok: true,
      value: {
        text: '{"amount":"12 € 👋"}',
        finishReason: 'constraint',
        span: null,
        usage: { inputTokens: 400, outputTokens: 30 },
      },
    });
    expect(heard.length).toBeGreaterThan(1);
    expect(heard.join('')).toBe('{"amount":"12 € 👋"}');
    if (answer.ok) expect(answer.value.tokens.every(({ logProbability }) => Number.isNaN(logProbability))).toBe(true);
    // No more than the configuration lets the model write.
    expect(server.requests[0]?.body).toContain('50');
    expect(server.requests[0]?.body).not.toContain('500');
  });

  test('answers with one of the choices, or not at all', async () => {
    const choices = { kind: 'choices', choices: ['a claim', 'a complaint'] } as const;
    server.behave({ kind: 'fields', fields: () => ({ answer: 'a claim' }) });
    expect(await model().generate(asked(choices))).toMatchObject({ ok: true, value: { text: 'a claim' } });
    server.behave({ kind: 'fields', fields: () => ({ answer: 'something else' }) });
    expect(await model().generate(asked(choices))).toMatchObject({ ok: false, error: { code: 'engine-failed' } });
  });

  test('writes freely where it is held to nothing', async () => {
    const content =
      protocol === 'openai-chat'
        ? { model: 'm', choices: [{ message: { content: 'It says yes.' }, finish_reason: 'stop' }] }
        : { type: 'message', model: 'm', content: [{ type: 'text', text: 'It says yes.' }], stop_reason: 'end_turn' };
    server.behave({ kind: 'raw', type: 'application/json', body: JSON.stringify(content) });
    const answer = await model().generate({ ...asked(), stop: ['\n'] });
    expect(answer).toMatchObject({ ok: true, value: { text: 'It says yes.', finishReason: 'stop' } });
    // The server told no counts.
    if (answer.ok) expect(answer.value.usage.inputTokens).toBeNaN();
    expect(server.requests[0]?.body).not.toMatch(/response_format|tools/);
    expect(server.requests[0]?.body).toMatch(/"stop(?:_sequences)?":\["\\n"\]/);
  });

  test('a failure of the way is one of the port', async () => {
    server.behave({ kind: 'status', status: 429 });
    expect(await model().generate(asked())).toMatchObject({
      ok: false,
      error: { code: 'engine-failed', canRetry: true },
    });
    server.behave({ kind: 'status', status: 401 });
    expect(await model().generate(asked())).toMatchObject({
      ok: false,
      error: { code: 'engine-failed', canRetry: false },
    });
    const before = server.requests.length;
    expect(await model().generate(asked(), { signal: AbortSignal.abort() })).toMatchObject({
      ok: false,
      error: { code: 'cancelled' },
    });
    expect(server.requests).toHaveLength(before);
  });

  test('what it can’t do is said before anything leaves', async () => {
    const spans: Constraint = { kind: 'spans', source: 'x', spans: [], otherwise: [] };
    expect(await model().generate(asked(spans))).toMatchObject({ ok: false, error: { code: 'unsupported' } });
    expect(await model().generate({ prompt: { kind: 'text', text: 'x' }, maxTokens: 1 })).toMatchObject({
      error: { code: 'unsupported' },
    });
    expect(await model().generate({ prompt: { kind: 'chat', messages: [] }, maxTokens: 1 })).toMatchObject({
      error: { code: 'invalid-request' },
    });
    expect(await model().generate(asked({ kind: 'choices', choices: [' '] }))).toMatchObject({
      error: { code: 'invalid-request' },
    });
    expect(await model().score()).toMatchObject({ ok: false, error: { code: 'unsupported' } });
    expect(await model().countTokens()).toMatchObject({ ok: false, error: { code: 'unsupported' } });
    expect(server.requests).toEqual([]);
  });

  test('the same request gives the same bytes', () => {
    const request = asked({ kind: 'json', schema });
    const encode = () => encodeRequest(destination(), { id: 'm', maxOutputTokens: 50 }, request);
    expect(encode()).toEqual(encode());
    expect(encode().ok).toBe(true);
  });
});
