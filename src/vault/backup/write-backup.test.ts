import { Decrypter } from 'age-encryption';
import { unpackTar } from 'modern-tar';
import { expect, test } from 'vitest';
import { recordBytesLimit, type BackupRecord } from './format';
import { UnfitRecordError, writeBackup } from './index';
import { cheap, collect, document, inTurn, jsonRecord, manifest, passphrase } from './testing/samples';

async function failureOf(records: AsyncIterable<BackupRecord>, signal?: AbortSignal): Promise<unknown> {
  const stream = await writeBackup(manifest, records, passphrase, signal === undefined ? cheap : { ...cheap, signal });
  return collect(stream).then(
    () => null,
    (thrown: unknown) => thrown,
  );
}

const file = (id: string): BackupRecord => ({ store: 'files', id, bytes: new Uint8Array([1]) });

test('age and tar unpack it, without Stayput', async () => {
  const stream = await writeBackup(manifest, inTurn([document('a', 'Invoice.PDF', 3), file('a')]), passphrase, cheap);
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  const entries = await unpackTar(await decrypter.decrypt(await collect(stream)), { strict: true });
  expect(entries.map(({ header: { name, type, mode } }) => [name, type, mode])).toEqual([
    ['manifest.json', 'file', 0o644],
    ['documents/a.3.json', 'file', 0o644],
    ['files/a.pdf', 'file', 0o644],
    ['end.json', 'file', 0o644],
  ]);
  expect(entries.every(({ header }) => header.mtime?.getTime() === manifest.createdAt)).toBe(true);
  expect(JSON.parse(new TextDecoder().decode(entries[0]?.data))).toEqual(manifest);
});

test('the cost of guessing is that of age unless a test lowers it', async () => {
  const stream = await writeBackup(manifest, inTurn([]), passphrase);
  expect(new TextDecoder('latin1').decode(await collect(stream))).toMatch(
    /^age-encryption\.org\/v1\n-> scrypt \S{22} 18\n/,
  );
}, 30_000);

test.each<[string, readonly BackupRecord[]]>([
  ['there twice', [document('a'), document('a', 'other.txt', 1)]],
  ['not in shape', [jsonRecord('documents', 'a', { id: 'a' })]],
  ['not named by its id', [jsonRecord('documents', 'a', { id: 'b', name: '', addedAt: 1 })]],
  ['no JSON', [{ store: 'settings', id: 'a', bytes: new Uint8Array() }]],
  ['without an id', [jsonRecord('settings', '', 1)]],
  ['in a list that there is not', [{ ...jsonRecord('settings', 'a', 1), order: 1 }]],
  ['too large', [document('a'), { store: 'files', id: 'a', bytes: new Uint8Array(recordBytesLimit + 1) }]],
])('a record that is %s ends the stream and is named', async (_what, records) => {
  const last = records.at(-1);
  const failure = await failureOf(inTurn(records));
  expect(failure).toBeInstanceOf(UnfitRecordError);
  expect(failure).toMatchObject({ store: last?.store, id: last?.id });
});

test.each<[string, BackupRecord]>([
  ['file', file('a')],
  ['text', jsonRecord('contents', 'a', { mediaType: 'text/plain', text: '', pages: [], runs: [] })],
  ['correction', jsonRecord('corrections', 'a/1', { id: 'a/1', documentId: 'a', field: 'f', found: null, at: 1 })],
  [
    'mark',
    jsonRecord('marks', 'a/1', {
      id: 'a/1',
      documentId: 'a',
      start: 0,
      end: 1,
      action: 'add',
      type: 'PERSON',
      found: null,
      at: 1,
    }),
  ],
])('a %s without its document ends the stream', async (_what, record) => {
  const failure = await failureOf(inTurn([document('b'), record]));
  expect(failure).toBeInstanceOf(UnfitRecordError);
  expect(failure).toMatchObject({ store: null, id: null });
});

test('what the records throw ends the stream', async () => {
  const gone = new Error('The vault is closed.');
  async function* records(): AsyncGenerator<BackupRecord> {
    yield await Promise.resolve(document('a'));
    throw gone;
  }
  expect(await failureOf(records())).toBe(gone);
});

test('an abort, and giving up the stream, let go of the records', async () => {
  const stop = new AbortController();
  let isReleased = false;
  async function* endless(): AsyncGenerator<BackupRecord> {
    try {
      for (let id = 0; ; id += 1) {
        yield await Promise.resolve(document(id.toString()));
        yield { store: 'files', id: id.toString(), bytes: new Uint8Array(1_000_000) };
        if (id === 20) stop.abort(new Error('stopped'));
      }
    } finally {
      isReleased = true;
    }
  }
  expect(await failureOf(endless(), stop.signal)).toMatchObject({ message: 'stopped' });
  await expect.poll(() => isReleased).toBe(true);

  isReleased = false;
  const stream = await writeBackup(manifest, endless(), passphrase, cheap);
  const reader = stream.getReader();
  await reader.read();
  await reader.cancel();
  await expect.poll(() => isReleased).toBe(true);
});

test('an empty passphrase and a manifest out of shape are faults of the caller', async () => {
  await expect(writeBackup(manifest, inTurn([]), '', cheap)).rejects.toThrow(RangeError);
  await expect(writeBackup({ ...manifest, createdAt: -1 }, inTurn([]), passphrase, cheap)).rejects.toThrow();
});
