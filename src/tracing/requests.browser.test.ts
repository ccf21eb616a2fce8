import { expect, test, vi } from 'vitest';
import type { ObservedRequest } from './observed-request';
import { collectRequests, observeRequests } from './requests';

test('what was asked for before and after is collected once each', async () => {
  await fetch('/package.json?before');
  observeRequests('page');
  const requests: ObservedRequest[] = [];
  const stop = collectRequests((fresh) => requests.push(...fresh));
  await fetch('/package.json?after');
  const seen = (mark: string) => requests.filter(({ url }) => url.endsWith(mark));
  await vi.waitFor(() => {
    expect(seen('?before')).toHaveLength(1);
    expect(seen('?after')).toHaveLength(1);
  });
  expect(requests.filter(({ initiator }) => initiator === 'navigation').length).toBeLessThanOrEqual(1);
  expect(Math.abs((seen('?after')[0]?.at ?? 0) - Date.now())).toBeLessThan(60_000);

  const later: ObservedRequest[] = [];
  const stopLater = collectRequests((fresh) => later.push(...fresh));
  await vi.waitFor(() => {
    expect(later.filter(({ url }) => url.endsWith('?before'))).toHaveLength(1);
  });
  expect(new Set(requests.map(({ id }) => id)).size).toBe(requests.length);
  stop();
  stopLater();
});
