import { createContext } from 'svelte';
import type { Services } from '../ports';
import { modelWords } from '../words/model-words';
import { Announcer } from './announcer.svelte';
import { Library } from './library.svelte';
import { ModelState } from './model-state.svelte';
import { Network } from './network.svelte';
import { PackDrafts } from './pack-drafts.svelte';
import { Packs } from './packs.svelte';
import { ReadingTurn } from './reading-turn';
import { Shell } from './shell.svelte';
import { Toasts } from './toasts.svelte';

/** All state of the running app. Components get it from the context. */
export class AppState {
  readonly services: Services;
  readonly shell: Shell;
  readonly toasts = new Toasts();
  readonly announcer = new Announcer();
  readonly model: ModelState;
  readonly packs: Packs;
  readonly drafts: PackDrafts;
  readonly turn = new ReadingTurn();
  readonly library: Library;
  readonly network: Network;

  constructor(services: Services, shell = new Shell()) {
    this.services = services;
    this.shell = shell;
    this.model = new ModelState(services.model);
    this.packs = new Packs(services, this.toasts);
    this.drafts = new PackDrafts(this.packs);
    this.library = new Library(services, this.toasts, this.announcer, this.packs, this.turn);
    this.network = new Network(services.collectRequests);
    let phase: string | null = null;
    services.model.subscribe((status) => {
      // Once per phase: a screen reader would drown in the bytes of a download.
      if (phase !== null && status.phase !== phase) this.announcer.say(modelWords(status).title);
      phase = status.phase;
    });
  }

  /** Lists what is stored, then looks for the model. */
  async start(): Promise<void> {
    // Documents are read and shown with them.
    await this.packs.start();
    await this.library.start();
    await this.model.start();
  }
}

export const [getApp, setApp] = createContext<AppState>();
