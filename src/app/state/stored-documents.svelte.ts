import type { DocumentPage, VaultError } from '../../vault';
import type { Services } from '../ports';

/** Documents of the first part, which fills a screen. Each part after it has twice as many, up to the most. */
const firstPart = 40;
const largestPart = 500;
/** A tab in the background paints nothing, and goes on without. */
const paintPatienceMs = 100;

/** Brings the list of the stored documents into the page, the newest first, a part at a time. */
export class StoredDocuments {
  readonly #vault: Pick<Services['vault'], 'listDocuments' | 'countDocuments'>;
  #phase = $state<'first' | 'rest' | 'done' | 'failed'>('first');
  #total = $state(0);
  #ended: Promise<void> = Promise.resolve();

  constructor(vault: Pick<Services['vault'], 'listDocuments' | 'countDocuments'>) {
    this.#vault = vault;
  }

  /** Whether parts are still to come. */
  get isUnderWay(): boolean {
    return this.#phase === 'first' || this.#phase === 'rest';
  }

  /** Whether all of it is there. */
  get isComplete(): boolean {
    return this.#phase === 'done';
  }

  /** How many documents were stored at the start. */
  get total(): number {
    return this.#total;
  }

  /** Settles when no more parts will come. */
  get ended(): Promise<void> {
    return this.#ended;
  }

  /**
   * Answers once the first part is there; the others follow.
   *
   * @param ready no part is handed out before it settles
   * @param onPart takes each part
   * @param onError told what ends it early: what is there by then stays
   */
  async start(
    ready: Promise<void>,
    onPart: (page: DocumentPage) => void,
    onError: (error: VaultError) => void,
  ): Promise<void> {
    const [first, counted] = await Promise.all([
      this.#vault.listDocuments({ before: null, limit: firstPart }),
      this.#vault.countDocuments(),
      ready,
    ]);
    this.#total = counted.ok ? counted.value : 0;
    if (!first.ok) {
      this.#phase = 'failed';
      onError(first.error);
      return;
    }
    onPart(first.value);
    this.#phase = first.value.next === null ? 'done' : 'rest';
    this.#ended = this.#rest(first.value.next, onPart, onError);
  }

  async #rest(
    from: number | null,
    onPart: (page: DocumentPage) => void,
    onError: (error: VaultError) => void,
  ): Promise<void> {
    let limit = firstPart;
    for (let before = from; before !== null;) {
      await untilPainted();
      limit = Math.min(largestPart, limit * 2);
      const page = await this.#vault.listDocuments({ before, limit });
      if (!page.ok) {
        this.#phase = 'failed';
        onError(page.error);
        return;
      }
      onPart(page.value);
      before = page.value.next;
    }
    this.#phase = 'done';
  }
}

/** What has come is on the screen before more comes. */
function untilPainted(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, paintPatienceMs);
    requestAnimationFrame(() => setTimeout(resolve));
  });
}
