import { expect, test } from 'vitest';
import type { BackupRecord } from './format';
import { readBackup, writeBackup } from './index';
import { cheap, document, manifest, passphrase } from './testing/samples';

const recordBytes = 5_000_000;
const files = 60;

/**
 * The stream between writing and reading is the only place where records can pile up: counting how far the records
 * that were asked for run ahead of those that were visited bounds the memory, whatever a garbage collector does.
 */
test('300 MB pass through with no more than a few records on the way', async () => {
  let asked = 0;
  let visited = 0;
  let mostPending = 0;
  async function* records(): AsyncGenerator<BackupRecord> {
    yield await Promise.resolve(document('a'));
    for (let index = 0; index < files; index += 1) {
      const id = `a${index.toString()}`;
      asked += 1;
      mostPending = Math.max(mostPending, asked - visited);
      yield document(id);
      yield { store: 'files', id, bytes: new Uint8Array(recordBytes).fill(index) };
    }
  }
  const stream = await writeBackup(manifest, records(), passphrase, cheap);
  const outcome = await readBackup(stream, passphrase, async ({ store, bytes }) => {
    if (store !== 'files') return;
    // A slow reader: the writer gets every chance to run ahead.
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(bytes.every((byte) => byte === visited)).toBe(true);
    visited += 1;
  });
  expect(outcome).toMatchObject({ ok: true, value: { counts: { files, documents: files + 1 } } });
  // One that is read, one that is asked for, and 8 MiB in the packer's queue.
  expect(mostPending).toBeLessThanOrEqual(5);
  expect(mostPending).toBeGreaterThan(0);
}, 120_000);

test('a stream that no one reads asks for no more than its queue takes', async () => {
  let asked = 0;
  async function* records(): AsyncGenerator<BackupRecord> {
    for (let index = 0; index < 1000; index += 1) {
      const id = index.toString();
      asked += 1;
      yield await Promise.resolve(document(id));
      yield { store: 'files', id, bytes: new Uint8Array(1_000_000) };
    }
  }
  const stream = await writeBackup(manifest, records(), passphrase, cheap);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(asked).toBeGreaterThan(0);
  expect(asked).toBeLessThan(12);
  await stream.cancel();
});
