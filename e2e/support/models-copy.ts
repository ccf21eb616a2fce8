import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from './app';
import { fixtureModels } from './person';

/** The fixture's model pack in a folder of its own, which a test may change. */
export interface ModelsCopy {
  readonly folder: string;
  /** The pack's path below `/models/`. */
  readonly pack: string;
  /** Changes one file of the pack as damage would: nothing else is told. */
  damage(file: string, change: (bytes: Buffer) => Buffer): Promise<void>;
  /** Changes the manifest as its publisher would: the index names the new one's hash. */
  publish(change: (manifest: Record<string, unknown>) => Record<string, unknown>): Promise<void>;
}

export const test = base.extend<{ readonly modelsCopy: ModelsCopy }>({
  modelsDirectory: fixtureModels,

  modelsCopy: async ({ modelsDirectory }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'stayput-models-'));
    await cp(modelsDirectory ?? fixtureModels, folder, { recursive: true });
    await use(await modelsCopy(folder));
    await rm(folder, { recursive: true });
  },
});

async function modelsCopy(folder: string): Promise<ModelsCopy> {
  const indexPath = join(folder, 'index.json');
  const index = JSON.parse(await readFile(indexPath, 'utf8')) as { packs: { path: string; manifestSha256: string }[] };
  const [entry] = index.packs;
  if (entry === undefined) throw new Error('The fixture has no model pack.');
  return {
    folder,
    pack: entry.path,
    async damage(file, change) {
      const path = join(folder, entry.path, file);
      await writeFile(path, change(await readFile(path)));
    },
    async publish(change) {
      const path = join(folder, entry.path, 'manifest.json');
      const manifest = change(JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>);
      const bytes = `${JSON.stringify(manifest, null, 2)}\n`;
      await writeFile(path, bytes);
      entry.manifestSha256 = createHash('sha256').update(bytes).digest('hex');
      await writeFile(indexPath, JSON.stringify(index));
    },
  };
}

/** The same bytes with one bit of the middle one turned. */
export function withFlippedBit(bytes: Buffer): Buffer {
  const flipped = Buffer.from(bytes);
  const middle = flipped.length >> 1;
  flipped.writeUInt8(flipped.readUInt8(middle) ^ 1, middle);
  return flipped;
}
