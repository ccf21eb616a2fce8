import type { Sentinel, VaultClient, VaultError, VaultState } from '../vault';
import type { Deployment } from './deployment';

export type ReadyVault = Extract<VaultState, { phase: 'ready' }>;
export type LockedVault = Extract<VaultState, { phase: 'locked' }>;

/** What meets a person who opens the page. */
export type Entry =
  | { readonly kind: 'ready'; readonly state: ReadyVault }
  | { readonly kind: 'locked'; readonly state: LockedVault }
  /** There was a vault here, and nothing is left of it. Nobody asked for that. */
  | { readonly kind: 'erased'; readonly sentinel: Sentinel }
  /** It had a passphrase the last time, and opens without one now. Nobody asked for that, either. */
  | { readonly kind: 'unprotected'; readonly state: ReadyVault }
  /** This deployment keeps documents under a passphrase only. `state` is null where there is no vault yet. */
  | { readonly kind: 'must-protect'; readonly state: ReadyVault | null }
  | { readonly kind: 'cannot-start'; readonly error: VaultError };

/** Opens the vault as far as it opens by itself, and makes one for who is new here. */
export async function enter(
  vault: Pick<VaultClient, 'open' | 'create'>,
  sentinel: Sentinel | null,
  { vault: policy }: Pick<Deployment, 'vault'>,
): Promise<Entry> {
  let opened = await vault.open();
  if (opened.ok && opened.value.phase === 'absent') {
    if (sentinel !== null) return { kind: 'erased', sentinel };
    if (policy.requireProtected) return { kind: 'must-protect', state: null };
    opened = await vault.create({ mode: 'open' });
  }
  if (!opened.ok) return { kind: 'cannot-start', error: opened.error };
  const state = opened.value;
  if (state.phase === 'locked') return { kind: 'locked', state };
  // A vault that was just made, and is gone again.
  if (state.phase === 'absent') return enter(vault, null, { vault: policy });
  if (state.mode === 'open' && sentinel?.mode === 'protected') return { kind: 'unprotected', state };
  if (state.mode === 'open' && policy.requireProtected) return { kind: 'must-protect', state };
  return { kind: 'ready', state };
}
