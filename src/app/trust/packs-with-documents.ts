import type { TaskPack } from '../../tasks';

/** A pack, and how many documents it has read. */
export interface PackWithDocuments {
  readonly pack: TaskPack;
  readonly documents: number;
}

interface Row {
  readonly isStored: boolean;
  readonly reading: { readonly packId: string } | null;
}

/** The packs that documents were read with, those with the most first. Documents of packs that are gone are left out. */
export function packsWithDocuments(rows: readonly Row[], packs: readonly TaskPack[]): readonly PackWithDocuments[] {
  const counts = new Map<string, number>();
  for (const { isStored, reading } of rows) {
    if (isStored && reading !== null) counts.set(reading.packId, (counts.get(reading.packId) ?? 0) + 1);
  }
  return packs
    .map((pack) => ({ pack, documents: counts.get(pack.id) ?? 0 }))
    .filter(({ documents }) => documents > 0)
    .toSorted((a, b) => b.documents - a.documents);
}
