import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { backupStores, type BackupManifest, type BackupRecord, type BackupStore } from './format';
import { readBackup, writeBackup } from './index';
import { cheap, chunked, collect, document, inTurn, jsonRecord, manifest, passphrase } from './testing/samples';

async function write(
  records: readonly BackupRecord[],
  about: BackupManifest = manifest,
): Promise<Uint8Array<ArrayBuffer>> {
  return collect(await writeBackup(about, inTurn(records), passphrase, cheap));
}

async function read(stream: ReadableStream<Uint8Array>, phrase = passphrase) {
  const records: BackupRecord[] = [];
  const outcome = await readBackup(stream, phrase, (record) => {
    records.push(record);
    return Promise.resolve();
  });
  return { records, outcome };
}

const span = fc.record({ start: fc.nat(), end: fc.nat() });
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
const text = fc.string({ unit: 'grapheme' });
const content = fc.record({
  mediaType: fc.constantFrom('text/plain', 'application/pdf'),
  text,
  pages: fc.array(
    span.map((of) => ({ ...of, width: 0, height: 0.5 })),
    { maxLength: 3 },
  ),
  runs: fc.array(
    span.map((of) => ({ ...of, page: 0, box: { x: 1, y: 2, width: 3, height: 4 } })),
    { maxLength: 3 },
  ),
});
const found = fc.option(
  span.chain((of) => fc.record({ quote: text, value: text }).map((said) => ({ ...of, ...said }))),
);
const reading = fc.record(
  {
    packId: text,
    packVersion: text,
    choice: fc.record({ by: fc.constantFrom('person', 'automatic'), confidence: fc.option(number) }),
    intent: fc.record({
      label: text,
      confidence: number,
      ranking: fc.array(fc.record({ label: text, confidence: number })),
    }),
    fields: fc.array(fc.record({ name: text, found, confidence: number, reason: text }), { maxLength: 3 }),
    engine: text,
    model: text,
    seconds: number,
    windows: fc.nat(),
    later: fc.jsonValue(),
  },
  { requiredKeys: ['packId', 'packVersion', 'intent', 'fields', 'engine', 'model', 'seconds', 'windows'] },
);
const anyId = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
  fc.string({ unit: fc.constantFrom('.', '/', '..', '@', 'A', 'a', '\0'), minLength: 1, maxLength: 20 }),
  fc.constantFrom('🦊'.repeat(100), 'x'.repeat(300), 'é/'.repeat(150), '..', 'a/../b'),
);
const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 2000 }),
  fc.constant(new Uint8Array()),
  fc.constant(new Uint8Array(512)),
);

const mark = fc.record({
  at: fc.nat(),
  start: fc.nat(),
  end: fc.nat(),
  action: fc.constantFrom('add', 'remove'),
  type: text,
  found: fc.option(fc.record({ recognizer: text, score: fc.double({ min: 0, max: 1, noNaN: true }) })),
});

/** A document with all or some of what may belong to it. */
const family = anyId.chain((id) =>
  fc
    .record({
      name: text,
      order: fc.option(fc.nat(), { nil: undefined }),
      parentId: fc.option(text),
      inside: fc.option(content, { nil: undefined }),
      beside: fc.option(content),
      file: fc.option(bytes),
      reading: fc.option(reading),
      corrections: fc.uniqueArray(fc.record({ at: fc.nat(), field: text, found }), { selector: ({ at }) => at }),
      marks: fc.uniqueArray(mark, { selector: ({ at }) => at }),
    })
    .map((of): BackupRecord[] => [
      jsonRecord(
        'documents',
        id,
        { id, name: of.name, addedAt: 1.5, parentId: of.parentId, content: of.inside },
        of.order,
      ),
      ...(of.beside === null ? [] : [jsonRecord('contents', id, of.beside)]),
      ...(of.file === null ? [] : [{ store: 'files' as const, id, bytes: of.file }]),
      ...(of.reading === null ? [] : [jsonRecord('results', id, { documentId: id, at: 1, reading: of.reading })]),
      ...of.corrections.map((correction) => {
        const own = `${id}/${correction.at.toString()}/1-a`;
        return jsonRecord('corrections', own, { id: own, documentId: id, ...correction });
      }),
      ...of.marks.map((said) => {
        const own = `${id}/${said.at.toString()}/1-a`;
        return jsonRecord('marks', own, { id: own, documentId: id, ...said });
      }),
    ]),
);
const setting = fc.tuple(anyId, fc.jsonValue()).map(([id, value]) => jsonRecord('settings', id, value));
const pack = fc
  .tuple(anyId, text, fc.jsonValue())
  .map(([packId, version, of]) =>
    jsonRecord('packs', `${packId}@${version}`, { packId, version, pack: of, savedAt: 1 }),
  );
const epoch = fc
  .tuple(anyId, fc.option(fc.record({ createdAt: fc.nat(), epoch: fc.nat(), vaultId: text }), { nil: undefined }))
  .map(([id, backup]) => jsonRecord('epochs', id, { id, startedAt: 1, cause: 'created', backup }));

const anyRecords = fc
  .tuple(fc.array(family, { maxLength: 4 }), fc.array(fc.oneof(setting, pack, epoch), { maxLength: 6 }))
  .map(([families, rest]) => {
    const byPlace = new Map([...families.flat(), ...rest].map((record) => [`${record.store} ${record.id}`, record]));
    return [...byPlace.values()];
  })
  // The order in which records come is the caller's.
  .chain((records) => fc.shuffledSubarray(records, { minLength: records.length }));

test('what is written is what is read, in any order of records and in chunks of any size', async () => {
  await fc.assert(
    fc.asyncProperty(anyRecords, fc.constantFrom(1, 17, 1000, 65_552, 10_000_000), async (records, size) => {
      const { records: came, outcome } = await read(chunked(await write(records), size));
      expect(came).toEqual(records);
      const counts = Object.fromEntries(
        backupStores.map((store) => [store, records.filter((record) => record.store === store).length]),
      ) as Record<BackupStore, number>;
      const total = records.reduce((sum, record) => sum + record.bytes.length, 0);
      expect(outcome).toEqual({ ok: true, value: { manifest, counts, bytes: total } });
    }),
    { numRuns: 60 },
  );
}, 60_000);

test('the manifest keeps what a later Stayput adds to it, and each visit gets it', async () => {
  const about = { ...manifest, mood: 'fine' };
  const seen: unknown[] = [];
  const outcome = await readBackup(
    chunked(await write([jsonRecord('settings', 'a', 1)], about)),
    passphrase,
    (_record, of) => {
      seen.push(of);
      return Promise.resolve();
    },
  );
  expect(outcome).toMatchObject({ ok: true, value: { manifest: about } });
  expect(seen).toEqual([about]);
});

test('the wrong passphrase opens nothing', async () => {
  const whole = await write([jsonRecord('settings', 'a', 1)]);
  for (const phrase of ['', 'Correct horse battery staple', `${passphrase} `]) {
    const { records, outcome } = await read(chunked(whole), phrase);
    expect(outcome).toMatchObject({ ok: false, error: { code: 'wrong-passphrase' } });
    expect(records).toEqual([]);
  }
});

test('progress is told in bytes of the file, up to all of them', async () => {
  const whole = await write([document('a'), { store: 'files', id: 'a', bytes: new Uint8Array(100_000) }]);
  const told: number[] = [];
  await readBackup(chunked(whole, 10_000), passphrase, () => Promise.resolve(), {
    onBytes: (count) => told.push(count),
  });
  expect(told).toEqual(told.toSorted((a, b) => a - b));
  expect(told.at(-1)).toBe(whole.length);
});

test('what a visit throws ends the reading, and the file is let go of', async () => {
  const cancel = vi.fn();
  const whole = await write([document('a'), { store: 'files', id: 'a', bytes: new Uint8Array(5_000_000) }]);
  const { stream } = slow(whole, cancel);
  const outcome = await readBackup(stream, passphrase, () => Promise.reject(new Error('no room')));
  expect(outcome).toMatchObject({ ok: false, error: { code: 'failed' } });
  expect(cancel).toHaveBeenCalledOnce();
});

test('a file that cannot be read to its end has failed, at its beginning and later', async () => {
  const whole = await write([document('a'), { store: 'files', id: 'a', bytes: new Uint8Array(500_000) }]);
  for (const length of [0, 100, 200, 300, 400_000]) {
    let isFirst = true;
    const broken = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (isFirst && length > 0) controller.enqueue(whole.subarray(0, length));
        else controller.error(new DOMException('The file is gone.', 'NotReadableError'));
        isFirst = false;
      },
    });
    expect((await read(broken)).outcome).toMatchObject({ ok: false, error: { code: 'failed' } });
  }
});

test('reading is cancelled before it begins, while the file is waited for, and between records', async () => {
  const whole = await write([
    document('a'),
    document('b'),
    { store: 'files', id: 'a', bytes: new Uint8Array(500_000) },
  ]);
  const cancelled = { ok: false, error: { code: 'cancelled' } };
  const never = new ReadableStream<Uint8Array>();
  expect(await readBackup(never, passphrase, () => Promise.resolve(), { signal: AbortSignal.abort() })).toMatchObject(
    cancelled,
  );
  for (const length of [0, 100, 300, 100_000]) {
    const cancel = vi.fn();
    const stop = new AbortController();
    const { stream, waits } = slow(whole.subarray(0, length), cancel);
    const outcome = readBackup(stream, passphrase, () => Promise.resolve(), { signal: stop.signal });
    await waits;
    stop.abort();
    expect(await outcome).toMatchObject(cancelled);
    expect(cancel).toHaveBeenCalledOnce();
  }
  const stop = new AbortController();
  const visit = vi.fn(() => {
    stop.abort();
    return Promise.resolve();
  });
  expect(await readBackup(chunked(whole), passphrase, visit, { signal: stop.signal })).toMatchObject(cancelled);
  expect(visit).toHaveBeenCalledOnce();
});

/** A stream that gives its bytes and then waits for ever. */
function slow(bytes: Uint8Array, cancel: () => void) {
  let isGiven = bytes.length === 0;
  let tell = (): void => undefined;
  const waits = new Promise<void>((resolve) => {
    tell = resolve;
  });
  const stream = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (isGiven) {
          tell();
          return new Promise<void>(() => undefined);
        }
        controller.enqueue(bytes);
        isGiven = true;
        return undefined;
      },
      cancel,
    },
    { highWaterMark: 0 },
  );
  return { stream, waits };
}
