import type { VaultError } from '../../vault';

/** What concerns the whole page: new versions, closed storage, and whether it starts without a network. */
export class Shell {
  #activateUpdate = $state.raw<(() => void) | null>(null);
  #storageError = $state.raw<VaultError | null>(null);
  #offlineProblem = $state<string | null>(null);
  #isOfflineReady = $state(false);

  constructor() {
    if (!('serviceWorker' in navigator)) return;
    void navigator.serviceWorker.ready.then(() => {
      this.#isOfflineReady = true;
    });
  }

  /** Switches to the new version that is ready; null when there is none. */
  get activateUpdate(): (() => void) | null {
    return this.#activateUpdate;
  }

  /** Why the storage is no longer open; null while it is. */
  get storageError(): VaultError | null {
    return this.#storageError;
  }

  /** Why the page won't start without a network, as a sentence; null when nobody said so. */
  get offlineProblem(): string | null {
    return this.#offlineProblem;
  }

  get isOfflineReady(): boolean {
    return this.#isOfflineReady;
  }

  updateReady(activate: () => void): void {
    this.#activateUpdate = activate;
  }

  storageClosed(error: VaultError): void {
    this.#storageError = error;
  }

  offlineUnavailable(reason: string): void {
    this.#offlineProblem = reason;
  }
}
