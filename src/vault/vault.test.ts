import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, expect, test, vi } from 'vitest';
import { openVault } from './vault';
import { vaultSuite } from './vault-suite';

afterEach(() => {
  vi.unstubAllGlobals();
});

vaultSuite(() => {
  globalThis.indexedDB = new IDBFactory();
  return Promise.resolve();
});

test('a full disk is an answer that says what was kept', async () => {
  const factory = new IDBFactory();
  globalThis.indexedDB = factory;
  const vault = await openVault();
  if (!vault.ok) throw new Error(vault.error.message);
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('no room', 'QuotaExceededError');
  });
  const written = await vault.value.setSetting('a', 1);
  expect(written).toMatchObject({ ok: false, error: { code: 'quota' } });
  vi.restoreAllMocks();
});

test('a browser without storage is an answer', async () => {
  vi.stubGlobal('indexedDB', {
    open: () => {
      throw new DOMException('no', 'SecurityError');
    },
  });
  expect(await openVault()).toMatchObject({ ok: false, error: { code: 'unavailable' } });
});
