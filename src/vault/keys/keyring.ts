import type { Wrap } from './wrap';

/**
 * How the key that seals the records is kept. The one record that is never sealed: everything else opens with it.
 * Raw key bytes never lie in it, but for what a browser writes for the `CryptoKey` of the open mode.
 */
export interface KeyringRecord {
  readonly id: 'keyring';
  readonly format: typeof keyringFormat;
  /** Stays the same when keys change; a backup names the vault that it is of. */
  readonly vaultId: string;
  /**
   * `restoring`: a backup is being read into this database, which is nobody's vault yet. `frozen`: the vault is about to
   * be replaced by one that is restored, and takes no changes that would be lost with it.
   */
  readonly state: 'active' | 'restoring' | 'frozen';
  /** Grows with each change of this record: two tabs that change it at once can't undo each other's. */
  readonly revision: number;
  /** The key that seals whatever is written now. */
  readonly keyId: string;
  /** In epoch milliseconds. */
  readonly createdAt: number;
  readonly guard: Guard;
  /** The key before this one, for records that are not resealed yet; null when all are. */
  readonly retiring: RetiringKey | null;
}

export const keyringFormat = 1;

/** What stands between the disk and the key. */
export type Guard =
  /** Nothing: scripts can't read the key, whoever reads the disk can. */
  | { readonly mode: 'open'; readonly key: CryptoKey }
  /** Each wrap alone gives the key. */
  | { readonly mode: 'protected'; readonly wraps: readonly Wrap[] };

/** A key on its way out. */
export type RetiringKey =
  | { readonly kind: 'open'; readonly keyId: string; readonly key: CryptoKey }
  /** Raw key bytes, sealed by the key that follows it. */
  | {
      readonly kind: 'sealed';
      readonly keyId: string;
      readonly nonce: Uint8Array<ArrayBuffer>;
      readonly data: ArrayBuffer;
    };

export type VaultMode = Guard['mode'];
