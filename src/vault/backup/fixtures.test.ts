import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import hostile from './fixtures/hostile/vectors.json';
import version1 from './fixtures/version-1.json';
import type { BackupRecord } from './format';
import { readBackup } from './index';
import { chunked } from './testing/samples';

const fixtures = join(import.meta.dirname, 'fixtures');

test('a backup of version 1 stays readable', async () => {
  const records: unknown[] = [];
  const visit = ({ bytes, ...place }: BackupRecord): Promise<void> => {
    records.push({ ...place, base64: Buffer.from(bytes).toString('base64') });
    return Promise.resolve();
  };
  const bytes = await readFile(join(fixtures, 'version-1.age'));
  const outcome = await readBackup(chunked(bytes), version1.passphrase, visit);
  expect(outcome).toMatchObject({ ok: true, value: { manifest: version1.manifest } });
  expect(records).toEqual(version1.records);
});

test.each(hostile.vectors)('$file: $why', async ({ file, code }) => {
  const bytes = await readFile(join(fixtures, 'hostile', file));
  const outcome = await readBackup(chunked(bytes), hostile.passphrase, () => Promise.resolve());
  expect(outcome).toMatchObject({ ok: false, error: { code } });
});

test('every hostile file is listed', async () => {
  const files = (await readdir(join(fixtures, 'hostile'))).filter((name) => name.endsWith('.age'));
  expect(files.toSorted()).toEqual(hostile.vectors.map(({ file }) => file).toSorted());
});
