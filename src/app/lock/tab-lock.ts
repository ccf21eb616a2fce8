/** What tabs tell each other about the vault. */
type TabMessage = { readonly kind: 'lock' } | { readonly kind: 'active' };

const channelName = 'stayput-lock';
const keepMs = 1_000;

/**
 * Locks all tabs of this origin at once. A locked tab has ended its vault's worker, which alone had the keys, and loads
 * the page anew: nothing of the old one's memory can be reached from the new one.
 */
export class TabLock {
  readonly #channel = new BroadcastChannel(channelName);
  readonly #keep: () => Promise<void>;
  readonly #end: () => void;
  #isLocking = false;

  /**
   * @param keep saves what a lock would lose; it has a second for that
   * @param end ends what holds secrets in this tab
   * @param onActive told when a person does something in another tab
   */
  constructor(keep: () => Promise<void>, end: () => void, onActive: () => void) {
    this.#keep = keep;
    this.#end = end;
    this.#channel.onmessage = ({ data }: MessageEvent<TabMessage>) => {
      if (data.kind === 'lock') void this.#lockHere();
      else onActive();
    };
  }

  /** Whether this tab is on its way out: nothing may hold it up. */
  get isLocking(): boolean {
    return this.#isLocking;
  }

  /** Locks this tab and all others. */
  async lock(): Promise<void> {
    this.lockOthers();
    await this.#lockHere();
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

  async #lockHere(): Promise<void> {
    if (this.#isLocking) return;
    this.#isLocking = true;
    await Promise.race([this.#keep().catch(() => undefined), new Promise((late) => setTimeout(late, keepMs))]);
    this.#end();
    location.reload();
  }
}
