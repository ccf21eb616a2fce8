import { describe, expect, test } from 'vitest';
import { err, ok, type Result } from '../../shared/result';
import { RedactionHost, type EntityModelSource, type LoadableClassifier } from './host';
import { mostCharacters } from './order';

const words = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', 'zorblatt', 'met', 'nobody', '.'];
const labels = ['O', 'B-PERSON', 'I-PERSON'];

interface LoadError {
  readonly code: string;
  readonly message: string;
}

/** Takes one word for a name, which no pattern would. */
function classifierOf(classify?: LoadableClassifier['classify']): LoadableClassifier {
  return {
    version: 'fake-1.0.0',
    vocabulary: words.join('\n'),
    labels,
    maxPieces: 16,
    thresholds: { PERSON: 0.5 },
    classify:
      classify ??
      ((windows) =>
        Promise.resolve(
          windows.map((ids) =>
            Float32Array.from(ids.flatMap((id) => (words[id] === 'zorblatt' ? [0, 9, 0] : [9, 0, 0]))),
          ),
        )),
  };
}

function hostOf(
  load: () => Promise<Result<LoadableClassifier, LoadError>> = () => Promise.resolve(ok(classifierOf())),
): { host: RedactionHost<LoadError, string>; loads: { count: number } } {
  const loads = { count: 0 };
  const source: EntityModelSource<LoadError, string> = {
    inspect: () => Promise.resolve('present'),
    load: () => {
      loads.count++;
      return load();
    },
  };
  return { host: new RedactionHost(source), loads };
}

const order = { parts: [{ id: 'a', text: 'Zorblatt met nobody. Write to a.zorblatt@example.org.' }] };

describe('a host', () => {
  test('redacts without a model, and says that it had none', async () => {
    const { host, loads } = hostOf();
    const redacted = await host.redact(1, [order], null);
    expect(redacted).toMatchObject({ ok: true, value: [{ hasModel: false }] });
    expect(redacted.ok && redacted.value[0]?.parts[0]?.redacted).not.toContain('a.zorblatt@');
    expect(loads.count).toBe(0);
  });

  test('uses the model once it is loaded, which it is once', async () => {
    const { host, loads } = hostOf();
    const both = await Promise.all([host.loadModel(1, null), host.loadModel(2, null)]);
    expect(both).toEqual([ok(null), ok(null)]);
    expect(loads.count).toBe(1);
    const shares: number[] = [];
    const redacted = await host.redact(3, [order], (share) => shares.push(share));
    expect(redacted).toMatchObject({ ok: true, value: [{ hasModel: true }] });
    expect(redacted.ok && redacted.value[0]?.parts[0]?.redacted).not.toMatch(/zorblatt/i);
    expect(redacted.ok && redacted.value[0]?.version).toContain('+fake-1.0.0');
    expect(shares.at(-1)).toBe(1);
  });

  test('finds entities, each text its own', async () => {
    const { host } = hostOf();
    await host.loadModel(1, null);
    expect(await host.findEntities(2, ['met Zorblatt', 'met nobody'], null)).toMatchObject({
      ok: true,
      value: [[{ start: 4, end: 12, type: 'PERSON', recognizer: 'entity-model' }], []],
    });
  });

  test('gives each order a key, and restores what an answer holds of its own placeholders', async () => {
    const { host } = hostOf();
    const redacted = await host.redact(1, [order, order], null);
    if (!redacted.ok) throw new Error(redacted.error.message);
    const [first, second] = redacted.value;
    if (!first || !second) throw new Error('Two orders have two redactions.');
    expect(first.table.key).not.toEqual(second.table.key);
    expect(host.restore(first.parts[0]?.redacted ?? '', first.table).text).toBe(order.parts[0]?.text);
    expect(host.restore(first.parts[0]?.redacted ?? '', second.table).text).toBe(first.parts[0]?.redacted);
  });

  test('tries again after a load that failed', async () => {
    const failures = [err({ code: 'offline', message: 'No network.' })];
    const { host } = hostOf(() => Promise.resolve(failures.pop() ?? ok(classifierOf())));
    expect(await host.loadModel(1, null)).toMatchObject({ ok: false, error: { code: 'offline' } });
    expect(await host.loadModel(2, null)).toEqual(ok(null));
  });

  test('refuses what is too long, also in many parts', async () => {
    const { host } = hostOf();
    const half = 'x'.repeat(mostCharacters / 2);
    const parts = [half, half, '!'].map((text, index) => ({ id: String(index), text }));
    const refused = { ok: false, error: { code: 'too-large' } };
    expect(await host.redact(1, [order, { parts }], null)).toMatchObject(refused);
    expect(await host.findEntities(2, [half, half, '!'], null)).toMatchObject(refused);
  });

  test('stops when it is told to, in the middle of the work', async () => {
    const calls: number[] = [];
    const { host } = hostOf(() =>
      Promise.resolve(
        ok(
          classifierOf((windows) => {
            calls.push(windows.length);
            if (calls.length === 1) host.abort(2);
            return Promise.resolve(windows.map((ids) => new Float32Array(ids.length * labels.length)));
          }),
        ),
      ),
    );
    await host.loadModel(1, null);
    const text = 'met nobody. '.repeat(5000);
    expect(await host.redact(2, [{ parts: [{ id: 'a', text }] }], null)).toMatchObject({
      ok: false,
      error: { code: 'cancelled' },
    });
    expect(calls).toHaveLength(1);
  });

  test('tells no word of a document when something is thrown', async () => {
    const { host } = hostOf(() =>
      Promise.resolve(ok(classifierOf(() => Promise.reject(new Error('failed at: Zorblatt met nobody'))))),
    );
    await host.loadModel(1, null);
    const failed = await host.redact(2, [order], null);
    expect(failed).toMatchObject({ ok: false, error: { code: 'failed' } });
    expect(JSON.stringify(failed)).not.toContain('Zorblatt');
  });

  test('says so when it can not look for the model', async () => {
    const host = new RedactionHost({
      inspect: () => Promise.reject(new Error('no caches')),
      load: () => Promise.resolve(err({ code: 'offline', message: 'No network.' })),
    });
    expect(await host.inspect()).toMatchObject({ ok: false, error: { code: 'failed' } });
  });
});
