import { describe, expect, test } from 'vitest';
import { headersFor, type Destination } from '../../egress';
import { runChecks, verdictOf, type Checked, type Finding } from './check';
import { serverChecks, type Seen, type ServerPlaces } from './server-checks';

const gateScript = '/workers/gate-AbCd1234.js';
const destination: Destination = {
  id: 'gateway',
  name: 'Our gateway',
  tier: 'private',
  protocol: 'openai-chat',
  baseUrl: 'https://llm.example.org/v1',
  models: [{ id: 'm', maxOutputTokens: 1024 }],
  needsKey: true,
};

/** A server that sends what it should for a version built with these destinations, but for some changes. */
function serverOf(
  destinations: readonly Destination[],
  change: (path: string, headers: Headers) => void = () => undefined,
  status: (path: string) => number = (path) => (path === '/assets/nothing-here' ? 404 : 200),
): (path: string) => Promise<Seen> {
  return (path) => {
    const headers = new Headers(headersFor(path, destinations));
    if (status(path) >= 400) headers.set('Cache-Control', 'no-store');
    change(path, headers);
    return Promise.resolve({ status: status(path), headers });
  };
}

async function checked(changes: Partial<ServerPlaces> = {}): Promise<readonly Checked[]> {
  const ask = serverOf(changes.destinations ?? []);
  const places = { ask, kept: ask, gateScript, workerScript: '/workers/vault-AbCd1234.js', destinations: [] };
  const found: Checked[] = [];
  for await (const one of runChecks(serverChecks({ ...places, ...changes }), new AbortController().signal)) {
    found.push(one);
  }
  return found;
}

const outcomes = (all: readonly Checked[]): Readonly<Record<string, Finding['outcome']>> =>
  Object.fromEntries(all.map(({ check, finding }) => [check.id, finding.outcome]));

const all = (outcome: Finding['outcome'], others: Readonly<Record<string, Finding['outcome']>> = {}) => ({
  'page-headers': outcome,
  'worker-headers': outcome,
  'gate-headers': outcome,
  'missing-headers': outcome,
  'service-worker-headers': outcome,
  'kept-headers': outcome,
  ...others,
});

describe.each([[[]], [[destination]]])('of an app that was built with %j', (destinations) => {
  test('a server that sends every header holds', async () => {
    const found = await checked({ destinations });
    expect(outcomes(found)).toEqual(all('holds'));
    expect(found.map(({ finding }) => finding.advice)).toEqual(found.map(() => null));
    expect(verdictOf(found)).toBe('6 of 6 protections hold, and none was seen to be missing.');
  });

  test.each([
    ['page-headers', '/'],
    ['worker-headers', '/workers/vault-AbCd1234.js'],
    ['gate-headers', gateScript],
    ['missing-headers', '/assets/nothing-here'],
    ['service-worker-headers', '/service-worker.js'],
  ])('each header that is missing in one response is seen: %s', async (id, at) => {
    for (const name of Object.keys(headersFor(at)).filter((each) => each !== 'Cache-Control')) {
      const ask = serverOf(destinations, (path, headers) => {
        if (path === at) headers.delete(name);
      });
      const found = await checked({ destinations, ask, kept: serverOf(destinations) });
      expect(outcomes(found)).toEqual(all('holds', { [id]: 'fails' }));
      const { finding } = found.find(({ check }) => check.id === id) ?? {};
      expect(finding?.words).toContain(name);
      expect(finding?.advice).toContain('npm run headers');
      expect(verdictOf(found)).toBe('1 of 6 protections does not hold.');
    }
  });
});

test('a server that names a destination which this version does not know, or the reverse, is seen', async () => {
  for (const { destinations, others } of [
    { destinations: [], others: [destination] },
    { destinations: [destination], others: [] },
  ]) {
    const found = await checked({ destinations, ask: serverOf(others), kept: serverOf(destinations) });
    expect(outcomes(found)).toEqual(all('holds', { 'gate-headers': 'fails' }));
  }
});

test('a header that says more than it should is no match', async () => {
  const ask = serverOf([], (_, headers) => {
    headers.append('Connection-Allowlist', '("https://*")');
  });
  expect(outcomes(await checked({ ask, kept: serverOf([]) }))).toEqual(all('fails', { 'kept-headers': 'holds' }));
});

test('without a network only what is kept is told', async () => {
  const found = await checked({ ask: () => Promise.reject(new TypeError('Failed to fetch')), kept: serverOf([]) });
  expect(outcomes(found)).toEqual(all('untold', { 'kept-headers': 'holds' }));
  expect(verdictOf(found)).toBe('1 of 6 protections hold, and none was seen to be missing. 5 can’t be told here.');
});

test('a server in trouble, or one that asks for a login, tells nothing', async () => {
  for (const status of [401, 500, 503]) {
    const ask = serverOf(
      [],
      (_, headers) => {
        headers.delete('Content-Security-Policy');
      },
      () => status,
    );
    expect(outcomes(await checked({ ask, kept: serverOf([]) }))).toEqual(all('untold', { 'kept-headers': 'holds' }));
  }
});

test('what is kept with the headers of another day is seen, and nothing kept tells nothing', async () => {
  const old = await checked({ ask: serverOf([]), kept: serverOf([destination]) });
  expect(outcomes(old)).toEqual(all('holds', { 'kept-headers': 'fails' }));
  expect(old.at(-1)?.finding.words).toContain('Connection-Allowlist');
  const none = await checked({ ask: serverOf([]), kept: () => Promise.resolve(null) });
  expect(outcomes(none)).toEqual(all('holds', { 'kept-headers': 'untold' }));
});

test('a check that throws tells nothing, and the others go on', async () => {
  const found = await checked({ kept: () => Promise.reject(new DOMException('no', 'SecurityError')) });
  expect(outcomes(found)).toEqual(all('holds', { 'kept-headers': 'untold' }));
  expect(found.at(-1)?.finding.words).toContain('SecurityError');
});

test('it stops when it is asked to', async () => {
  const end = new AbortController();
  const ask = serverOf([]);
  const checks = serverChecks({ ask, kept: ask, gateScript, workerScript: '/workers/vault.ts', destinations: [] });
  const found: Checked[] = [];
  for await (const one of runChecks(checks, end.signal)) {
    found.push(one);
    end.abort();
  }
  expect(found).toHaveLength(1);
});
