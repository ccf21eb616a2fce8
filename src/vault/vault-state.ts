import type { KeyringRecord, VaultMode } from './keys/keyring';
import type { ResealProgress } from './reseal';
import type { BackupProgress } from './save-backup';
import type { VaultError } from './vault-error';

/** A way into a protected vault, as the page may know it. `createdAt` is in epoch milliseconds. */
export type WayIn = { readonly id: string; readonly createdAt: number } & (
  | { readonly kind: 'passphrase' | 'recovery' }
  | {
      readonly kind: 'passkey';
      readonly label: string;
      readonly credentialId: Uint8Array<ArrayBuffer>;
      readonly prfInput: Uint8Array<ArrayBuffer>;
    }
);

/** What the vault of this origin is like. */
export type VaultState =
  /** Nothing is stored here, not even a key. */
  | { readonly phase: 'absent' }
  | { readonly phase: 'locked'; readonly vaultId: string; readonly waysIn: readonly WayIn[] }
  | {
      readonly phase: 'ready';
      readonly vaultId: string;
      readonly mode: VaultMode;
      readonly waysIn: readonly WayIn[];
      /** Since when the key is in use, in epoch milliseconds. */
      readonly keyCreatedAt: number;
      /** Whether records are still sealed by an older key. */
      readonly isResealing: boolean;
    };

/** What the worker tells the page unasked. */
export type VaultEvent =
  | { readonly kind: 'closed'; readonly error: VaultError }
  | { readonly kind: 'resealing'; readonly progress: ResealProgress }
  | { readonly kind: 'backup'; readonly progress: BackupProgress }
  /** Every record is under the current key, or the error says why not yet. */
  | { readonly kind: 'resealed'; readonly error: VaultError | null };

export function waysInOf({ guard }: KeyringRecord): readonly WayIn[] {
  if (guard.mode === 'open') return [];
  return guard.wraps.map((wrap): WayIn => {
    const { id, createdAt, kind } = wrap;
    if (kind !== 'passkey') return { id, createdAt, kind };
    const { label, credentialId, prfInput } = wrap;
    return { id, createdAt, kind, label, credentialId, prfInput };
  });
}
