import { createHash } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BlobReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js/lib/zip-core.js';
import { expect, test } from 'vitest';
import { zipPack } from './zip-pack';

const models = join(import.meta.dirname, '../e2e/fixtures/models');

test('holds the manifest and every file that it names, unchanged', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'stayput-zip-'));
  const target = join(folder, 'pack.zip');
  const names = await zipPack(models, target);
  const entries = await new ZipReader(new BlobReader(await openAsBlob(target))).getEntries();
  expect(entries.map(({ filename }) => filename)).toEqual(names.map((name) => `fixture-qwen2-tiny/${name}`));
  const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
  for (const entry of entries) {
    if (entry.directory) throw new Error('A folder is no file.');
    const bytes = await entry.getData(new Uint8ArrayWriter(), { useWebWorkers: false });
    expect(hash(bytes), entry.filename).toBe(hash(await readFile(join(models, entry.filename))));
  }
  await rm(folder, { recursive: true });
});
