import type { SealingKey } from '../seal';

/** The keys that this session may use. What they seal and open never leaves the vault's worker as a key. */
export class Keychain {
  #current: SealingKey;
  readonly #keys = new Map<string, SealingKey>();

  constructor(current: SealingKey, retiring: SealingKey | null = null) {
    this.#current = current;
    this.#keys.set(current.id, current);
    if (retiring !== null) this.#keys.set(retiring.id, retiring);
  }

  /** Seals what is written now. */
  get current(): SealingKey {
    return this.#current;
  }

  /** The key that sealed a record; undefined when this session does not have it. */
  get(keyId: string): SealingKey | undefined {
    return this.#keys.get(keyId);
  }

  /** Seals with another key from now on. The old one still opens: undone deletions may hold records under it. */
  replace(key: SealingKey): void {
    this.#current = key;
    this.#keys.set(key.id, key);
  }
}
