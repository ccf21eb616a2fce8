import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { RedactionClient } from './client';

const letter = 'tell ravi i saw Jean-Pierre Osei, his mail is jp.osei@example.org';
const parts = [{ id: 'letter', text: letter }];

let client: RedactionClient;

beforeEach(() => {
  client = new RedactionClient();
});

afterEach(() => {
  client.end();
});

async function emptyCaches(): Promise<void> {
  for (const name of await caches.keys()) await caches.delete(name);
}

/** Has the model on this device, and nothing started. */
async function fetchModel(): Promise<void> {
  const other = new RedactionClient();
  expect(await other.loadModel()).toEqual({ ok: true, value: null });
  other.end();
}

// The real worker, with the real entity model.
// Each test starts a worker with the real model, beside all the other tests.
describe('a client', { timeout: 60_000 }, () => {
  test('redacts before there is a model, fetches it when it is told to, and then uses it', async () => {
    await emptyCaches();
    const before = await client.redact(parts);
    expect(before).toMatchObject({ ok: true, value: { hasModel: false } });
    expect(before.ok && before.value.parts[0]?.redacted).not.toContain('jp.osei@example.org');
    expect(await client.inspect()).toMatchObject({ ok: true, value: { state: 'absent' } });

    const shares: number[] = [];
    expect(await client.loadModel({ onProgress: (share) => shares.push(share) })).toEqual({ ok: true, value: null });
    expect(shares.at(-1)).toBe(1);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));

    const after = await client.redact(parts);
    if (!after.ok) throw new Error(after.error.message);
    const { table, hasModel } = after.value;
    const [part] = after.value.parts;
    expect(hasModel).toBe(true);
    expect(part?.redacted).not.toMatch(/ravi|Jean|Pierre|Osei/);
    expect(await client.restore(part?.redacted ?? '', table)).toMatchObject({ ok: true, value: { text: letter } });
  });

  test('uses a model that is on this device without being told to', async () => {
    await fetchModel();
    expect(await client.redact(parts)).toMatchObject({ ok: true, value: { hasModel: true } });
    const found = await client.findEntities([letter, 'nothing here']);
    expect(found.ok && found.value[0]?.map(({ start, end }) => letter.slice(start, end))).toEqual(
      expect.arrayContaining(['ravi', 'Jean-Pierre Osei', 'jp.osei@example.org']),
    );
    expect(found.ok && found.value[1]).toEqual([]);
  });

  test('passes marks and a policy on', async () => {
    const start = letter.indexOf('saw');
    const redacted = await client.redact(parts, {
      policy: { EMAIL_ADDRESS: 'drop' },
      marks: [{ part: 0, start, end: start + 3, action: 'add', type: 'ORGANIZATION' }],
    });
    if (!redacted.ok) throw new Error(redacted.error.message);
    const entities = redacted.value.parts[0]?.entities ?? [];
    expect(entities.find((entity) => entity.start === start)).toMatchObject({ type: 'ORGANIZATION' });
    expect(entities.find(({ type }) => type === 'EMAIL_ADDRESS')).toMatchObject({ operator: 'drop', replacement: '' });
  });

  test('is cancelled in the middle, and goes on afterwards', async () => {
    const controller = new AbortController();
    const long = [{ id: 'long', text: 'Maria Lopez saw nobody in Leeds. '.repeat(6_000) }];
    const onProgress = (share: number) => {
      if (share > 0.3) controller.abort();
    };
    expect(await client.redact(long, { signal: controller.signal, onProgress })).toMatchObject({
      ok: false,
      error: { code: 'cancelled' },
    });
    expect(await client.redact(parts)).toMatchObject({ ok: true });
    expect(await client.redact(parts, { signal: AbortSignal.abort() })).toMatchObject({
      ok: false,
      error: { code: 'cancelled' },
    });
  });

  test('tells of a worker that ended, and starts another', async () => {
    await fetchModel();
    const long = [{ id: 'long', text: 'Maria Lopez saw nobody in Leeds. '.repeat(6_000) }];
    const begun = Promise.withResolvers<undefined>();
    const call = client.redact(long, {
      onProgress: (share) => {
        if (share > 0) begun.resolve(undefined);
      },
    });
    await begun.promise;
    client.end();
    expect(await call).toMatchObject({ ok: false, error: { code: 'worker-died' } });
    expect(await client.redact(parts)).toMatchObject({ ok: true, value: { hasModel: true } });
  });
});
