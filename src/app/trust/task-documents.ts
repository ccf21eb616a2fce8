import type { StoredCorrection } from '../../vault';
import { labelsOf, type TaskDocument } from '../../workflow';
import type { Services } from '../ports';
import type { Library } from '../state/library.svelte';
import type { Reviews } from '../state/reviews.svelte';

/** Documents with their readings and labels, kept while nothing about them changes. */
export class TaskDocuments {
  readonly #vault: Services['vault'];
  readonly #reviews: Reviews;
  readonly #known = new Map<string, TaskDocument>();

  constructor(vault: Services['vault'], library: Library, reviews: Reviews) {
    this.#vault = vault;
    this.#reviews = reviews;
    library.watch(({ id }) => {
      this.#known.delete(id);
    });
    reviews.watch((id, corrections) => {
      this.#relabel(id, corrections);
    });
  }

  /** Whether a person has said anything about it. */
  isLabelled(id: string): boolean {
    return this.#reviews.isDecided(id);
  }

  /** Null: it is gone, or doesn't open. */
  async get(id: string): Promise<TaskDocument | null> {
    const known = this.#known.get(id);
    if (known !== undefined) return known;
    const [entry, reading, corrections] = await Promise.all([
      this.#vault.getEntry(id),
      this.#vault.getReading(id),
      this.#vault.listCorrections(id),
    ]);
    if (!entry.ok || !reading.ok || !corrections.ok) return null;
    const document: TaskDocument = {
      id,
      text: entry.value.content.text,
      reading: reading.value?.reading ?? null,
      labels: labelsOf(corrections.value.items, reading.value?.reading.packId ?? null),
    };
    this.#known.set(id, document);
    return document;
  }

  #relabel(id: string, corrections: readonly StoredCorrection[]): void {
    const known = this.#known.get(id);
    if (known === undefined) return;
    this.#known.set(id, { ...known, labels: labelsOf(corrections, known.reading?.packId ?? null) });
  }
}
