import { backupStores, type BackupRecord, type BackupStore } from './format';
import type { RecordFacts } from './record-shapes';

/** The ids of a backup's records, to find what is there twice and what belongs to nothing. */
export class Inventory {
  readonly #ids = new Map<BackupStore, Set<string>>(backupStores.map((store) => [store, new Set()]));
  readonly #needed = new Set<string>();
  #bytes = 0;

  /** False when there is such a record already. */
  add({ store, id, bytes }: BackupRecord, { documentId }: RecordFacts): boolean {
    const ids = this.#idsOf(store);
    if (ids.has(id)) return false;
    ids.add(id);
    if (documentId !== null) this.#needed.add(documentId);
    this.#bytes += bytes.length;
    return true;
  }

  /** Whether each document that a record belongs to is there. True only once all records are added. */
  isWhole(): boolean {
    const documents = this.#idsOf('documents');
    return [...this.#needed].every((id) => documents.has(id));
  }

  counts(): Readonly<Record<BackupStore, number>> {
    const counts = backupStores.map((store) => [store, this.#idsOf(store).size] as const);
    return Object.fromEntries(counts) as Record<BackupStore, number>;
  }

  /** The sum of the records' sizes. */
  get bytes(): number {
    return this.#bytes;
  }

  #idsOf(store: BackupStore): Set<string> {
    return this.#ids.get(store) ?? new Set();
  }
}
