import { freeId, type TaskPack } from '../../tasks';
import { copyOf, newPack } from '../packs/new-pack';
import { PackDraft } from './pack-draft.svelte';
import type { Packs } from './packs.svelte';

const NEW_ID = 'new_pack';

/** The packs that are being written. They stay while the person looks at other pages; a reload asks first. */
export class PackDrafts {
  readonly #packs: Packs;
  readonly #drafts = new Map<string, PackDraft>();
  /** Changes with the keys of the map. */
  #count = $state(0);

  constructor(packs: Packs) {
    this.#packs = packs;
  }

  /** The draft of a pack, begun if there is none yet; null when there is no such pack. */
  of(id: string): PackDraft | null {
    const known = this.#drafts.get(id);
    const pack = this.#packs.find(id);
    // A version that came meanwhile takes the place of a draft without changes.
    const isBehind = pack !== null && known?.isChanged === false && known.saved?.version !== pack.version;
    if (known !== undefined && !isBehind) return known;
    if (pack === null) return null;
    const draft = new PackDraft(this.#packs, pack, pack);
    this.#drafts.set(id, draft);
    return draft;
  }

  /** Begins a new pack as a copy of another one, or from nothing. Answers with its id. */
  begin(from: TaskPack | null): string {
    const taken = [...this.#drafts.keys(), ...this.#packs.newest.map(({ id }) => id)];
    const pack = from === null ? newPack(taken.includes(NEW_ID) ? freeId(NEW_ID, taken) : NEW_ID) : copyOf(from, taken);
    this.#drafts.set(pack.id, new PackDraft(this.#packs, pack, null));
    this.#count += 1;
    return pack.id;
  }

  /** Forgets what was not saved of a pack. */
  discard(id: string): void {
    this.#drafts.delete(id);
    this.#count += 1;
  }

  /** Drafts with changes that are not saved, by the id of their page. */
  get unsaved(): readonly (readonly [string, PackDraft])[] {
    // The map itself is not watched.
    return this.#count < 0 ? [] : [...this.#drafts].filter(([, draft]) => draft.isChanged);
  }
}
