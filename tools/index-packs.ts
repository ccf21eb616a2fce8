import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Writes `index.json` for a folder of model packs: which packs there are, and the hash of each manifest. The app
 * takes the first. Run it after building or mirroring a pack: `npx tsx tools/index-packs.ts public/models`.
 */
const folder = process.argv[2] ?? 'public/models';
const packs = readdirSync(folder)
  .sort()
  .filter((name) => existsSync(join(folder, name, 'manifest.json')))
  .map((path) => ({
    path,
    manifestSha256: createHash('sha256')
      .update(readFileSync(join(folder, path, 'manifest.json')))
      .digest('hex'),
  }));
writeFileSync(join(folder, 'index.json'), `${JSON.stringify({ packs }, null, 2)}\n`);
console.log(`${join(folder, 'index.json')}: ${packs.map(({ path }) => path).join(', ')}`);
