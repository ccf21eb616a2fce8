import type { Result } from '../../shared/result';
import { rememberVault, type ResealProgress, type VaultError, type VaultState } from '../../vault';
import type { ReadyVault } from '../boot';
import type { Deployment } from '../deployment';
import { idleMs, now } from '../lock/idle';
import { TabLock } from '../lock/tab-lock';
import type { Services } from '../ports';

const setting = 'lock-after-minutes';
const defaultMinutes = 15;
const checkEveryMs = 1_000;
/** A person who reads a document without touching anything has so long to say that they are there. */
const warningMs = 30_000;
/** Other tabs are told that somebody is here at most so often. */
const tellEveryMs = 5_000;

/** How long nobody may do anything until it locks, in minutes. */
export const lockChoices = [1, 5, 15, 60, 240] as const;

/** What stands before the documents: passphrase, lock, and the time until it locks by itself. */
export class Protection {
  readonly #services: Services;
  readonly #deployment: Pick<Deployment, 'vault'>;
  readonly #tabLock: TabLock;
  #state: ReadyVault;
  #progress = $state.raw<ResealProgress | null>(null);
  #problem = $state<string | null>(null);
  #minutes = $state(defaultMinutes);
  #secondsLeft = $state<number | null>(null);
  #last = now();
  #toldAt = 0;

  /** @param beforeLock keeps what would be lost by a lock; it has a moment for that, not more */
  constructor(
    services: Services,
    state: ReadyVault,
    deployment: Pick<Deployment, 'vault'>,
    beforeLock: () => Promise<void>,
  ) {
    this.#services = services;
    this.#deployment = deployment;
    this.#state = $state.raw(state);
    this.#tabLock = new TabLock(
      beforeLock,
      () => {
        services.vaultControl.end();
      },
      () => {
        this.#last = now();
      },
    );
    services.vaultControl.subscribe((event) => {
      if (event.kind === 'resealing') this.#progress = event.progress;
      if (event.kind === 'resealed') {
        this.#progress = null;
        this.#problem = event.error?.message ?? null;
        void this.refresh();
      }
    });
  }

  get isProtected(): boolean {
    return this.#state.mode === 'protected';
  }

  get state(): ReadyVault {
    return this.#state;
  }

  /** Whether this deployment allows a vault without a passphrase. */
  get mayBeOpen(): boolean {
    return !this.#deployment.vault.requireProtected;
  }

  /** How far a change of keys is; null when none is under way. */
  get progress(): ResealProgress | null {
    return this.#progress;
  }

  /** Why a change of keys could not be finished; it goes on when the page is opened again. */
  get problem(): string | null {
    return this.#problem;
  }

  /** Idle minutes until it locks. */
  get minutes(): number {
    return Math.min(this.#minutes, this.#deployment.vault.lockAfterMinutesAtMost ?? Infinity);
  }

  /** The times that this deployment allows. */
  get choices(): readonly number[] {
    const most = this.#deployment.vault.lockAfterMinutesAtMost ?? Infinity;
    const allowed = lockChoices.filter((minutes) => minutes <= most);
    return allowed.includes(this.minutes as (typeof lockChoices)[number])
      ? allowed
      : [...allowed, this.minutes].sort((a, b) => a - b);
  }

  /** Seconds until it locks; null while that is not near. */
  get secondsLeft(): number | null {
    return this.#secondsLeft;
  }

  /** Whether the page is about to be gone, and asks nobody. */
  get isLocking(): boolean {
    return this.#tabLock.isLocking;
  }

  async start(): Promise<void> {
    const stored = await this.#services.vault.getSetting(setting);
    if (stored.ok && typeof stored.value === 'number' && stored.value > 0) this.#minutes = stored.value;
  }

  /** Watches for idleness. Returns the function that ends it. */
  watch(): () => void {
    const ended = new AbortController();
    const { signal } = ended;
    for (const kind of ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const) {
      addEventListener(
        kind,
        () => {
          this.stayUnlocked();
        },
        { signal, passive: true, capture: true },
      );
    }
    // A device that wakes up shows the page before any timer runs.
    document.addEventListener(
      'visibilitychange',
      () => {
        this.#check();
      },
      { signal },
    );
    const timer = setInterval(() => {
      this.#check();
    }, checkEveryMs);
    signal.addEventListener('abort', () => {
      clearInterval(timer);
    });
    return () => {
      ended.abort();
    };
  }

  /** The person is there. What comes after the time has run out comes too late. */
  stayUnlocked(): void {
    this.#check();
    if (this.isLocking) return;
    this.#last = now();
    this.#secondsLeft = null;
    if (this.#last.monotonicMs - this.#toldAt < tellEveryMs) return;
    this.#toldAt = this.#last.monotonicMs;
    this.#tabLock.tellActive();
  }

  async chooseMinutes(minutes: number): Promise<string | null> {
    const kept = await this.#services.vault.setSetting(setting, minutes);
    if (!kept.ok) return kept.error.message;
    this.#minutes = minutes;
    return null;
  }

  /** Locks all tabs. */
  async lock(): Promise<void> {
    if (this.isProtected) await this.#tabLock.lock();
  }

  /** Waits for a change of the vault and shows what it is like then. Null when it worked, otherwise why it didn't. */
  async apply(change: Promise<Result<VaultState, VaultError>>): Promise<string | null> {
    const changed = await change;
    if (!changed.ok) return changed.error.message;
    this.#show(changed.value);
    return null;
  }

  /** The same for a change of the key, after which no other tab can open anything: they all start anew. */
  async applyNewKey(change: Promise<Result<VaultState, VaultError>>): Promise<string | null> {
    const problem = await this.apply(change);
    if (problem === null) this.#tabLock.lockOthers();
    return problem;
  }

  /** Looks again what the vault is like. */
  async refresh(): Promise<void> {
    await this.apply(this.#services.vaultControl.state());
  }

  #show(state: VaultState): void {
    if (state.phase !== 'ready') return;
    this.#state = state;
    rememberVault(state);
    if (!state.isResealing) this.#progress = null;
  }

  #check(): void {
    if (!this.isProtected || this.isLocking) return;
    const leftMs = this.minutes * 60_000 - idleMs(this.#last, now());
    this.#secondsLeft = leftMs > warningMs ? null : Math.max(0, Math.ceil(leftMs / 1000));
    if (leftMs <= 0) void this.lock();
  }
}
