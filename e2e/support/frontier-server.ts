import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as after } from 'node:timers/promises';

/** A request that came in. The key is told apart, so that nothing else holds it. */
export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly key: string | null;
  /** All but the key's. */
  readonly headers: Readonly<IncomingHttpHeaders>;
  readonly body: string;
}

/** How a request is answered. `fields`: an answer in the request's own protocol, as a stream unless it says otherwise. */
export type Behaviour =
  | {
      readonly kind: 'fields';
      readonly fields: (body: string) => unknown;
      /** Milliseconds between pieces. */
      readonly pauseMs?: number;
      readonly isWhole?: boolean;
      /** Put around the JSON. */
      readonly around?: readonly [string, string];
      /** What becomes of the connection behind the whole answer, where it is not ended in good order. */
      readonly then?: 'held-open' | 'destroyed';
    }
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
    }
  /** The connection ends after so many pieces of a good answer. */
  | { readonly kind: 'cut'; readonly after: number }
  /** A stream that ends in good order, without the sign of its end. */
  | { readonly kind: 'unfinished' }
  | { readonly kind: 'hang' }
  | { readonly kind: 'close' }
  | { readonly kind: 'huge' }
  /** Any body, of any type, with status 200. */
  | { readonly kind: 'raw'; readonly type: string; readonly body: string };

/** A server of models on this machine, which speaks both protocols and does what a test tells it to. */
export interface FrontierServer {
  /** `http://127.0.0.1:PORT`. */
  readonly origin: string;
  /** All requests but preflights, in order. */
  readonly requests: readonly ReceivedRequest[];
  /** How the next requests are answered, one after the other; the last one stays. */
  behave(...behaviours: readonly Behaviour[]): void;
  close(): Promise<void>;
}

/** @param key the one that is let in */
export async function startFrontierServer(key = 'sk-test'): Promise<FrontierServer> {
  const requests: ReceivedRequest[] = [];
  let waiting: Behaviour[] = [{ kind: 'fields', fields: () => ({}) }];
  const server = createServer((request, response) => {
    void (async () => {
      allowBrowsers(request, response);
      if (request.method === 'OPTIONS') {
        response.writeHead(204).end();
        return;
      }
      const received = await receive(request);
      requests.push(received);
      if (received.key !== key) {
        json(response, 401, { error: { message: `The key ${received.key ?? ''} is not known.` } });
        return;
      }
      if (request.method === 'GET') {
        json(response, 200, { data: [{ id: 'm' }, { id: 'large' }] });
        return;
      }
      const [behaviour] = waiting;
      if (waiting.length > 1) waiting = waiting.slice(1);
      if (behaviour) await answer(response, received, behaviour);
    })();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${String(port)}`,
    requests,
    behave: (...behaviours) => {
      waiting = [...behaviours];
    },
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function allowBrowsers(request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('Access-Control-Allow-Origin', request.headers.origin ?? '*');
  response.setHeader('Access-Control-Allow-Headers', request.headers['access-control-request-headers'] ?? '*');
  response.setHeader('Access-Control-Allow-Private-Network', 'true');
  // A browser shows it to no script otherwise.
  response.setHeader('Access-Control-Expose-Headers', 'Retry-After');
  // A page that is isolated takes only what lets itself be embedded.
  response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
}

async function receive(request: IncomingMessage): Promise<ReceivedRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { authorization, 'x-api-key': apiKey, ...headers } = request.headers;
  return {
    method: request.method ?? '',
    path: request.url ?? '',
    key: typeof apiKey === 'string' ? apiKey : (authorization?.replace(/^Bearer /, '') ?? null),
    headers,
    body: Buffer.concat(chunks).toString('utf8'),
  };
}

function json(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(value));
}

async function answer(response: ServerResponse, { path, body }: ReceivedRequest, behaviour: Behaviour): Promise<void> {
  const pieces = path.endsWith('/messages') ? messagesPieces : chatPieces;
  switch (behaviour.kind) {
    case 'fields': {
      const [before, behind] = behaviour.around ?? ['', ''];
      const text = before + JSON.stringify(behaviour.fields(body)) + behind;
      if (behaviour.isWhole === true) {
        json(response, 200, path.endsWith('/messages') ? wholeMessage(text) : wholeChat(text));
        return;
      }
      response.writeHead(200, { 'Content-Type': 'text/event-stream' });
      for (const piece of pieces(text)) {
        response.write(piece);
        if (behaviour.pauseMs !== undefined) await after(behaviour.pauseMs);
      }
      if (behaviour.then === undefined) response.end();
      if (behaviour.then === 'destroyed') {
        // What was written is on its way first.
        await after(50);
        response.destroy();
      }
      return;
    }
    case 'status':
      response.writeHead(behaviour.status, { 'Content-Type': 'application/json', ...behaviour.headers });
      response.end(behaviour.body ?? JSON.stringify({ error: { message: 'as the test wants it' } }));
      return;
    case 'cut':
      response.writeHead(200, { 'Content-Type': 'text/event-stream' });
      for (const piece of pieces('{"amount": "12"}').slice(0, behaviour.after)) response.write(piece);
      await after(50);
      response.destroy();
      return;
    case 'unfinished':
      response.writeHead(200, { 'Content-Type': 'text/event-stream' });
      response.end(pieces('{"amount": "12"}')[1]);
      return;
    case 'hang':
      return;
    case 'close':
      response.destroy();
      return;
    case 'huge':
      response.writeHead(200, { 'Content-Type': 'text/event-stream' });
      for (let sent = 0; sent < 3_000_000 && !response.destroyed; sent += 64_000) {
        response.write(pieces('x'.repeat(64_000))[1]);
        await after(1);
      }
      response.end();
      return;
    case 'raw':
      response.writeHead(200, { 'Content-Type': behaviour.type }).end(behaviour.body);
  }
}

/** A text in three parts. */
function parts(text: string): readonly string[] {
  const third = Math.ceil(text.length / 3);
  return [0, 1, 2].map((at) => text.slice(at * third, (at + 1) * third));
}

function event(data: unknown, name?: string): string {
  return `${name === undefined ? '' : `event: ${name}\n`}data: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`;
}

function chatPieces(text: string): readonly string[] {
  const chunk = (delta: object, finishReason: string | null) =>
    event({ id: 'x', model: 'm-2026', choices: [{ index: 0, delta, finish_reason: finishReason }] });
  return [
    chunk({ role: 'assistant', content: '' }, null),
    ...parts(text).map((content) => chunk({ content }, null)),
    chunk({}, 'stop'),
    event({ id: 'x', model: 'm-2026', choices: [], usage: { prompt_tokens: 400, completion_tokens: 30 } }),
    event('[DONE]'),
  ];
}

function messagesPieces(text: string): readonly string[] {
  return [
    event(
      { type: 'message_start', message: { model: 'm-2026', usage: { input_tokens: 400, output_tokens: 1 } } },
      'message_start',
    ),
    ...parts(text).map((piece) =>
      event(
        { type: 'content_block_delta', index: 0, delta: { type: 'input_json_delta', partial_json: piece } },
        'content_block_delta',
      ),
    ),
    event({ type: 'message_delta', delta: { stop_reason: 'tool_use' }, usage: { output_tokens: 30 } }, 'message_delta'),
    event({ type: 'message_stop' }, 'message_stop'),
  ];
}

function wholeChat(text: string): object {
  return {
    model: 'm-2026',
    choices: [{ message: { content: text }, finish_reason: 'stop' }],
    usage: { prompt_tokens: 400, completion_tokens: 30 },
  };
}

function wholeMessage(text: string): object {
  return {
    type: 'message',
    model: 'm-2026',
    stop_reason: 'tool_use',
    content: [{ type: 'tool_use', name: 'answer', input: JSON.parse(text) as unknown }],
    usage: { input_tokens: 400, output_tokens: 30 },
  };
}
