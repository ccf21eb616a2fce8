import { untrack } from 'svelte';
import { actionFor, isForTyping, type Action } from '../review/action';
import type { Services } from '../ports';

/** Actions that belong together in the list of keys. */
export interface ActionGroup {
  readonly title: string;
  readonly actions: readonly Action[];
}

const setting = 'single-key-shortcuts';

/** The keys that work now, and whether those without Ctrl do. */
export class Shortcuts {
  readonly #vault: Services['vault'];
  #groups = $state.raw<readonly ActionGroup[]>([]);
  #areSingleKeysOn = $state(true);
  #isHelpOpen = $state(false);

  constructor(vault: Services['vault']) {
    this.#vault = vault;
  }

  get groups(): readonly ActionGroup[] {
    return this.#groups;
  }

  get areSingleKeysOn(): boolean {
    return this.#areSingleKeysOn;
  }

  get isHelpOpen(): boolean {
    return this.#isHelpOpen;
  }

  set isHelpOpen(isOpen: boolean) {
    this.#isHelpOpen = isOpen;
  }

  async start(): Promise<void> {
    const stored = await this.#vault.getSetting(setting);
    if (stored.ok && typeof stored.value === 'boolean') this.#areSingleKeysOn = stored.value;
  }

  async turnSingleKeys(on: boolean): Promise<void> {
    this.#areSingleKeysOn = on;
    await this.#vault.setSetting(setting, on);
  }

  /** Makes keys work. Returns the function that ends it. */
  register(group: ActionGroup): () => void {
    // Components register in effects, which must not run again because of what they changed.
    untrack(() => {
      this.#groups = [...this.#groups, group];
    });
    return () => {
      untrack(() => {
        this.#groups = this.#groups.filter((other) => other !== group);
      });
    };
  }

  /** Does what a key stands for, unless it is meant for a text box or a dialog. */
  handle(event: KeyboardEvent): void {
    if (event.defaultPrevented || isForTyping(event.target)) return;
    const actions = this.#groups.flatMap((group) => group.actions);
    const action = actionFor(actions, event, this.#areSingleKeysOn);
    if (action === null || document.querySelector('dialog[open], :popover-open') !== null) return;
    event.preventDefault();
    // A key that is held down would accept one field after the other unseen.
    if (!event.repeat && action.isAvailable()) action.run();
  }
}
