import { expect, test } from 'vitest';
import type { BackupRecord } from './format';
import { readBackup, writeBackup } from './index';
import { cheap, chunked, collect, document, inTurn, jsonRecord, manifest, passphrase } from './testing/samples';

const small: readonly BackupRecord[] = [jsonRecord('settings', 'consent', { given: true })];
/** Three chunks of age. */
const large: readonly BackupRecord[] = [document('a'), { store: 'files', id: 'a', bytes: noise(140_000) }];
const chunkBytes = 64 * 1024 + 16;

function noise(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => (index * 2_654_435_761) >>> 13);
}

async function write(records: readonly BackupRecord[]): Promise<Uint8Array<ArrayBuffer>> {
  return collect(await writeBackup(manifest, inTurn(records), passphrase, cheap));
}

/** Reads what must not be read; whatever was visited before the refusal must be what was written. */
async function expectRefused(damaged: Uint8Array, original: readonly BackupRecord[]): Promise<string> {
  const seen: BackupRecord[] = [];
  const outcome = await readBackup(chunked(damaged, 1_000_000), passphrase, (record) => {
    seen.push(record);
    return Promise.resolve();
  });
  expect(seen).toEqual(original.slice(0, seen.length));
  if (outcome.ok) throw new Error('a damaged backup was accepted');
  return outcome.error.code;
}

function flipped(whole: Uint8Array, position: number, mask = 1): Uint8Array {
  const damaged = whole.slice();
  damaged[position] = (whole[position] ?? 0) ^ mask;
  return damaged;
}

test('a changed byte is refused, wherever it is', async () => {
  const whole = await write(small);
  const codes = new Set<string>();
  for (let position = 0; position < whole.length; position += 1) {
    // Every eighth bit in turn; the work factor's one digit stays cheap with the lowest.
    const mask = position < 256 ? 1 : 1 << (position % 8);
    codes.add(await expectRefused(flipped(whole, position, mask), small));
  }
  expect([...codes].toSorted()).toEqual(['damaged', 'not-a-backup', 'wrong-passphrase']);
}, 60_000);

test('a backup that was cut is refused, wherever it was cut', async () => {
  const whole = await write(small);
  const codes = new Set<string>();
  for (let length = 0; length < whole.length; length += 1) {
    codes.add(await expectRefused(whole.subarray(0, length), small));
  }
  expect([...codes].toSorted()).toEqual(['damaged', 'incomplete', 'not-a-backup']);
}, 60_000);

test('the same at the borders of the chunks of age', async () => {
  const whole = await write(large);
  const start = whole.length % chunkBytes;
  expect(whole.length).toBeGreaterThan(2 * chunkBytes);
  const header = new TextDecoder('latin1').decode(whole).search(/\n--- .{43}\n/s) + 49 + 16;
  for (const border of [header, header + chunkBytes, header + 2 * chunkBytes]) {
    for (const position of [border - 17, border - 16, border - 1, border, border + 1]) {
      await expectRefused(whole.subarray(0, position), large);
      await expectRefused(flipped(whole, position), large);
    }
  }
  for (const length of [whole.length - 1, whole.length - start]) await expectRefused(whole.subarray(0, length), large);
});

test('chunks of age that change places are refused', async () => {
  const whole = await write(large);
  const header = new TextDecoder('latin1').decode(whole).search(/\n--- .{43}\n/s) + 49 + 16;
  const swapped = whole.slice();
  swapped.set(whole.subarray(header, header + chunkBytes), header + chunkBytes);
  swapped.set(whole.subarray(header + chunkBytes, header + 2 * chunkBytes), header);
  expect(await expectRefused(swapped, large)).toBe('damaged');
  const dropped = new Uint8Array([...whole.subarray(0, header), ...whole.subarray(header + chunkBytes)]);
  expect(await expectRefused(dropped, large)).toBe('damaged');
});

test('anything else is no backup, and a large one is not read through', async () => {
  let pulled = 0;
  const zeros = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(1000));
      },
    },
    { highWaterMark: 0 },
  );
  expect(await readBackup(zeros, passphrase, () => Promise.resolve())).toMatchObject({
    error: { code: 'not-a-backup' },
  });
  expect(pulled).toBe(1);
});
