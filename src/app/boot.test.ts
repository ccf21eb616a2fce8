import { expect, test, vi } from 'vitest';
import { err, ok } from '../shared/result';
import type { Sentinel, VaultState } from '../vault';
import { enter, type LockedVault, type ReadyVault } from './boot';

const ready: ReadyVault = {
  phase: 'ready',
  vaultId: 'v',
  mode: 'open',
  waysIn: [],
  keyCreatedAt: 0,
  isResealing: false,
};
const locked: LockedVault = { phase: 'locked', vaultId: 'v', waysIn: [] };
const sentinel: Sentinel = { vaultId: 'v', mode: 'open', lastBackupAt: null };
const lax = { vault: { requireProtected: false, lockAfterMinutesAtMost: null } };
const strict = { vault: { requireProtected: true, lockAfterMinutesAtMost: null } };

function vaultOf(state: VaultState) {
  return { open: () => Promise.resolve(ok(state)), create: vi.fn(() => Promise.resolve(ok<VaultState>(ready))) };
}

test('who is new here gets a vault in open mode', async () => {
  const vault = vaultOf({ phase: 'absent' });
  expect(await enter(vault, null, lax)).toEqual({ kind: 'ready', state: ready });
  expect(vault.create).toHaveBeenCalledWith({ mode: 'open' });
});

test('who was here before and finds nothing is told, and nothing is made', async () => {
  const vault = vaultOf({ phase: 'absent' });
  expect(await enter(vault, sentinel, lax)).toEqual({ kind: 'erased', sentinel });
  expect(vault.create).not.toHaveBeenCalled();
});

test('a policy that wants a passphrase gets no open vault, not even for a moment', async () => {
  const vault = vaultOf({ phase: 'absent' });
  expect(await enter(vault, null, strict)).toEqual({ kind: 'must-protect', state: null });
  expect(vault.create).not.toHaveBeenCalled();
  expect(await enter(vaultOf(ready), sentinel, strict)).toEqual({ kind: 'must-protect', state: ready });
  const state = { ...ready, mode: 'protected' } as const;
  expect(await enter(vaultOf(state), sentinel, strict)).toEqual({ kind: 'ready', state });
});

test('a locked vault stays locked', async () => {
  expect(await enter(vaultOf(locked), sentinel, lax)).toEqual({ kind: 'locked', state: locked });
});

test('an open vault where a protected one was is not passed over in silence', async () => {
  const before = { ...sentinel, mode: 'protected' } as const;
  expect(await enter(vaultOf(ready), before, lax)).toEqual({ kind: 'unprotected', state: ready });
});

test('storage that does not open is an answer', async () => {
  const error = { code: 'blocked', message: 'Blocked.' } as const;
  const vault = { ...vaultOf(ready), open: () => Promise.resolve(err(error)) };
  expect(await enter(vault, sentinel, lax)).toEqual({ kind: 'cannot-start', error });
});
