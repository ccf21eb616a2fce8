import { SvelteMap } from 'svelte/reactivity';
import { freeId, type TaskPack } from '../../tasks';
import type { Services } from '../ports';
import { copyOf, newPack } from '../packs/new-pack';
import { PackDraft } from './pack-draft.svelte';
import type { Packs } from './packs.svelte';

const NEW_ID = 'new_pack';
const setting = 'unsaved-packs';

/** A draft as it outlives a lock. */
interface KeptDraft {
  readonly id: string;
  readonly isNew: boolean;
  readonly text: string;
}

function isKeptDraft(value: unknown): value is KeptDraft {
  if (typeof value !== 'object' || value === null) return false;
  const { id, isNew, text } = value as Partial<Record<keyof KeptDraft, unknown>>;
  return typeof id === 'string' && typeof isNew === 'boolean' && typeof text === 'string';
}

/** The packs that are being written. They stay while the person looks at other pages; a reload asks first. */
export class PackDrafts {
  readonly #packs: Packs;
  readonly #vault: Services['vault'];
  readonly #drafts = new SvelteMap<string, PackDraft>();

  constructor(packs: Packs, vault: Services['vault']) {
    this.#packs = packs;
    this.#vault = vault;
  }

  /** Brings back what a lock interrupted. */
  async start(): Promise<void> {
    const stored = await this.#vault.getSetting(setting);
    if (!stored.ok || !Array.isArray(stored.value)) return;
    for (const kept of stored.value.filter(isKeptDraft)) {
      const saved = kept.isNew ? null : this.#packs.find(kept.id);
      const draft = new PackDraft(this.#packs, saved ?? newPack(kept.id), saved);
      draft.write(kept.text);
      this.#drafts.set(kept.id, draft);
    }
    if (stored.value.length > 0) await this.#vault.setSetting(setting, []);
  }

  /** Keeps what is not saved, sealed like everything else, so that a lock loses nothing: of this tab and of others. */
  async keep(): Promise<void> {
    const unsaved = this.unsaved.map(([id, draft]): KeptDraft => ({
      id,
      isNew: draft.saved === null,
      text: draft.text,
    }));
    if (unsaved.length === 0) return;
    const stored = await this.#vault.getSetting(setting);
    const others = stored.ok && Array.isArray(stored.value) ? stored.value.filter(isKeptDraft) : [];
    const isOwn = (kept: KeptDraft): boolean => unsaved.some(({ id }) => id === kept.id);
    await this.#vault.setSetting(setting, [...others.filter((kept) => !isOwn(kept)), ...unsaved]);
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
    return pack.id;
  }

  /** Forgets what was not saved of a pack. */
  discard(id: string): void {
    this.#drafts.delete(id);
  }

  /** Drafts with changes that are not saved, by the id of their page. */
  get unsaved(): readonly (readonly [string, PackDraft])[] {
    return [...this.#drafts].filter(([, draft]) => draft.isChanged);
  }
}
