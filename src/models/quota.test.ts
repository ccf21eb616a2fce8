import { expect, test } from 'vitest';
import { shortage } from './quota';

test('what fits is not refused, to the last byte', () => {
  expect(shortage(100, { usage: 900, quota: 1000 })).toBeNull();
  expect(shortage(101, { usage: 900, quota: 1000 })).toMatchObject({ code: 'quota', canRetry: true });
});

test('a refusal says how much is needed and how much is left', () => {
  expect(shortage(645_000_000, { usage: 100_000_000, quota: 300_000_000 })?.message).toContain(
    'needs 645 MB more storage, and this browser has 200 MB left',
  );
  expect(shortage(1e6, { usage: 5e6, quota: 4e6 })?.message).toContain('has 0 MB left');
});

test('a browser that does not say is no obstacle', () => {
  expect(shortage(1e12, {})).toBeNull();
});
