import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, test } from 'vitest';
import { destinationSchema } from '../../egress/destinations';
import { GateSettings } from '../../egress/gate/settings';
import { GateRecords } from '../../vault/gate-records';
import { openParts } from '../../vault/testing';
import { compared, previewPolicy } from './policy-preview';

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

const own = destinationSchema.parse({
  id: 'own',
  name: 'Our server',
  tier: 'private',
  protocol: 'openai-chat',
  baseUrl: 'https://own.example/v1',
  models: [{ id: 'qwen' }],
});
const policyOf = (more: object) => ({
  format: 'stayput-policy/1',
  name: 'Claims',
  destinations: [{ id: 'own', models: 'all', tasks: 'all', packs: 'all' }],
  ...more,
});

/** What the gate makes of the same policy. */
async function byGate(json: string, policy: unknown) {
  const { vault, records } = await openParts();
  const settings = new GateSettings(new GateRecords(vault, records), { destinations: [own], policy });
  await settings.setPolicy(json);
  const effective = await settings.effective();
  if (!effective.ok) throw new Error(effective.error.message);
  return effective.value;
}

test.each([
  ['nobody', null],
  ['the organisation', policyOf({ name: 'Ours', limits: { requestsPerDay: 5 } })],
  ['an organisation whose policy is broken', { format: 'none' }],
])('what is said before is what counts afterwards, with a policy of %s', async (_, organisation) => {
  const json = JSON.stringify(policyOf({ limits: { requestsPerDay: 7, bytesPerDay: 900 } }));
  const preview = previewPolicy(json, { destinations: [own], policy: organisation });
  const effective = await byGate(json, organisation);
  if (!preview.ok) throw new Error(preview.error.message);
  expect(preview.value.hash).toBe(effective.hash);
  expect(preview.value.name).toBe(effective.policy.name);
  expect(preview.value.json).toBe(json);
});

test('the narrower of two policies is what is told', () => {
  const json = JSON.stringify(policyOf({ limits: { requestsPerDay: 7, bytesPerDay: 900 } }));
  const preview = previewPolicy(json, {
    destinations: [own],
    policy: policyOf({ limits: { requestsPerDay: 5 } }),
  });
  expect(preview.ok && preview.value.explanation.join(' ')).toContain('5 requests and 900 bytes');
});

test('mistakes come with their places', () => {
  const preview = previewPolicy(JSON.stringify(policyOf({ limits: { requestsPerDay: -1 } })), {
    destinations: [own],
    policy: null,
  });
  expect(!preview.ok && preview.error.faults).toEqual([
    { path: 'limits.requestsPerDay', message: expect.stringContaining('at least') as string },
  ]);
});

test('a sentence that only one of two policies has is marked', () => {
  const now = { name: 'A', hash: '1', json: '', isOfOrganisation: false, explanation: ['Both.', 'Old.'] };
  const next = { name: 'B', hash: '2', json: '', explanation: ['New.', 'Both.'] };
  expect(compared(now, next)).toEqual({
    now: [
      { words: 'Both.', isDifferent: false },
      { words: 'Old.', isDifferent: true },
    ],
    next: [
      { words: 'New.', isDifferent: true },
      { words: 'Both.', isDifferent: false },
    ],
  });
});
