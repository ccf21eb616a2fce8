import { expect, test } from 'vitest';
import { newGuarantee, route, updateGuarantee, type RouteRequest } from '../../routing';
import type { Decision } from '../../workflow';
import { decisionWords, shownWords, tierWords } from './decision-words';

const nothing = { usd: 0, latencySeconds: 0, humanMinutes: 0, errorProbability: 1 };
const none = { ...nothing, availability: { kind: 'forbidden', reason: 'There is none.' } } as const;
const { certificate } = updateGuarantee(
  newGuarantee('a', { target: 0.05, delta: 0.1 }),
  Array.from({ length: 60 }, (_, at) => ({ confidence: 0.9, isCorrect: true, at })),
  100,
);

function decisionOf(
  changes: Partial<RouteRequest>,
  tier: Decision['tier'] = 'device',
  value: string | null = 'x',
): Decision {
  const request: RouteRequest = {
    confidence: 0.96,
    hasEvidence: true,
    certificate,
    withdrawn: false,
    severity: 'low',
    prices: { usdPerHumanHour: 30, usdPerWaitingHour: 0, usdPerError: { low: 0.5, medium: 3, high: 30 } },
    secondRead: none,
    askPerson: { ...nothing, humanMinutes: 0.25, errorProbability: 0.01 },
    private: none,
    frontier: none,
    ...changes,
  };
  const { confidence } = request;
  return {
    question: 'q',
    tier,
    value,
    found: null,
    confidence,
    isFitted: true,
    isAgreed: null,
    route: route(request),
    request,
  };
}

test('says what is accepted, and by what right', () => {
  expect(decisionWords(decisionOf({}))).toBe('Accepted: certified for answers as sure as this one (96 %).');
  expect(decisionWords(decisionOf({}, 'tier-0', null))).toContain('Accepted as not stated');
});

test.each([
  [
    'no certificate',
    decisionOf({ certificate: newGuarantee('a', { target: 0.05, delta: 0.1 }).certificate }),
    'nothing is certified',
  ],
  ['a withdrawn threshold', decisionOf({ withdrawn: true }), 'more errors than were promised'],
  ['no evidence', decisionOf({ hasEvidence: false }), 'no evidence'],
  [
    'an error that costs more than a look',
    decisionOf({ severity: 'high' }),
    'Asking a person is expected to cost'.slice(1),
  ],
  ['nobody’s answer', decisionOf({}, null), 'nothing on this device has an answer'],
])('says why a person decides: %s', (_, decision, words) => {
  expect(decisionWords(decision)).toMatch(/^For you to decide: [a-z]/u);
  expect(decisionWords(decision)).toContain(words);
});

test('says nothing of an answer that is not the one that is shown, but that', () => {
  expect(shownWords(decisionOf({}), 'x')).toContain('Accepted');
  expect(shownWords(decisionOf({}), 'y')).toBe('Read it again: what answers now reads it as “x”.');
  expect(shownWords(decisionOf({}, 'tier-0', null), 'y')).toContain('not stated');
});

test('says who answered', () => {
  expect(new Set([null, 'tier-0' as const, 'device' as const].map(tierWords)).size).toBe(3);
});
