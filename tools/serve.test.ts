import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { headersFor } from '../src/egress';
import { rangeOf, serve } from './serve';
import type { StaticServer } from './serve';

let folder: string;
let server: StaticServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stayput-serve-'));
  await mkdir(join(folder, 'dist/ort'), { recursive: true });
  await mkdir(join(folder, 'dist/models'));
  await mkdir(join(folder, 'packs/tiny'), { recursive: true });
  await writeFile(join(folder, 'secret.txt'), 'secret');
  await writeFile(join(folder, 'distant.txt'), 'secret');
  await writeFile(join(folder, 'dist/index.html'), '<!doctype html>');
  await writeFile(join(folder, 'dist/ort/a.mjs'), 'export {};');
  await writeFile(join(folder, 'dist/models/index.json'), 'of the build');
  await writeFile(join(folder, 'packs/tiny/weights.bin'), '0123456789');
  server = await serve({ root: join(folder, 'dist'), modelsDirectory: join(folder, 'packs'), port: 0 });
});

afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Sends the path as it is: `fetch` would tidy `..` away. */
async function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  const sent = request({ host: '127.0.0.1', port: server.port, path, headers, method });
  sent.end();
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  let body = '';
  for await (const chunk of response) body += String(chunk);
  return { status: response.statusCode ?? 0, headers: response.headers, body };
}

test('hands out files with their types, and index.html for the root', async () => {
  expect(await ask('/')).toMatchObject({ status: 200, body: '<!doctype html>' });
  expect((await ask('/index.html?x=1')).headers['content-type']).toBe('text/html; charset=utf-8');
  expect((await ask('/ort/a.mjs')).headers['content-type']).toBe('text/javascript; charset=utf-8');
});

test('takes models from the other folder, and from there alone', async () => {
  expect((await ask('/models/tiny/weights.bin')).body).toBe('0123456789');
  expect((await ask('/models/index.json')).status).toBe(404);
});

test.each([
  '/../secret.txt',
  '/%2e%2e/secret.txt',
  '/..%2fsecret.txt',
  '/ort/..%2f..%2fsecret.txt',
  '/..%5csecret.txt',
  '/..%2fdistant.txt',
  '/models/..%2fdist/index.html',
  '/models/%2e%2e%2f%2e%2e%2fsecret.txt',
  '//secret.txt',
  '/%00',
  '/%',
  '/ort',
  '/ort/',
])('gives nothing at %s', async (path) => {
  const { status, body } = await ask(path);
  expect(status).toBe(404);
  expect(body).toBe('There is nothing at this address.\n');
});

test('every kind of response carries every header', async () => {
  const answers = [
    ['/', await ask('/')],
    ['/ort/a.mjs', await ask('/ort/a.mjs')],
    ['/nothing', await ask('/nothing')],
    ['/', await ask('/', {}, 'POST')],
    ['/', await ask('/', {}, 'HEAD')],
    ['/models/tiny/weights.bin', await ask('/models/tiny/weights.bin', { Range: 'bytes=2-3' })],
    ['/models/tiny/weights.bin', await ask('/models/tiny/weights.bin', { Range: 'bytes=99-' })],
  ] as const;
  expect(answers.map(([, { status }]) => status)).toEqual([200, 200, 404, 405, 200, 206, 416]);
  for (const [path, { status, headers }] of answers) {
    for (const [name, value] of Object.entries(headersFor(path))) {
      const expected = name === 'Cache-Control' && status >= 400 ? 'no-store' : value;
      expect(headers[name.toLowerCase()]).toBe(expected);
    }
  }
});

test.each([
  [431, `GET /${'x'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`],
  [400, 'GET / HTTP/1.1\r\nno header\r\n\r\n'],
])('what is no request is refused (%i) with every header, too', async (status, text) => {
  const socket = connect(server.port, '127.0.0.1');
  socket.end(text);
  let answer = '';
  for await (const chunk of socket) answer += String(chunk);
  const [first, ...lines] = answer.split('\r\n');
  expect(first).toContain(status.toString());
  for (const [name, value] of Object.entries({ ...headersFor('/'), 'Cache-Control': 'no-store' })) {
    expect(lines).toContain(`${name}: ${value}`);
  }
});

test('a path that the file system reads otherwise gets the headers of no script', async () => {
  const { status, headers } = await ask('/ort/..%2findex.html');
  expect(status).toBe(200);
  expect(headers['content-security-policy']).toBe(headersFor('/')['Content-Security-Policy']);
});

test('a build made with a destination is served with it on the gate’s script, and nowhere else', async () => {
  const root = join(folder, 'with-destination');
  await mkdir(root);
  const destination = { id: 'a', name: 'A', tier: 'private', protocol: 'openai-chat', models: [{ id: 'm' }] };
  const destinations = [{ ...destination, baseUrl: 'https://llm.example.org/v1' }];
  await writeFile(join(root, 'deployment.json'), JSON.stringify({ destinations }));
  const other = await serve({ root, port: 0 });
  const allowlistOf = async (path: string): Promise<string | null> =>
    (await fetch(other.url + path)).headers.get('connection-allowlist');
  expect(await allowlistOf('/workers/gate-AbCd1234.js')).toBe('(response-origin "https://llm.example.org/v1/*")');
  expect(await allowlistOf('/workers/vault-AbCd1234.js')).toBe('(response-origin)');
  expect(await allowlistOf('/')).toBe('(response-origin)');
  await other.close();
});

test('an unchanged file is not sent again', async () => {
  const { headers } = await ask('/');
  const again = await ask('/', { 'If-None-Match': headers.etag ?? '' });
  expect(again).toMatchObject({ status: 304, body: '' });
  expect(again.headers['content-security-policy']).toBe(headersFor('/')['Content-Security-Policy']);
});

describe('parts of a file', () => {
  const path = '/models/tiny/weights.bin';

  test('are sent as asked', async () => {
    const { status, headers, body } = await ask(path, { Range: 'bytes=7-' });
    expect([status, headers['content-range'], body]).toEqual([206, 'bytes 7-9/10', '789']);
  });

  test('are not sent of a file that has changed since', async () => {
    expect(await ask(path, { Range: 'bytes=7-', 'If-Range': '"another"' })).toMatchObject({
      status: 200,
      body: '0123456789',
    });
    const { headers } = await ask(path);
    expect((await ask(path, { Range: 'bytes=7-', 'If-Range': headers.etag ?? '' })).status).toBe(206);
  });

  test.each([
    ['bytes=0-0', { start: 0, end: 0 }],
    ['bytes=5-', { start: 5, end: 9 }],
    ['bytes=5-99', { start: 5, end: 9 }],
    ['bytes=-3', { start: 7, end: 9 }],
    ['bytes=-99', { start: 0, end: 9 }],
    ['bytes=10-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=5-4', null],
    ['bytes=0-1,3-4', null],
    ['bytes=-', null],
    ['lines=1-2', null],
    ['', null],
  ])('%s of ten bytes', (header, expected) => {
    expect(rangeOf(header, 10)).toEqual(expected);
  });
});

test('writes down what was asked for', async () => {
  const before = server.requests.length;
  await ask('/nothing?q=1');
  await expect
    .poll(() => server.requests.slice(before))
    .toEqual([{ method: 'GET', path: '/nothing?q=1', status: 404 }]);
});

test('takes the next port when one is taken, and gives it back', async () => {
  const second = await serve({ root: join(folder, 'dist'), port: server.port });
  expect(second.port).toBeGreaterThan(server.port);
  await second.close();
  const third = await serve({ root: join(folder, 'dist'), port: second.port });
  expect(third.port).toBe(second.port);
  await third.close();
});
