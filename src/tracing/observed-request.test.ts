import { expect, test } from 'vitest';
import { observedRequest, summarise, type ObservedRequest } from './observed-request';

const base = 'https://stayput.example/';
const timing = {
  name: 'https://stayput.example/assets/a.js',
  startTime: 12.4,
  transferSize: 900,
  encodedBodySize: 600,
  initiatorType: 'script',
};

test('a timing entry becomes a request at a moment of the clock', () => {
  expect(observedRequest(timing, { id: 'x/1', from: 'inference', timeOrigin: 1000 })).toEqual({
    id: 'x/1',
    url: 'https://stayput.example/assets/a.js',
    from: 'inference',
    at: 1012,
    bytes: 900,
    isFromCache: false,
    initiator: 'script',
    outcome: 'sent',
  });
});

test('a body that did not come over the network is guessed to be from the cache; an empty answer is not', () => {
  const context = { id: 'x/1', from: 'page', timeOrigin: 0 } as const;
  expect(observedRequest({ ...timing, transferSize: 0 }, context).isFromCache).toBe(true);
  expect(observedRequest({ ...timing, transferSize: 0, encodedBodySize: 0 }, context).isFromCache).toBe(false);
});

test('the summary counts what left, and not what the browser refused', () => {
  const requests = [
    request('https://stayput.example/'),
    request('https://stayput.example/api'),
    request('https://elsewhere.example/refused'),
    request('https://elsewhere.example/refused', { outcome: 'refused', bytes: 0 }),
    request('https://elsewhere.example/refused', { from: 'documents' }),
  ];
  expect(summarise(requests, base)).toEqual({ count: 3, bytes: 30, leftOrigin: 1, unexplained: 1, refused: 1 });
  expect(summarise([], base).leftOrigin).toBe(0);
});

function request(url: string, rest: Partial<ObservedRequest> = {}): ObservedRequest {
  const defaults = { id: url, from: 'page', at: 0, bytes: 10, isFromCache: false, initiator: 'fetch' } as const;
  return { ...defaults, url, outcome: 'sent', ...rest };
}
