import { describe, expect, test } from 'vitest';
import { headersFor } from '../../../egress';
import { letsOut } from './lets-out';
import { drillSentence } from './outcome-words';
import { isAbout, outcomeOf, type Outcome } from './run-drill';
import type { Way } from './way';

const origin = 'https://leak-drill.invalid';

test.each([
  [null, true],
  ['', true],
  ["img-src 'self'", true],
  ["default-src 'none'", false],
  ["default-src *; connect-src 'self'", false],
  ["connect-src 'self' *", true],
  ["connect-src 'self' https:", true],
  ["connect-src 'self' http:", false],
  ["connect-src 'self' https://leak-drill.invalid/v1/", true],
  ["connect-src 'self' leak-drill.invalid", true],
  ["connect-src 'self' https://leak-drill.invalid:444", false],
  ["connect-src 'self' https://leak-drill.invalid:*", true],
  ["connect-src 'self' https://*.invalid", true],
  ["connect-src 'self' https://other.invalid https://leak-drill.invalid.example", false],
  ["CONNECT-SRC 'SELF' HTTPS://LEAK-DRILL.INVALID", true],
  ["connect-src 'self'; connect-src *", false],
  ["connect-src *, connect-src 'self'", false],
])('a policy of %j lets it out: %s', (policy, expected) => {
  expect(letsOut(policy, origin)).toBe(expected);
});

test('the gate’s own headers do not, with a destination and without one', () => {
  const destination = { baseUrl: 'https://openrouter.ai/api/v1' };
  for (const destinations of [[], [destination]]) {
    const policy = headersFor('/workers/gate-00000000.js', destinations)['Content-Security-Policy'] ?? '';
    expect(letsOut(policy, origin)).toBe(false);
    expect(letsOut(policy, 'https://openrouter.ai')).toBe(destinations.length > 0);
  }
});

describe('a report of the browser', () => {
  const way: Way = { id: 'audio', title: 'Audio', isReported: true, attempt: () => 'tried' };
  const frame: Way = { ...way, id: 'frame', isFrame: true };
  const others = [`${origin}/image`];

  test.each([
    ['its own address', way, `${origin}/audio`, 'media-src', true],
    ['only the origin', way, origin, 'media-src', true],
    ['the address of another way', way, `${origin}/image`, 'img-src', false],
    ['a frame, late', way, origin, 'frame-src', false],
    ['a frame', frame, origin, 'frame-src', true],
    ['Trusted Types', way, 'trusted-types-sink', 'require-trusted-types-for', true],
    ['a blob', way, 'blob', 'worker-src', true],
    ['another host', way, 'https://example.org/audio', 'media-src', false],
    ['a style of the page', way, 'inline', 'style-src-attr', false],
  ])('about %s', (_, of, blockedURI, effectiveDirective, expected) => {
    expect(isAbout({ blockedURI, effectiveDirective }, of, others)).toBe(expected);
  });
});

test('silence means open only where a refusal would have been heard', () => {
  expect(outcomeOf('tried', true)).toEqual({ kind: 'open' });
  expect(outcomeOf('tried', false)).toEqual({ kind: 'untold' });
  expect(outcomeOf('refused', false)).toEqual({ kind: 'browser', error: null });
});

describe('the sentence', () => {
  const tried = (...kinds: readonly ('policy' | 'browser' | 'open' | 'untold' | 'absent')[]) =>
    kinds.map((kind) => {
      const outcome: Outcome =
        kind === 'policy' ? { kind, directive: 'x' } : kind === 'browser' ? { kind, error: null } : { kind };
      return { way: { id: kind, title: kind, isReported: true, attempt: () => 'tried' as const }, outcome };
    });

  test('does not call closed what it does not know', () => {
    expect(drillSentence(tried('policy', 'browser', 'untold', 'absent'), true)).toBe(
      'No way was found open: 2 ways were refused. 1 way can’t be decided from inside the page.',
    );
  });

  test('says first what is open', () => {
    expect(drillSentence(tried('policy', 'open', 'open'), true)).toMatch(/^2 ways may be open/);
  });

  test('says that it was stopped', () => {
    expect(drillSentence(tried('policy'), false)).toContain('stopped before its end');
  });
});
