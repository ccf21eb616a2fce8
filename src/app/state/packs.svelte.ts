import {
  compareVersions,
  isSamePack,
  newestOfEach,
  nextVersion,
  taskPackSchema,
  withoutStaleCalibrations,
  type TaskPack,
} from '../../tasks';
import type { Reading } from '../../understanding';
import type { IntentTitles, ReadingSummary } from '../../vault';
import type { PackToRead } from '../../workflow';
import { intentTitlesOf } from '../packs/intent-titles';
import { asWords, intentTitle, packOfReading, type ReadingPack } from '../packs/reading-pack';
import type { Services } from '../ports';
import type { Toasts } from './toasts.svelte';

/** One version of a pack. `savedAt` is in epoch milliseconds; null for a pack that comes with the app. */
export interface PackVersion {
  readonly pack: TaskPack;
  readonly savedAt: number | null;
}

/** What a pack that comes from outside is to the packs that are here. */
export type Newcomer =
  | { readonly kind: 'new' }
  | { readonly kind: 'known'; readonly version: string }
  | { readonly kind: 'built-in' }
  | { readonly kind: 'newer'; readonly version: string };

const defaultSetting = 'pack-for-new-documents';

/** The task packs of this device: those that come with the app, and the person's own in all their versions. */
export class Packs {
  readonly #services: Pick<Services, 'vault' | 'builtInPacks'>;
  readonly #toasts: Toasts;
  #own = $state.raw<readonly PackVersion[]>([]);
  #damaged = $state.raw<readonly string[]>([]);
  #isLoaded = $state(false);
  #error = $state<string | null>(null);
  #defaultId = $state<string | null>(null);
  readonly #watchers: (() => void)[] = [];

  constructor(services: Pick<Services, 'vault' | 'builtInPacks'>, toasts: Toasts) {
    this.#services = services;
    this.#toasts = toasts;
  }

  async start(): Promise<void> {
    const setting = await this.#services.vault.getSetting(defaultSetting);
    this.#defaultId = setting.ok && typeof setting.value === 'string' ? setting.value : null;
    await this.#load();
    this.#isLoaded = true;
  }

  /** False until the person's own packs are known. */
  get isLoaded(): boolean {
    return this.#isLoaded;
  }

  /** Why the person's own packs are not listed, as a sentence. */
  get error(): string | null {
    return this.#error;
  }

  /** Stored versions that don't open or are no packs to this version of the app. */
  get damaged(): readonly string[] {
    return this.#damaged;
  }

  /** The newest version of each pack: those that come with the app, then the person's own by title. */
  get newest(): readonly TaskPack[] {
    return [...this.#services.builtInPacks, ...this.own];
  }

  /** The newest version of each of the person's own packs, by title. */
  get own(): readonly TaskPack[] {
    return newestOfEach(this.#own.map(({ pack }) => pack)).toSorted((a, b) => a.title.localeCompare(b.title));
  }

  isBuiltIn(id: string): boolean {
    return this.#services.builtInPacks.some((pack) => pack.id === id);
  }

  /** The newest version of a pack; null when there is no such pack. */
  find(id: string): TaskPack | null {
    return this.newest.find((pack) => pack.id === id) ?? null;
  }

  /** All versions of a pack, newest first. */
  versionsOf(id: string): readonly PackVersion[] {
    const builtIn = this.#services.builtInPacks.map((pack): PackVersion => ({ pack, savedAt: null }));
    return [...builtIn, ...this.#own]
      .filter(({ pack }) => pack.id === id)
      .toSorted((a, b) => compareVersions(b.pack.version, a.pack.version));
  }

  /** The pack that new documents are read with; null: chosen automatically. */
  get defaultId(): string | null {
    return this.#defaultId !== null && this.find(this.#defaultId) !== null ? this.#defaultId : null;
  }

  async setDefault(id: string | null): Promise<void> {
    const before = this.#defaultId;
    this.#defaultId = id;
    const kept = await this.#services.vault.setSetting(defaultSetting, id);
    if (kept.ok) return;
    this.#defaultId = before;
    this.#toasts.show(kept.error.message);
  }

  /** The pack for a document. A choice of a pack that is gone counts as none. */
  toRead(packId: string | undefined): PackToRead {
    const chosen = packId === undefined ? null : this.find(packId);
    if (chosen !== null) return { by: 'person', pack: chosen };
    const [first, ...rest] = this.#services.builtInPacks;
    const [preferred, ...others] = this.own;
    // A person's own pack comes before the built-in one of the same kind that it is a copy of.
    return {
      by: 'automatic',
      packs: preferred === undefined ? [first, ...rest] : [preferred, ...others, first, ...rest],
    };
  }

  /** The pack in whose words a document is shown; null when a document that is not read may turn out to be anything. */
  toShow(reading: Reading | null, packId: string | undefined): TaskPack | null {
    if (reading !== null) return this.ofReading(reading).pack;
    const wanted = this.toRead(packId);
    if (wanted.by === 'person') return wanted.pack;
    return wanted.packs.length === 1 ? wanted.packs[0] : null;
  }

  /** The pack that made a reading, or what is left of it. */
  ofReading(reading: Reading): ReadingPack {
    return packOfReading(
      reading,
      this.versionsOf(reading.packId).map(({ pack }) => pack),
    );
  }

  /** What a reading says that its document is about, in the words of the pack that made it. */
  titleOf({ packId, packVersion, intent }: Pick<ReadingSummary, 'packId' | 'packVersion' | 'intent'>): string {
    const versions = this.versionsOf(packId);
    const made = versions.find(({ pack }) => pack.version === packVersion) ?? versions[0];
    return made === undefined ? asWords(intent.label) : intentTitle(made.pack, intent.label);
  }

  /** The titles of all intents of all versions, for the vault. */
  get intentTitles(): IntentTitles {
    return intentTitlesOf(this.newest.map(({ id }) => this.versionsOf(id).map(({ pack }) => pack)));
  }

  /** The listener is told when packs were saved, deleted or put back. */
  watch(listener: () => void): void {
    this.#watchers.push(listener);
  }

  /**
   * Keeps a changed pack as a new version, or a new pack as its first one. Measured constants that its words make
   * wrong are left out. Answers with the pack as it is kept, or with a sentence.
   *
   * @param before - the version that was changed; null for a new pack
   */
  async save(pack: TaskPack, before: TaskPack | null): Promise<TaskPack | string> {
    // Another tab may have saved a version meanwhile.
    await this.#load();
    if (this.isBuiltIn(pack.id)) return `${pack.id} comes with the app and cannot be overwritten. Copy it instead.`;
    const taken = this.versionsOf(pack.id).map((known) => known.pack.version);
    if (before === null && taken.length > 0) return `There is a pack ${pack.id} already. Choose another id.`;
    const version = before === null ? pack.version : nextVersion(before, pack, taken);
    const kept = { ...(before === null ? pack : withoutStaleCalibrations(before, pack)), version };
    const put = await this.#put(kept);
    return put ?? kept;
  }

  /** What a pack from a file is to those that are here. */
  newcomer(pack: TaskPack): Newcomer {
    if (this.isBuiltIn(pack.id)) return { kind: 'built-in' };
    const versions = this.versionsOf(pack.id).map((known) => known.pack);
    const [newest] = versions;
    if (newest === undefined) return { kind: 'new' };
    const same = versions.find((known) => isSamePack(known, pack));
    if (same !== undefined) return { kind: 'known', version: same.version };
    const taken = versions.map(({ version }) => version);
    return { kind: 'newer', version: nextVersion(newest, pack, taken) };
  }

  /** Keeps a pack from a file as it is, but for the id or version that it needs. Answers like {@link save}. */
  async add(pack: TaskPack): Promise<TaskPack | string> {
    await this.#load();
    const newcomer = this.newcomer(pack);
    if (newcomer.kind === 'built-in')
      return `${pack.id} comes with the app and cannot be overwritten. Copy it instead.`;
    if (newcomer.kind === 'known') return `This pack is here already, as version ${newcomer.version}.`;
    const kept = newcomer.kind === 'newer' ? { ...pack, version: newcomer.version } : pack;
    const put = await this.#put(kept);
    return put ?? kept;
  }

  /** Deletes a pack of the person's with all its versions, and offers to put it back. */
  async remove(id: string): Promise<boolean> {
    const title = this.find(id)?.title ?? id;
    const deleted = await this.#services.vault.deletePack(id);
    if (!deleted.ok) {
      this.#toasts.show(deleted.error.message);
      return false;
    }
    await this.#load();
    this.#toasts.show(`Deleted: ${title}`, {
      label: 'Undo',
      run: () => {
        void this.#services.vault.restorePack(deleted.value).then(async (restored) => {
          if (!restored.ok) this.#toasts.show(restored.error.message);
          await this.#load();
        });
      },
    });
    return true;
  }

  /** Null when it is kept, otherwise why not. */
  async #put(pack: TaskPack): Promise<string | null> {
    const { vault } = this.#services;
    const put = await vault.putPack({ packId: pack.id, version: pack.version, pack, savedAt: Date.now() });
    await this.#load();
    return put.ok ? null : put.error.message;
  }

  async #load(): Promise<void> {
    const listed = await this.#services.vault.listPacks();
    if (!listed.ok) {
      this.#error = listed.error.message;
      return;
    }
    const own: PackVersion[] = [];
    const damaged = [...listed.value.damaged];
    for (const { packId, version, pack, savedAt } of listed.value.items) {
      const parsed = taskPackSchema.safeParse(pack);
      if (parsed.success) own.push({ pack: parsed.data, savedAt });
      else damaged.push(`${packId}@${version}`);
    }
    this.#own = own;
    this.#damaged = damaged;
    this.#error = null;
    for (const listener of this.#watchers) listener();
  }
}
