import type { GateError } from './api';

/** An error of the vault, as the gate's. */
export function vaultFailure({ message }: { readonly message: string }): GateError {
  return { code: 'vault', message };
}
