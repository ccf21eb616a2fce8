import { openDB } from 'idb';
import { afterEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { VaultClient } from '../../vault';
import { enter, type ReadyVault } from '../boot';
import Entrance from './Entrance.svelte';

const passphrase = 'otter violin granite seven';
const strict = { vault: { requireProtected: true, lockAfterMinutesAtMost: null } };
let vault = new VaultClient();

afterEach(async () => {
  await vault.erase();
  vault.end();
  vault = new VaultClient();
});

/** The way to a protected vault, as far as the page asks for it. */
async function protect(): Promise<void> {
  await userEvent.fill(page.getByTestId('new-passphrase'), passphrase);
  await userEvent.fill(page.getByTestId('new-passphrase-again'), passphrase);
  await userEvent.click(page.getByRole('button', { name: 'Go on' }));
  const code = page.getByTestId('new-recovery-code').element().textContent.replace(/\s/g, '');
  await userEvent.click(page.getByRole('button', { name: 'I have written it down' }));
  await userEvent.fill(page.getByTestId('confirm-recovery-code'), code.slice(-8));
  await userEvent.click(page.getByRole('button', { name: 'Protect my documents' }));
}

test('where a passphrase is required, there is no vault until there is one', async () => {
  await vault.erase();
  const entry = await enter(vault, null, strict);
  if (entry.kind === 'ready') throw new Error('It opened.');
  expect(entry).toEqual({ kind: 'must-protect', state: null });
  const onReady = vi.fn<(state: ReadyVault) => void>();
  await render(Entrance, { entry, vault, onReady });
  expect((await vault.records.setSetting('early', 1)).ok).toBe(false);
  await protect();
  await expect.poll(() => onReady.mock.calls.length, { timeout: 12_000 }).toBe(1);
  expect(onReady.mock.calls[0]?.[0]).toMatchObject({ mode: 'protected' });
  const raw = await openDB('stayput');
  const keyrings = (await raw.getAll('keyring')) as { guard: { mode: string }; retiring: unknown }[];
  raw.close();
  expect(keyrings.map(({ guard, retiring }) => [guard.mode, retiring])).toEqual([['protected', null]]);
});

test('an open vault has to be protected before anything else, and keeps what is in it', async () => {
  await vault.erase();
  await vault.create({ mode: 'open' });
  await vault.records.setSetting('kept', 1);
  const entry = await enter(vault, null, strict);
  if (entry.kind === 'ready') throw new Error('It opened.');
  const onReady = vi.fn<(state: ReadyVault) => void>();
  await render(Entrance, { entry, vault, onReady });
  await protect();
  await expect.poll(() => onReady.mock.calls.length, { timeout: 12_000 }).toBe(1);
  expect(await vault.records.getSetting('kept')).toEqual({ ok: true, value: 1 });
});

test('who can no longer open it can only erase it, and is asked first', async () => {
  await vault.erase();
  await vault.create({ mode: 'protected', passphrase, recoveryCode: '0000000000000000000000000000' });
  const entry = { kind: 'locked', state: { phase: 'locked', vaultId: 'v', waysIn: [] } } as const;
  await render(Entrance, { entry, vault, onReady: () => undefined });
  await userEvent.click(page.getByText('I cannot open it any more'));
  await userEvent.click(page.getByRole('button', { name: 'Erase this vault' }));
  await expect.element(page.getByRole('dialog')).toHaveTextContent('This cannot be undone');
  await userEvent.click(page.getByRole('button', { name: 'Keep it' }));
  expect(await indexedDB.databases()).not.toEqual([]);
});
