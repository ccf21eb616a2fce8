import { access, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hostile } from './backup-vectors/hostile';
import { passphrase } from './backup-vectors/shared';
import { version1 } from './backup-vectors/version-1';

/**
 * Writes the backups that the tests of `src/vault/backup` read. Each run encrypts them anew, so run it only to add
 * one: `npx tsx tools/backup-vectors.ts`. Version 1 is written once, because a backup from then must always open.
 */
async function writeVectors(folder: string): Promise<void> {
  await mkdir(join(folder, 'hostile'), { recursive: true });
  const vectors = await hostile();
  for (const { file, bytes } of vectors) await writeFile(join(folder, 'hostile', file), bytes);
  const listed = vectors.map(({ file, code, why }) => ({ file, code, why }));
  await writeJson(join(folder, 'hostile/vectors.json'), { passphrase, vectors: listed });
  console.log(`${vectors.length.toString()} hostile backups written.`);
  if (await isThere(join(folder, 'version-1.age'))) return;
  const { bytes, expected } = await version1();
  await writeFile(join(folder, 'version-1.age'), bytes);
  await writeJson(join(folder, 'version-1.json'), expected);
  console.log('Version 1 written.');
}

async function writeJson(path: string, value: unknown): Promise<void> {
  await writeFile(path, `${JSON.stringify(value, null, 2)}\n`);
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

await writeVectors(join(import.meta.dirname, '../src/vault/backup/fixtures'));
