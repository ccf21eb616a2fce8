import { createWriteStream, openAsBlob } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { BlobReader, ZipWriter } from '@zip.js/zip.js/lib/zip-core.js';
import { manifestSchema, packIndexSchema } from '../src/models/manifest';

/**
 * Puts the default model pack of a folder of packs into a ZIP file, for devices without a network. Nothing is
 * compressed: the shards are already.
 *
 * @returns the names of the files in it, below the pack's own folder
 */
export async function zipPack(modelsFolder: string, target: string): Promise<readonly string[]> {
  const index = packIndexSchema.parse(JSON.parse(await readFile(join(modelsFolder, 'index.json'), 'utf8')));
  const path = index.packs[0]?.path ?? '';
  const manifest = manifestSchema.parse(JSON.parse(await readFile(join(modelsFolder, path, 'manifest.json'), 'utf8')));
  const names = ['manifest.json', ...[...manifest.files, ...manifest.weights].map((file) => file.path)];
  const output = Writable.toWeb(createWriteStream(target)) as WritableStream<Uint8Array>;
  const writer = new ZipWriter(output, { level: 0, useWebWorkers: false });
  for (const name of names) {
    await writer.add(`${path}/${name}`, new BlobReader(await openAsBlob(join(modelsFolder, path, name))));
  }
  await writer.close();
  return names;
}

if (process.argv[1]?.endsWith('zip-pack.ts')) {
  const [, , modelsFolder, target] = process.argv;
  if (modelsFolder === undefined || target === undefined) {
    console.error('Usage: npx tsx tools/zip-pack.ts public/models model.zip');
    process.exitCode = 2;
  } else {
    const names = await zipPack(modelsFolder, target);
    console.log(`${target}: ${names.length.toString()} files. Import it on the Model page, under "Without a network".`);
  }
}
