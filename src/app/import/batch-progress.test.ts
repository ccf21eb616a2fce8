import { expect, test } from 'vitest';
import { batchProgress, batchWords, type BatchMember } from './batch-progress';

type Kind = BatchMember['state']['kind'];

function members(counts: Partial<Record<Kind, number>>): BatchMember[] {
  return Object.entries(counts).flatMap(([kind, count]) =>
    Array.from({ length: count }, () => ({ state: { kind: kind as Kind } })),
  );
}

test('counts what is read, what failed and what is left, and tells the time from the pace', () => {
  const batch = members({ done: 12, unreadable: 1, failed: 1, waiting: 80, reading: 1, opening: 5 });
  const progress = batchProgress(batch, [2, 4], true);
  expect(progress).toEqual({ total: 100, read: 12, failed: 2, stopped: 0, left: 86, secondsLeft: 258 });
  expect(batchWords(progress)).toBe('12 of 100 read, 2 could not be read, about 4 minutes left');
});

test('the pace is that of the last ten readings', () => {
  const paces = [...Array<number>(20).fill(100), ...Array<number>(10).fill(1)];
  expect(batchProgress(members({ waiting: 30 }), paces, true).secondsLeft).toBe(30);
});

test('tells no time without a pace, without a model, or when nothing is left', () => {
  expect(batchProgress(members({ waiting: 3 }), [], true).secondsLeft).toBeNull();
  expect(batchProgress(members({ waiting: 3 }), [1], false).secondsLeft).toBeNull();
  expect(batchProgress(members({ done: 3 }), [1], true).secondsLeft).toBeNull();
  expect(batchProgress([], [], true)).toMatchObject({ total: 0, left: 0 });
});

test('a file that was stopped is no failure', () => {
  const stopped: BatchMember = { state: { kind: 'unreadable', code: 'cancelled' } };
  const progress = batchProgress([stopped, ...members({ stopped: 1, done: 1 })], [], true);
  expect(progress).toMatchObject({ failed: 0, stopped: 2 });
  expect(batchWords(progress)).toBe('1 of 3 read, 2 stopped');
});

test.each([
  [20, 'less than a minute left'],
  [61, 'about 1 minute left'],
  [3000, 'about 50 minutes left'],
  [7200, 'about 2 hours left'],
])('%d seconds', (secondsLeft, words) => {
  const progress = { total: 1, read: 0, failed: 0, stopped: 0, left: 1, secondsLeft };
  expect(batchWords(progress)).toBe(`0 of 1 read, ${words}`);
});
