import type { GateError } from './api';

/** An error of the vault, as the gate's. */
export function vaultFailure({ message }: { readonly message: string }): GateError {
  return { code: 'vault', message };
}

/** A person ended it before anything was kept or sent. */
export const stopped: GateError = { code: 'stopped', message: 'Stopped as you asked. Nothing was sent.' };
