import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { protocols, type Protocol } from '../destinations';
import type { OutsideRequest } from '../outside-request';
import { protocolOf } from '.';

const request = {
  model: 'm',
  system: 'Find values.',
  turns: [{ role: 'user' as const, content: 'Grüße, 你好 👋 [PERSON_1_ABCDEF]' }],
  schema: { type: 'object', properties: { amount: { type: ['string', 'null'] } } },
  stop: [],
  maxOutputTokens: 100,
};

function bodyOf(protocol: Protocol, changes: Partial<OutsideRequest> = {}): unknown {
  return JSON.parse(new TextDecoder().decode(protocolOf(protocol).encode({ ...request, ...changes })));
}

test.each(protocols)('%s: the same request gives the same bytes, in whatever order its parts were put', (protocol) => {
  const { model, ...rest } = request;
  expect(protocolOf(protocol).encode({ ...rest, model })).toEqual(protocolOf(protocol).encode(request));
});

test.each(protocols)('%s: the key is in a header, and nowhere in the body', (protocol) => {
  const key = 'sk-secret';
  expect(Object.values(protocolOf(protocol).headers(key)).join(' ')).toContain(key);
  expect(JSON.stringify(protocolOf(protocol).headers(null))).not.toMatch(/bearer|api-key/i);
  expect(JSON.stringify(bodyOf(protocol))).not.toContain(key);
});

test.each(protocols)('%s: whatever the texts are, they arrive as they were', (protocol) => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.string({ unit: 'grapheme' }), (system, user) => {
      const sent = JSON.stringify(bodyOf(protocol, { system, turns: [{ role: 'user', content: user }] }));
      expect(sent).toContain(JSON.stringify(system));
      expect(sent).toContain(JSON.stringify(user));
    }),
  );
});

describe('openai-chat', () => {
  test('asks for an object of the schema, as a stream, with what it cost', () => {
    expect(bodyOf('openai-chat')).toEqual({
      model: 'm',
      messages: [
        { role: 'system', content: request.system },
        { role: 'user', content: request.turns[0]?.content },
      ],
      max_tokens: 100,
      temperature: 0,
      response_format: { type: 'json_schema', json_schema: { name: 'answer', strict: true, schema: request.schema } },
      stream: true,
      stream_options: { include_usage: true },
    });
    expect(protocolOf('openai-chat').headers('k')).toEqual({ authorization: 'Bearer k' });
    expect(protocolOf('openai-chat').pathAfter('https://x.example/api/v1')).toBe('/chat/completions');
  });

  test.each([['gpt-5-mini'], ['gpt-5.1'], ['o3'], ['o4-mini']])('%s is not asked what it refuses', (model) => {
    const body = bodyOf('openai-chat', { model });
    expect(body).toMatchObject({ max_completion_tokens: 100 });
    expect(body).not.toHaveProperty('max_tokens');
    expect(body).not.toHaveProperty('temperature');
  });

  test.each([['gpt-4o-mini'], ['gpt-4.1'], ['openai/gpt-5'], ['qwen3:8b'], ['gpt-oss-120b'], ['olmo-2']])(
    '%s is asked as every server is',
    (model) => {
      expect(bodyOf('openai-chat', { model })).toMatchObject({ max_tokens: 100, temperature: 0 });
    },
  );
});

describe('anthropic-messages', () => {
  test('asks for the use of one tool, as a stream', () => {
    expect(bodyOf('anthropic-messages')).toMatchObject({
      model: 'm',
      system: request.system,
      messages: [{ role: 'user', content: request.turns[0]?.content }],
      max_tokens: 100,
      tools: [{ name: 'answer', input_schema: request.schema }],
      tool_choice: { type: 'tool', name: 'answer', disable_parallel_tool_use: true },
      stream: true,
    });
    expect(protocolOf('anthropic-messages').headers('k')).toEqual({
      'x-api-key': 'k',
      'anthropic-version': '2023-06-01',
      'anthropic-dangerous-direct-browser-access': 'true',
    });
  });

  test.each([
    ['https://api.anthropic.com', '/v1/messages'],
    ['https://api.anthropic.com/', '/v1/messages'],
    ['https://gateway.example/anthropic', '/v1/messages'],
    ['https://gateway.example/anthropic/v1', '/messages'],
    ['https://gateway.example/anthropic/v1/', '/messages'],
    ['https://gateway.example/notv1', '/v1/messages'],
  ])('behind %s it is %s', (baseUrl, path) => {
    expect(protocolOf('anthropic-messages').pathAfter(baseUrl)).toBe(path);
  });

  test.each([
    ['claude-3-5-haiku-latest', true],
    ['claude-sonnet-4-20250514', true],
    ['claude-haiku-4-5', true],
    ['claude-sonnet-4-5-20250929', true],
    ['claude-opus-4-6', true],
    ['qwen3', true],
    ['claude-opus-4-7', false],
    ['claude-opus-4-7-20260416', false],
    ['claude-opus-4-10', false],
    ['claude-sonnet-5', false],
  ])('%s is told a temperature: %s', (model, isTold) => {
    expect(Object.hasOwn(bodyOf('anthropic-messages', { model }) as object, 'temperature')).toBe(isTold);
  });
});
