import { isSamePack, readDraft, readPackFile, writePackFile, type PackFault, type TaskPack } from '../../tasks';
import type { Packs } from './packs.svelte';

/** A pack that is being written: as a form and as JSON, which say the same. Nothing is kept until it is saved. */
export class PackDraft {
  readonly #packs: Packs;
  #saved = $state.raw<TaskPack | null>(null);
  /** What a new pack was before anyone changed it. */
  readonly #start: TaskPack;
  #pack = $state.raw<TaskPack>() as TaskPack;
  #text = $state('');
  #faults = $state.raw<readonly PackFault[]>([]);
  #isFormBehind = $state(false);
  readonly #valid = $derived.by(() => {
    const read = this.faults.length > 0 ? null : readPackFile(this.#text);
    return read?.ok === true ? read.value : null;
  });

  /** @param saved - the version that is changed; null for a new pack */
  constructor(packs: Packs, pack: TaskPack, saved: TaskPack | null) {
    this.#packs = packs;
    this.#saved = saved;
    this.#start = pack;
    this.#show(pack);
  }

  /** The pack as the form shows it. While the JSON is broken, as it was before. */
  get pack(): TaskPack {
    return this.#pack;
  }

  /** The pack as JSON. */
  get text(): string {
    return this.#text;
  }

  /** All mistakes of the JSON, which is what would be saved. */
  get faults(): readonly PackFault[] {
    const faults = this.#faults;
    return this.#idFault === null ? faults : [...faults, this.#idFault];
  }

  /** Whether the JSON is broken in a way that the form can't show. */
  get isFormBehind(): boolean {
    return this.#isFormBehind;
  }

  /** The version that is changed; null for a pack that was never saved. */
  get saved(): TaskPack | null {
    return this.#saved;
  }

  get isBuiltIn(): boolean {
    return this.#saved !== null && this.#packs.isBuiltIn(this.#saved.id);
  }

  /** Whether leaving would lose something. A new pack is a change, too. */
  get isChanged(): boolean {
    if (this.#isFormBehind || this.#saved === null) return true;
    return this.#pack.version !== this.#saved.version || !isSamePack(this.#pack, this.#saved);
  }

  /** The pack without mistakes; null as long as there are some. */
  get valid(): TaskPack | null {
    return this.#valid;
  }

  /** What is wrong at a path, for the form. */
  faultAt(path: string): string | null {
    return this.faults.find((fault) => fault.path === path)?.message ?? null;
  }

  /** Changes the form; the JSON follows. */
  change(changes: Partial<TaskPack>): void {
    this.#show({ ...this.#pack, ...changes });
  }

  /** Changes the form where a property goes away; the JSON follows. */
  replace(pack: TaskPack): void {
    this.#show(pack);
  }

  /** Changes the JSON; the form follows as soon as it can. */
  write(text: string): void {
    const { draft, faults } = readDraft(text);
    this.#text = text;
    this.#faults = faults;
    this.#isFormBehind = draft === null;
    if (draft !== null) this.#pack = draft;
  }

  /** Lays the JSON out anew, if it can be read. */
  tidy(): void {
    if (!this.#isFormBehind) this.#show(this.#pack);
  }

  /** Brings an older version back as a change that is not saved yet. */
  restore(version: TaskPack): void {
    this.#show({ ...version, version: this.#saved?.version ?? version.version });
  }

  /** Takes all changes back. */
  reset(): void {
    this.#show(this.#saved ?? this.#start);
  }

  /** Keeps it as a new version. Null when that is done, otherwise why it isn't, as a sentence. */
  async save(): Promise<string | null> {
    const pack = this.valid;
    if (pack === null) return 'The pack has mistakes, so it was not saved. Mend them, then save again.';
    const kept = await this.#packs.save(pack, this.#saved);
    if (typeof kept === 'string') return kept;
    this.#saved = kept;
    this.#show(kept);
    return null;
  }

  #show(pack: TaskPack): void {
    this.write(writePackFile(pack));
    // The form keeps what it was given, also what the schema would trim.
    this.#pack = pack;
    this.#isFormBehind = false;
  }

  /** A pack is known by its id: documents and versions refer to it. */
  get #idFault(): PackFault | null {
    const { id } = this.#pack;
    const fault = (message: string): PackFault => ({ path: 'id', message, place: null, isStructural: false });
    if (this.#saved !== null) {
      if (id === this.#saved.id) return null;
      return fault(`must stay ${this.#saved.id}; copy the pack to give it another id`);
    }
    return this.#packs.find(id) === null ? null : fault('belongs to another pack; choose another one');
  }
}
