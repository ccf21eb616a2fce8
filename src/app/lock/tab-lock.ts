/** What tabs tell each other about the vault. */
type TabMessage = { readonly kind: 'lock' } | { readonly kind: 'active' };

const channelName = 'stayput-lock';

/**
 * Locks all tabs of this origin at once. A locked tab has ended its vault's worker, which alone had the keys, and loads
 * the page anew: nothing of the old one's memory can be reached from the new one.
 */
export class TabLock {
  readonly #channel = new BroadcastChannel(channelName);
  readonly #end: () => void;
  #isLocking = false;

  /**
   * @param end ends what holds secrets in this tab
   * @param onActive told when a person does something in another tab
   */
  constructor(end: () => void, onActive: () => void) {
    this.#end = end;
    this.#channel.onmessage = ({ data }: MessageEvent<TabMessage>) => {
      if (data.kind === 'lock') this.#lockHere();
      else onActive();
    };
  }

  /** Whether this tab is on its way out: nothing may hold it up. */
  get isLocking(): boolean {
    return this.#isLocking;
  }

  /** Locks this tab and all others. */
  lock(): void {
    this.lockOthers();
    this.#lockHere();
  }

  /** Locks all tabs but this one. */
  lockOthers(): void {
    this.#tell({ kind: 'lock' });
  }

  /** Tells the other tabs that the person is there. */
  tellActive(): void {
    this.#tell({ kind: 'active' });
  }

  #tell(message: TabMessage): void {
    this.#channel.postMessage(message);
  }

  #lockHere(): void {
    this.#isLocking = true;
    this.#end();
    location.reload();
  }
}
