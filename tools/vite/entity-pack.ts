import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { entityManifestSchema } from '../../src/models/entities/manifest.ts';

const virtualId = 'virtual:entity-pack';

/**
 * The module `virtual:entity-pack`: the manifest of the entity model that lies in a folder of `public`, with the hash of
 * each of its files. The build is what is trusted, so the files need no other index.
 *
 * @param folder holds one folder for each version; the last by name is taken
 */
export function entityPackModule(folder: string): Plugin {
  return {
    name: 'stayput:entity-pack-module',
    resolveId: (id) => (id === virtualId ? `\0${virtualId}` : null),
    load(id) {
      if (id !== `\0${virtualId}`) return null;
      return `export const entityPack = ${JSON.stringify(packIn(folder))};`;
    },
  };
}

function packIn(folder: string): unknown {
  const name = existsSync(folder) ? readdirSync(folder).sort().at(-1) : undefined;
  if (name === undefined) return null;
  const bytes = readFileSync(join(folder, name, 'manifest.json'));
  return {
    folder: `/entity-models/${name}`,
    manifest: entityManifestSchema.parse(JSON.parse(bytes.toString('utf8'))),
    manifestSha256: createHash('sha256').update(bytes).digest('hex'),
  };
}
