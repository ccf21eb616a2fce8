import { createContext } from 'svelte';
import type { ReadyVault } from '../boot';
import { deployment } from '../deployment';
import type { Services } from '../ports';
import type { Judge } from '../trust/judge';
import { modelWords } from '../words/model-words';
import { Announcer } from './announcer.svelte';
import { Backups } from './backups.svelte';
import { DocumentList } from './document-list.svelte';
import { Library } from './library.svelte';
import { ModelState } from './model-state.svelte';
import { Network } from './network.svelte';
import { PackDrafts } from './pack-drafts.svelte';
import { Packs } from './packs.svelte';
import { Protection } from './protection.svelte';
import { ReadingTurn } from './reading-turn';
import { Reviews } from './reviews.svelte';
import { Search } from './search.svelte';
import { Shell } from './shell.svelte';
import { Shortcuts } from './shortcuts.svelte';
import { Toasts } from './toasts.svelte';
import { ViewChoice } from './view-choice.svelte';

/** All state of the running app. Components get it from the context. */
export class AppState {
  readonly services: Services;
  readonly shell: Shell;
  readonly toasts = new Toasts();
  readonly announcer = new Announcer();
  readonly model: ModelState;
  readonly packs: Packs;
  readonly drafts: PackDrafts;
  readonly protection: Protection;
  readonly backups: Backups;
  readonly turn = new ReadingTurn();
  readonly library: Library;
  readonly network: Network;
  readonly reviews = new Reviews();
  readonly viewChoice = new ViewChoice();
  readonly list: DocumentList;
  readonly search: Search;
  readonly shortcuts: Shortcuts;
  #judge: Promise<Judge> | null = null;

  /** @param vault what the unlocked vault is like */
  constructor(services: Services, vault: ReadyVault, shell = new Shell()) {
    this.services = services;
    this.shell = shell;
    this.model = new ModelState(services.model);
    this.packs = new Packs(services, this.toasts);
    this.drafts = new PackDrafts(this.packs, services.vault);
    this.protection = new Protection(services, vault, deployment, () => this.drafts.keep());
    this.backups = new Backups(services);
    this.library = new Library(services, this, () => this.loadJudge());
    this.list = new DocumentList(this.library, this.reviews);
    this.search = new Search(services, this.library, this.packs);
    this.shortcuts = new Shortcuts(services.vault);
    this.network = new Network(services.collectRequests);
    let phase: string | null = null;
    services.model.subscribe((status) => {
      // Once per phase: a screen reader would drown in the bytes of a download.
      if (phase !== null && status.phase !== phase) this.announcer.tell(modelWords(status).title);
      phase = status.phase;
    });
  }

  /** Who decides about answers. It brings what reads and learns; the list of documents does without. */
  loadJudge(): Promise<Judge> {
    this.#judge ??= import('../trust/open-judge')
      .then(({ openJudge }) => openJudge(this.services, this))
      .catch((thrown: unknown) => {
        // The next one to ask tries again.
        this.#judge = null;
        throw thrown;
      });
    return this.#judge;
  }

  /** Lists the newest of what is stored, then looks for the model. */
  async start(): Promise<void> {
    const packs = this.packs.start();
    await Promise.all([
      // Documents are asked for now, but read and shown with the packs.
      this.library.start(packs),
      packs.then(() => this.drafts.start()),
      this.shortcuts.start(),
      this.protection.start(),
      this.backups.start(),
    ]);
    // Both read all documents; the list comes first.
    void this.library.listed.then(() => this.search.start());
    await this.model.start();
  }
}

export const [getApp, setApp] = createContext<AppState>();
