import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const virtualId = 'virtual:known-packs';

/**
 * The module `virtual:known-packs`: which packs the build's own index names, by the hash of their manifests. A device
 * that was never online after its installation trusts these, and only these, when a pack is imported from a file.
 */
export function knownPacksModule(modelsFolder: string): Plugin {
  return {
    name: 'stayput:known-packs-module',
    resolveId: (id) => (id === virtualId ? `\0${virtualId}` : null),
    load(id) {
      if (id !== `\0${virtualId}`) return null;
      return `export const knownPacks = ${JSON.stringify(packsIn(join(modelsFolder, 'index.json')))};`;
    },
  };
}

/** A build without packs is one whose packs come from elsewhere: it knows none. */
function packsIn(index: string): unknown {
  try {
    return (JSON.parse(readFileSync(index, 'utf8')) as { packs?: unknown }).packs ?? [];
  } catch {
    return [];
  }
}
