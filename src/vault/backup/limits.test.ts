import { Encrypter } from 'age-encryption';
import { packTar } from 'modern-tar';
import { expect, test } from 'vitest';
import { recordBytesLimit } from './format';
import { readBackup } from './index';
import { manifest, passphrase } from './testing/samples';

/** A backup of 8 MB with one record, which is as large as its tar header says and cut before that. */
async function withRecord(size: number): Promise<ReadableStream<Uint8Array>> {
  const about = JSON.stringify(manifest);
  const tar = await packTar([
    { header: { name: 'manifest.json', size: about.length }, body: about },
    { header: { name: 'files/a', size: 0 } },
  ]);
  const header = tar.slice(1024, 1536);
  header.set(new TextEncoder().encode(size.toString(8).padStart(11, '0')), 124);
  header.fill(32, 148, 156);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.set(new TextEncoder().encode(`${sum.toString(8).padStart(6, '0')}\0 `), 148);
  const chunks = [tar.slice(0, 1024), header, ...Array.from({ length: 128 }, () => new Uint8Array(64 * 1024))];
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  encrypter.setScryptWorkFactor(1);
  return encrypter.encrypt(
    new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          const chunk = chunks.shift();
          if (chunk === undefined) controller.close();
          else controller.enqueue(chunk);
        },
      },
      { highWaterMark: 0 },
    ),
  );
}

test('a record over the limit is refused by its header, before its bytes are read', async () => {
  let taken = 0;
  const onBytes = (bytes: number): void => {
    taken = bytes;
  };
  const stream = await withRecord(recordBytesLimit + 1);
  const outcome = await readBackup(stream, passphrase, () => Promise.resolve(), { onBytes });
  expect(outcome).toMatchObject({ ok: false, error: { code: 'too-large' } });
  expect(taken).toBeLessThan(4_000_000);
});

test('a record at the limit is begun', async () => {
  const outcome = await readBackup(await withRecord(recordBytesLimit), passphrase, () => Promise.resolve());
  expect(outcome).toMatchObject({ ok: false, error: { code: 'damaged' } });
});
