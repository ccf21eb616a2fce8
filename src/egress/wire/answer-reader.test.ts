import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { protocols, type Protocol } from '../destinations';
import { AnswerReader, protocolOf } from '.';

const stream = 'text/event-stream; charset=utf-8';
/** Of one, two, three and four bytes in UTF-8, and what JSON has to escape. */
const anyText = fc.string({
  unit: fc.constantFrom('a', '1', ' ', '"', '\\', '\n', 'ü', '€', '你', '👋', '{', '}', ':'),
  maxLength: 40,
});
const lineEnd = fc.constantFrom('\n', '\r\n', '\r');

/** The events of a good answer in three pieces. */
function eventsOf(protocol: Protocol, pieces: readonly string[]): readonly unknown[] {
  return protocol === 'openai-chat'
    ? [
        ...pieces.map((content) => ({ model: 'm', choices: [{ delta: { content }, finish_reason: null }] })),
        { choices: [{ delta: {}, finish_reason: 'stop' }] },
        { choices: [], usage: { prompt_tokens: 7, completion_tokens: 3 } },
        '[DONE]',
      ]
    : [
        { type: 'message_start', message: { model: 'm', usage: { input_tokens: 7, output_tokens: 1 } } },
        { type: 'content_block_start', index: 0, content_block: { type: 'tool_use', name: 'answer', input: {} } },
        ...pieces.map((partial_json) => ({
          type: 'content_block_delta',
          delta: { type: 'input_json_delta', partial_json },
        })),
        { type: 'ping' },
        { type: 'message_delta', delta: { stop_reason: 'tool_use' }, usage: { output_tokens: 3 } },
        { type: 'message_stop' },
      ];
}

/** Comments and names of events stand in between, as servers send them to keep a connection alive. */
function bytesOf(events: readonly unknown[], end = '\n'): Uint8Array {
  const lines = events.flatMap((event) => [
    ': keep-alive',
    'event: message',
    `data: ${typeof event === 'string' ? event : JSON.stringify(event)}`,
    '',
  ]);
  return new TextEncoder().encode(lines.map((line) => line + end).join(''));
}

function splitAt(bytes: Uint8Array, places: readonly number[]): readonly Uint8Array[] {
  const cuts = [0, ...places.map((place) => place % (bytes.length + 1)), bytes.length].toSorted((a, b) => a - b);
  return cuts.slice(1).map((cut, index) => bytes.subarray(cuts[index], cut));
}

function readAll(protocol: Protocol, contentType: string, pieces: readonly Uint8Array[]) {
  const texts: string[] = [];
  const reader = new AnswerReader(protocolOf(protocol), contentType, (text) => texts.push(text));
  for (const piece of pieces) reader.take(piece);
  const problem = reader.end();
  return { problem, texts, incoming: reader.incoming, receivedBytes: reader.receivedBytes };
}

describe.each(protocols)('%s', (protocol) => {
  test('a stream says the same wherever the network cuts it', () => {
    fc.assert(
      fc.property(
        fc.array(anyText, { minLength: 1, maxLength: 4 }),
        lineEnd,
        fc.array(fc.nat(), { maxLength: 30 }),
        (pieces, end, places) => {
          const bytes = bytesOf(eventsOf(protocol, pieces), end);
          const read = readAll(protocol, stream, splitAt(bytes, places));
          expect(read).toEqual(readAll(protocol, stream, [bytes]));
          expect(read).toMatchObject({
            problem: null,
            receivedBytes: bytes.length,
            incoming: {
              text: pieces.join(''),
              finishReason: 'stop',
              inputTokens: 7,
              outputTokens: 3,
              model: 'm',
              isEnded: true,
            },
          });
        },
      ),
    );
  });

  test('byte by byte, too', () => {
    const bytes = bytesOf(eventsOf(protocol, ['{"a":"Grüße, ', '你好 👋"}']), '\r\n');
    const read = readAll(
      protocol,
      stream,
      Array.from(bytes, (byte) => Uint8Array.of(byte)),
    );
    expect(read.incoming.text).toBe('{"a":"Grüße, 你好 👋"}');
    expect(read.texts).toEqual(['{"a":"Grüße, ', '{"a":"Grüße, 你好 👋"}']);
  });

  test('of a stream that breaks off, no more is taken than came, and it is not called whole', () => {
    const bytes = bytesOf(eventsOf(protocol, ['{"a":', '"b"}']));
    const ended = new TextDecoder().decode(bytes).search(/"(?:finish_reason":"stop|type":"message_stop)"/);
    fc.assert(
      fc.property(fc.nat({ max: ended }), (length) => {
        const { problem, incoming } = readAll(protocol, stream, [bytes.subarray(0, length)]);
        expect(problem).toBeNull();
        expect(incoming.isEnded).toBe(false);
        expect('{"a":"b"}'.startsWith(incoming.text)).toBe(true);
      }),
    );
  });

  test('whatever comes, it is read or refused, and nothing is thrown', () => {
    const event = fc.oneof(
      fc.json(),
      fc.constantFrom(...eventsOf(protocol, ['{"a":1}']).map((one) => JSON.stringify(one))),
    );
    const hostile = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.array(event, { maxLength: 8 }).map((events) => bytesOf(events)),
      event.map((one) => new TextEncoder().encode(one)),
    );
    fc.assert(
      fc.property(hostile, fc.constantFrom(stream, 'application/json', ''), (bytes, contentType) => {
        const { problem, incoming } = readAll(protocol, contentType, [bytes]);
        expect([null, 'unreadable', 'too-large']).toContain(problem);
        // It crosses to other workers.
        expect(structuredClone(incoming)).toEqual(incoming);
      }),
    );
  });

  test.each([['constructor'], ['__proto__'], ['toString'], ['tool_calls']])(
    'an end for the reason %j is an end for another reason',
    (reason) => {
      const events =
        protocol === 'openai-chat'
          ? [{ choices: [{ delta: { content: '{}' }, finish_reason: reason }] }]
          : [{ type: 'message_delta', delta: { stop_reason: reason } }, { type: 'message_stop' }];
      expect(readAll(protocol, stream, [bytesOf(events)]).incoming).toMatchObject({
        finishReason: 'other',
        isEnded: true,
      });
    },
  );

  test.each([['-1'], ['1.5'], ['1e300'], ['"7"'], ['null'], ['{}']])('a count of %s tokens is none', (count) => {
    const usage = { input_tokens: 'C', output_tokens: 'C', prompt_tokens: 'C', completion_tokens: 'C' };
    const event = JSON.stringify({ type: 'message_delta', choices: [], usage }).replaceAll('"C"', count);
    const body = new TextEncoder().encode(`data: ${event}\n\n`);
    expect(readAll(protocol, stream, [body]).incoming).toMatchObject({ inputTokens: null, outputTokens: null });
  });

  test('an endless line, an endless text and an endless value are left', () => {
    const endless = new Uint8Array(2 ** 20).fill(0x61);
    expect(readAll(protocol, stream, [endless, endless]).problem).toBe('too-large');
    expect(readAll(protocol, 'application/json', [endless, endless]).problem).toBe('too-large');
    const long = eventsOf(
      protocol,
      Array.from({ length: 30 }, () => 'x'.repeat(10_000)),
    );
    const { problem, texts } = readAll(protocol, stream, [bytesOf(long)]);
    expect(problem).toBe('too-large');
    expect(texts.every(({ length }) => length <= 256 * 1024)).toBe(true);
  });

  test('behind what is no JSON nothing is read', () => {
    const [first, ...more] = eventsOf(protocol, ['{"a":', '"b"}']);
    const bytes = bytesOf([first, '{broken', ...more]);
    expect(readAll(protocol, stream, [bytes])).toMatchObject({ problem: 'unreadable', incoming: { isEnded: false } });
  });
});

test('a refusal is one only with words', () => {
  const withRefusal = (refusal: string | null) =>
    bytesOf([{ choices: [{ delta: { content: '{}', refusal }, finish_reason: 'stop' }] }]);
  expect(readAll('openai-chat', stream, [withRefusal('I can’t.')]).incoming.finishReason).toBe('refused');
  expect(readAll('openai-chat', stream, [withRefusal('')]).incoming.finishReason).toBe('stop');
  expect(readAll('openai-chat', stream, [withRefusal(null)]).incoming.finishReason).toBe('stop');
});
