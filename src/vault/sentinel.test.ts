import { expect, test } from 'vitest';
import { readSentinel, rememberVault, removeSentinel, writeSentinel, type Sentinel } from './sentinel';

function storageOf(items = new Map<string, string>()) {
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  };
}

const sentinel: Sentinel = { vaultId: 'v', mode: 'protected', lastBackupAt: 7 };

test('is read as it was written, and gone once it is removed', () => {
  const storage = storageOf();
  expect(readSentinel(storage)).toBeNull();
  writeSentinel(sentinel, storage);
  expect(readSentinel(storage)).toEqual(sentinel);
  removeSentinel(storage);
  expect(readSentinel(storage)).toBeNull();
});

test.each(['', '{', '[]', '"x"', '{"vaultId":1}', '{"vaultId":"v","mode":"ajar","lastBackupAt":null}'])(
  'what something else left there is no sentinel: %s',
  (text) => {
    expect(readSentinel(storageOf(new Map([['stayput-vault', text]])))).toBeNull();
  },
);

test('storage that refuses is no error', () => {
  const full = {
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
  };
  expect(() => {
    writeSentinel(sentinel, full);
  }).not.toThrow();
});

test('the date of the last backup stays with its vault', () => {
  const storage = storageOf();
  writeSentinel(sentinel, storage);
  rememberVault({ vaultId: 'v', mode: 'open' }, storage);
  expect(readSentinel(storage)).toEqual({ vaultId: 'v', mode: 'open', lastBackupAt: 7 });
  rememberVault({ vaultId: 'w', mode: 'open' }, storage);
  expect(readSentinel(storage)).toEqual({ vaultId: 'w', mode: 'open', lastBackupAt: null });
});
