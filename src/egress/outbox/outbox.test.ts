import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SendError } from '../outside-request';
import { afterFailure, closedCircuit, retryDelayMs } from './backoff';
import { afterAttempt, moved, type OutboxRecord, type OutboxState } from './record';

const states: readonly OutboxState[] = [
  'waiting-approval',
  'waiting-network',
  'sending',
  'outcome-unknown',
  'answered',
  'failed',
];

test('what is on its way, or may have arrived, is never sent without a step that lets it go', () => {
  const record = (state: OutboxState) => ({ state }) as OutboxRecord;
  const canFollow = (from: OutboxState, to: OutboxState): boolean => {
    try {
      return moved(record(from), to).state === to;
    } catch {
      return false;
    }
  };
  const reaching = states.filter((from) => canFollow(from, 'sending'));
  expect(reaching).toEqual(['waiting-network']);
  expect(states.filter((to) => canFollow('answered', to))).toEqual([]);
  expect(states.filter((to) => canFollow('waiting-approval', to))).toEqual(['waiting-network']);
});

describe('after an attempt', () => {
  const error = (
    code: SendError['code'],
    reached: SendError['reached'],
    retryAfterMs: number | null = null,
  ): SendError => ({
    code,
    reached,
    retryAfterMs,
    message: '',
    status: null,
  });

  test.each([
    [error('rate-limited', 'yes'), 'retry'],
    [error('server-error', 'yes', 1000), 'retry'],
    [error('server-error', 'yes'), 'failed'],
    [error('unreachable', 'no'), 'retry'],
    [error('unreachable', 'maybe'), 'outcome-unknown'],
    [error('timed-out', 'maybe'), 'outcome-unknown'],
    [error('connection-lost', 'yes'), 'outcome-unknown'],
    [error('unauthorized', 'yes'), 'failed'],
    [error('rejected', 'yes'), 'failed'],
    [error('answer-too-large', 'yes'), 'failed'],
  ])('%j: %s', (ended, next) => {
    expect(afterAttempt(ended, 'ask')).toBe(next);
  });

  test('only a policy sends again what may have arrived', () => {
    expect(afterAttempt(error('timed-out', 'maybe'), 'retry')).toBe('retry');
    expect(afterAttempt(error('rejected', 'yes'), 'retry')).toBe('failed');
  });
});

test('it waits longer each time, within limits, and never less than the server wants', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 200 }),
      fc.option(fc.nat(86_400_000), { nil: null }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (attempt, retryAfterMs, chance) => {
        const delay = retryDelayMs(attempt, retryAfterMs, chance);
        expect(delay).toBeGreaterThanOrEqual(retryAfterMs ?? 0);
        expect(delay).toBeGreaterThanOrEqual(1000);
        expect(delay).toBeLessThanOrEqual(Math.max(600_000, retryAfterMs ?? 0));
        expect(retryDelayMs(attempt + 1, null, 0)).toBeGreaterThanOrEqual(retryDelayMs(attempt, null, 0));
      },
    ),
  );
});

test('a destination is left alone after three failures in a row, each time longer', () => {
  const first = afterFailure(closedCircuit, 1000);
  const third = afterFailure(afterFailure(first, 2000), 3000);
  expect([first.openUntil, third.openUntil]).toEqual([0, 63_000]);
  expect(afterFailure(third, 3000).openUntil).toBe(123_000);
});
