import { expect, test } from 'vitest';
import { isBackupDue } from './backups.svelte';

const day = 86_400_000;
const now = 1_000 * day;
const added = (daysAgo: number) => ({ addedAt: now - daysAgo * day });

test.each([
  ['nothing to lose', [], null, 0, false],
  ['new here', [added(1)], null, 0, false],
  ['a week without any backup', [added(8), added(1)], null, 0, true],
  ['a fresh backup', [added(8)], now - day, 0, false],
  ['an old backup of everything', [added(40)], now - 30 * day, 0, false],
  ['an old backup and new documents', [added(40), added(2)], now - 30 * day, 0, true],
  ['put off', [added(40), added(2)], now - 30 * day, now + day, false],
  ['put off, long ago', [added(40), added(2)], now - 30 * day, now - day, true],
])('%s', (_what, documents, lastAt, snoozedUntil, isDue) => {
  expect(isBackupDue(documents, lastAt, snoozedUntil, now)).toBe(isDue);
});
